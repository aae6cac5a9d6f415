import type { Service, Step } from "@tangguh/plan"
import { titleOf, type Compiling } from "../compiling.ts"
import { compileStep, type StepContext } from "./steps.ts"

/** The services with their steps, in file order, and the classes that come first at each step. */
export const compileServices = (
  compiling: Compiling,
  context: Omit<StepContext, "service" | "steps" | "own">,
): {
  readonly services: readonly Service[]
  readonly steps: readonly Step[]
  /** Indices of classes, by step. */
  readonly first: readonly (readonly number[])[]
} => {
  const { services: written } = compiling.file
  const names = Object.values(written).flatMap((service) => service.steps.map(({ step }) => step))
  const services: Service[] = []
  const steps: Step[] = []
  const first: (readonly number[])[] = []
  for (const [name, service] of Object.entries(written)) {
    const path = ["services", name, "steps"]
    if (service.steps.length === 0) compiling.problem(path, "there is no step", "one step at a counter")
    const before = steps.length
    const own = service.steps.map((_, index) => before + index)
    for (const [index, step] of service.steps.entries()) {
      if (names.indexOf(step.step) < before + index)
        compiling.problem(
          [...path, index, "step"],
          `the name ${step.step} is taken by another step`,
          "a name for each step of the file",
        )
      const compiled = compileStep(compiling, [...path, index], step, {
        ...context,
        service: services.length,
        steps: names,
        own,
      })
      steps.push(compiled.step)
      first.push(compiled.first)
    }
    services.push({ name, title: titleOf(service.title, name), steps: own })
  }
  if (services.length === 0) compiling.problem(["services"], "there is no service", "at least one service with a step")
  return { services, steps, first }
}
