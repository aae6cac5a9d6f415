import {
  EventType,
  type Model,
  type Observer,
  type OfficeEvent,
  officeView,
  type OfficeView,
  type Policy,
  type PublicEvent,
  type State,
  planAsTold,
} from "@tangguh/office"

/** Folds events into the memories of policies, as a run does; nobody is asked to decide. */
export class Memories implements Observer {
  private readonly policies: readonly Policy[]
  private readonly view: OfficeView

  /** Gives every policy that has none its first memory. */
  constructor(model: Model, state: State, policies: readonly Policy[]) {
    this.policies = policies.filter((policy) => policy.listensTo !== undefined)
    this.view = officeView(model, state)
    for (const { name, initialMemory } of this.policies) {
      if (initialMemory !== undefined && !(name in state.memory))
        state.memory[name] = initialMemory(planAsTold(model.plan))
    }
  }

  event({ time, number, type, office, subject, value, cause }: OfficeEvent, state: State): void {
    const ofOne = type === EventType.TimerFired || type === EventType.TimerSet
    let heard: PublicEvent | undefined
    this.policies.forEach((policy, p) => {
      if (policy.remember === undefined || !policy.listensTo!.includes(type) || (ofOne && subject !== p)) return
      heard ??= Object.freeze({ time, number, type, office, subject, value, cause })
      state.memory[policy.name] = policy.remember(state.memory[policy.name], heard, this.view)
    })
  }
}
