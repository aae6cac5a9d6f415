import type { Model, Policy } from "@tangguh/office"

/** Which policies are in force for a stretch of a run, and the model of the plan that they have prepared. One, and another for each fork. */
export interface Regime {
  readonly model: Model
  readonly policies: readonly Policy[]
}

/** By which number the timers of each policy that listens go: the place at which it was first in force. */
export function numbersOf(regimes: readonly Regime[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  for (const { policies } of regimes)
    for (const { listensTo, name } of policies)
      if (listensTo !== undefined && !numbers.has(name)) numbers.set(name, numbers.size)
  return numbers
}
