import type { Service, Step } from "@tangguh/plan"
import { titleOf, type Compiling } from "../compiling.ts"
import type { Path } from "../problem.ts"
import { compileStep, type StepContext } from "./steps.ts"

/** Refuses steps that send everybody to each other, so that nobody ever leaves. Who comes again after a while is not meant. */
const checkLoops = (compiling: Compiling, path: Path, own: readonly number[], steps: readonly Step[]): void => {
  const next = own.map((index, position): readonly number[] => {
    const { exits } = steps[index]!
    const goesOn = 1 - exits.reduce((sum, { share }) => sum + share, 0) > 1e-9
    const to = exits.filter(({ share }) => share > 0).map((exit) => (exit.after === null ? own.indexOf(exit.to) : -1))
    return goesOn ? [...to, position + 1 < own.length ? position + 1 : -1] : to
  })
  const reachable = (from: number): ReadonlySet<number> => {
    const found = new Set<number>()
    const visit = (position: number): void => {
      for (const to of next[position] ?? []) {
        if (found.has(to)) continue
        found.add(to)
        visit(to)
      }
    }
    visit(from)
    return found
  }
  const from = own.map((_, position) => reachable(position))
  for (const position of own.keys()) {
    if (from[position]!.has(-1)) continue
    const loop = [...own.keys()].filter((other) => from[position]!.has(other) && from[other]!.has(position))
    if (loop.length < 2 || loop[0] !== position) continue // a step that leads to itself alone says so
    const names = loop.map((other) => steps[own[other]!]!.name)
    compiling.problem(
      [...path, position, "then"],
      `${names.slice(0, -1).join(", ")} and ${names.at(-1)} send everyone to each other, without end`,
      "leave in one of them, shares below 100 %, or after: a new visit",
    )
  }
}

/** Refuses a counter after a back office to which nobody comes: whoever has a job there has gone. */
const checkComing = (compiling: Compiling, path: Path, own: readonly number[], steps: readonly Step[]): void => {
  for (const [position, index] of own.entries()) {
    const [before, step] = [steps[own[position - 1] ?? -1], steps[index]!]
    if (step.where === "back office")
      for (const { to, after } of step.exits) {
        if (to < 0 || after !== null || steps[to]!.where === "back office" || steps[to]!.comes !== null) continue
        compiling.problem(
          [...path, position, "then", steps[to]!.name],
          `${steps[to]!.name} is at a counter, and whoever waits for the back office (${step.name}) has gone`,
          "after: 3 working days, or how long after it they come",
        )
      }
    if (before?.where !== "back office" || step.where !== "counter" || step.comes !== null) continue
    if (before.exits.reduce((sum, { share }) => sum + share, 0) > 1 - 1e-9) continue
    compiling.problem(
      [...path, position],
      `${step.name} is at a counter, and whoever waits for the back office (${before.name}) has gone`,
      "comes: 3 working days, or how long after it they come; or where: back office",
    )
  }
}

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
    checkLoops(compiling, path, own, steps)
    checkComing(compiling, path, own, steps)
    services.push({ name, title: titleOf(service.title, name), steps: own })
  }
  if (services.length === 0) compiling.problem(["services"], "there is no service", "at least one service with a step")
  return { services, steps, first }
}
