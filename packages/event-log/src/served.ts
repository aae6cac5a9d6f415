import { Completed, EventType, Flag, type Model, type Observer, type OfficeEvent, type State } from "@tangguh/office"
import { EntitySet } from "./entity-set.ts"

/** Whether whoever an event is of has now all that was come for; false: no longer, for the record is lost; null: nothing changes in that. */
export function isServedBy(
  { type, value }: OfficeEvent,
  model: Model,
  { citizens }: State,
  slot: number,
): boolean | null {
  if (type === EventType.RecordLost) return false
  const passes =
    (type === EventType.ServiceCompleted && value !== Completed.notPassed) ||
    type === EventType.StepBypassed ||
    type === EventType.ServedAtHome
  if (!passes) return null
  return model.next[citizens.step[slot]] < 0 || (citizens.flags[slot] & Flag.onlyThisStep) !== 0 ? true : null
}

/** Who is served to the end in a run: citizens, and jobs that were there at the start, as they can be told from each other in every run of the same world. */
export class Served implements Observer {
  /** By origin: their entities. */
  private readonly entities: readonly EntitySet[]
  private readonly model: Model

  constructor(model: Model) {
    this.model = model
    this.entities = Array.from({ length: model.origins }, () => new EntitySet())
  }

  event(event: OfficeEvent, state: State, slot: number): void {
    if (slot < 0) return
    const isServed = isServedBy(event, this.model, state, slot)
    if (isServed === null) return
    const { origin, entity } = state.citizens
    if (isServed) this.entities[origin[slot]].add(entity[slot])
    else this.entities[origin[slot]].delete(entity[slot])
  }

  /** How many are served here and not there. */
  without(other: Served): number {
    return this.entities.reduce((sum, here, origin) => sum + here.without(other.entities[origin]), 0)
  }
}
