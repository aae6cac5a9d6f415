import type { InterruptionRule, Service, Step } from "@tangguh/plan"
import { lawAt, titleOf, type Compiling } from "../compiling.ts"
import { durationLaw } from "../law.ts"
import type { Path } from "../problem.ts"

export const compileServices = (
  compiling: Compiling,
  resources: readonly string[],
  dependencies: readonly string[],
): { readonly services: readonly Service[]; readonly steps: readonly Step[] } => {
  const services: Service[] = []
  const steps: Step[] = []
  const names = new Set<string>()
  for (const [name, written] of Object.entries(compiling.file.services)) {
    const path = ["services", name, "steps"]
    if (written.steps.length === 0) compiling.problem(path, "there is no step", "one step at a counter")
    if (written.steps.length > 1)
      compiling.problem([...path, 1], "a second step is not supported yet", "one step at a counter")
    const own: number[] = []
    for (const [index, step] of written.steps.slice(0, 1).entries()) {
      const at: Path = [...path, index]
      if (names.has(step.step))
        compiling.problem(
          [...at, "step"],
          `the name ${step.step} is taken by another step`,
          "a name for each step of the file",
        )
      names.add(step.step)
      const takes = lawAt(compiling, [...at, "takes"], durationLaw(step.takes))
      let resource = -1
      if (typeof step.with === "string") resource = resources.indexOf(step.with)
      else if (step.with !== undefined) {
        const units = Object.entries(step.with)
        if (units.length !== 1 || units[0]![1] !== 1)
          compiling.problem(
            [...at, "with"],
            "more than one unit of one resource is not supported yet",
            "the name of one resource",
          )
        else resource = resources.indexOf(units[0]![0])
      }
      const needs = (step.needs ?? []).map((need) => dependencies.indexOf(need))
      if (new Set(needs).size < needs.length)
        compiling.problem([...at, "needs"], "a dependency stands here twice", "each dependency once")
      if (
        needs.length > 0 &&
        step.when?.failure == null &&
        !needs.every((need) => step.when?.dependencies.has(dependencies[need]!))
      )
        compiling.assume([...at, "when", "failure"], "resume")
      const onFailure = dependencies.map(
        (dependency): InterruptionRule => step.when?.dependencies.get(dependency) ?? step.when?.failure ?? "resume",
      )
      if (step.queue?.at_closing === undefined && compiling.file.hours?.kind !== "always")
        compiling.assume([...at, "queue", "at_closing"], "leave")
      own.push(steps.length)
      steps.push({
        name: step.step,
        title: titleOf(step.title, step.step),
        service: services.length,
        resource,
        takes: takes ?? { kind: "constant", value: 0 },
        needs: [...needs].sort((a, b) => a - b),
        onFailure,
        atClosing: step.queue?.at_closing ?? "leave",
        backlog: titleOf(step.backlog, step.step),
      })
    }
    services.push({ name, title: titleOf(written.title, name), steps: own })
  }
  if (services.length === 0) compiling.problem(["services"], "there is no service", "at least one service with a step")
  return { services, steps }
}
