import {
  Cause,
  Dismissing,
  EventType,
  hasStock,
  type Model,
  type OfficeEvent,
  onDuty,
  Said,
  type State,
} from "@tangguh/office"
import { ofDoors } from "./concerns.ts"

/** Remembers what happened last to doors and units, and so to which event a wait is due. */
export class LatestReasons {
  private readonly doors: Float64Array
  /** By pool: its last change of duty, and of units in order. */
  private readonly duty: Float64Array
  private readonly broken: Float64Array
  /** By office: what those who come are told, and where they are sent. */
  private readonly told: Float64Array
  private readonly sent: Float64Array

  constructor({ plan }: Model) {
    this.doors = new Float64Array(plan.offices.length)
    this.duty = new Float64Array(plan.pools.length)
    this.broken = new Float64Array(plan.pools.length)
    this.told = new Float64Array(plan.offices.length)
    this.sent = new Float64Array(plan.offices.length)
  }

  event({ type, number, office, subject, value, hidden }: OfficeEvent): void {
    const isSaid = type === EventType.Announced && value === Said.notToday && hidden === 0
    if (isSaid || type === EventType.QueueDismissed) this.told[office] = number
    else if (type === EventType.RedirectStarted) this.sent[office] = number
    else if (ofDoors.has(type)) this.doors[office] = number
    else if (type === EventType.DutyChanged || type === EventType.UnitsSentOut) this.duty[subject] = number
    else if (type === EventType.UnitFailed) this.broken[subject] = number
  }

  /** Numbers of the events whose effect stands for those who come to a step now: what is down, what they are told, where they are sent. */
  standing(model: Model, { offices, switches }: State, office: number, step: number): readonly number[] {
    const down = model.plan.offices[office].switches.filter(
      (_, dependency) => (offices.down[office] & model.needs[step] & (1 << dependency)) !== 0,
    )
    return [
      ...down.map((at) => switches.changed[at]),
      ...(offices.dismissing[office] === Dismissing.no ? [] : [this.told[office]]),
      ...(offices.redirectTo[office] < 0 ? [] : [this.sent[office]]),
    ]
  }

  /** Number of the event that made somebody wait for this; 0: nothing in the log did, or many. */
  of(cause: number, model: Model, state: State, slot: number): number {
    const { plan } = model
    const office = state.citizens.office[slot]
    if (cause === Cause.closed || cause === Cause.onBreak) return this.doors[office]
    if (cause === Cause.way) return state.citizens.since[slot]
    if (cause >= Cause.dependency) {
      const dependency = cause - Cause.dependency
      if (dependency < plan.dependencies.length)
        return state.switches.changed[plan.offices[office].switches[dependency]]
      const resource = model.brokenCause.indexOf(cause)
      return this.broken[plan.offices[office].pools[resource]]
    }
    const station = office * model.steps + state.citizens.step[slot]
    if (cause === Cause.staff) {
      for (let use = model.firstUse[station]; use < model.firstUse[station + 1]; use++) {
        const pool = model.usePool[use]
        if (onDuty(model, state, pool) < model.useUnits[use]) return this.duty[pool]
      }
    }
    if (cause === Cause.stock && !hasStock(model, state, station, true)) {
      for (let take = model.firstTake[station]; take < model.firstTake[station + 1]; take++) {
        const store = model.takeStore[take]
        if (state.stores.onHand[store] < model.takeAmount[take]) return state.stores.changed[store]
      }
    }
    return 0
  }
}
