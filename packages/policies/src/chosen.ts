import type { Plan, Scope, Step } from "@tangguh/plan"

/** What a parameter was given. */
export type Parameters = Readonly<Record<string, unknown>>

/** The list that a parameter names, or what is usual where it names nothing. */
export const namedOr = (parameters: Parameters, name: string, usual: () => readonly number[]): readonly number[] => {
  const named = parameters[name] as readonly number[]
  return named.length > 0 ? named : usual()
}

/** The one that a parameter names, or what is usual where it names none; −1: nothing. */
export const nameOr = (parameters: Parameters, name: string, usual: () => number): number => {
  const named = parameters[name] as number
  return named >= 0 ? named : usual()
}

const every = <A>(all: readonly A[], holds: (each: A) => boolean): readonly number[] =>
  all.flatMap((each, index) => (holds(each) ? [index] : []))

export const ofScope = (plan: Plan, ...scopes: readonly Scope[]): readonly number[] =>
  every(plan.dependencies, ({ scope }) => scopes.includes(scope))

/** The dependency called so, or else all of that scope. */
export const calledOr = (plan: Plan, name: string, scope: Scope): readonly number[] => {
  const called = every(plan.dependencies, (each) => each.name === name)
  return called.length > 0 ? called : ofScope(plan, scope)
}

/** All switches of these dependencies. */
export const switchesOf = (plan: Plan, dependencies: readonly number[]): readonly number[] =>
  every(plan.switches, ({ dependency }) => dependencies.includes(dependency))

export const counterSteps = (plan: Plan): readonly number[] => every(plan.steps, isAtCounter)
const isAtCounter = ({ where }: Step) => where === "counter"

/** The first step of each service: where people come in. */
export const firstSteps = (plan: Plan): readonly number[] => plan.services.map(({ steps }) => steps[0])

/** The step that makes what people wait for: the one that uses a stock, or else the last of the back office. A list of one, or empty. */
export function issuingStep(plan: Plan): readonly number[] {
  const using = plan.steps.findIndex(({ uses }) => uses.length > 0)
  const step = using >= 0 ? using : plan.steps.findLastIndex(({ where }) => where === "back office")
  return step >= 0 ? [step] : []
}

/** What the first step at a counter takes; −1: nothing. */
export const counterResource = (plan: Plan): number =>
  plan.steps.find((step) => isAtCounter(step) && step.with.length > 0)?.with[0].resource ?? -1

/** What the issuing step takes; −1: nothing. */
export const issuingResource = (plan: Plan): number =>
  issuingStep(plan).flatMap((step) => plan.steps[step].with)[0]?.resource ?? -1
