import {
  EventType,
  type Observer,
  type OfficeEvent,
  officeView,
  type OfficeView,
  type Policy,
  type PublicEvent,
  type State,
  planAsTold,
} from "@tangguh/office"
import { numbersOf, type Regime } from "./regime.ts"

/**
 * Folds events into the memories of policies, as a run does; nobody is asked to decide. Memories of those that take over later are
 * folded from the beginning, too, and come into the state when they do.
 */
export class Memories implements Observer {
  private readonly regimes: readonly Regime[]
  private readonly numbers: ReadonlyMap<string, number>
  /** Of policies that are not in force now. */
  private readonly apart: Record<string, unknown> = {}
  private readonly state: State
  private inForce: ReadonlySet<string> = new Set()
  private listeners: readonly Policy[] = []
  private view!: OfficeView

  /** Gives every policy that has none its first memory; `current`: which of the regimes the state is under. */
  constructor(state: State, regimes: readonly Regime[], current: number) {
    this.state = state
    this.regimes = regimes
    this.numbers = numbersOf(regimes)
    this.install(current)
    for (const { model, policies } of regimes)
      for (const { initialMemory, listensTo, name } of policies) {
        const kept = this.keptIn(name)
        if (listensTo !== undefined && initialMemory !== undefined && !(name in kept))
          kept[name] = initialMemory(planAsTold(model.plan))
      }
  }

  /** From now on the policies of another regime are in force. */
  change(regime: number): void {
    for (const [name, memory] of Object.entries(this.state.memory)) this.apart[name] = memory
    this.state.memory = {}
    this.install(regime)
    for (const { name } of this.regimes[regime].policies)
      if (name in this.apart) {
        this.state.memory[name] = this.apart[name]
        delete this.apart[name]
      }
  }

  event({ time, number, type, office, subject, value, cause }: OfficeEvent): void {
    const ofOne = type === EventType.TimerFired || type === EventType.TimerSet
    let heard: PublicEvent | undefined
    for (const policy of this.listeners) {
      const { listensTo, name } = policy
      if (!listensTo!.includes(type) || (ofOne && subject !== this.numbers.get(name))) continue
      heard ??= Object.freeze({ time, number, type, office, subject, value, cause })
      const kept = this.keptIn(name)
      kept[name] = policy.remember!(kept[name], heard, this.view)
    }
  }

  private install(regime: number): void {
    const { model, policies } = this.regimes[regime]
    this.inForce = new Set(policies.map(({ name }) => name))
    this.view = officeView(model, this.state)
    const later = this.regimes.slice(regime + 1).flatMap((each) => each.policies)
    const byName = new Map([...later, ...policies].map((policy) => [policy.name, policy]))
    this.listeners = [...byName.values()].filter(
      (policy) => policy.listensTo !== undefined && policy.remember !== undefined,
    )
  }

  private keptIn(name: string): Record<string, unknown> {
    return this.inForce.has(name) ? this.state.memory : this.apart
  }
}
