import type { Model } from "./model.ts"
import { Door, type State } from "./state.ts"

/** Dependencies that the station's step needs and that are down there, as bits. */
export const missing = (model: Model, state: State, station: number): number => {
  const office = model.officeOf[station]
  return state.offices.down[office] & model.needs[model.stepOf[station]]
}

/** How many citizens a station can serve at once with what is missing: all, none, or as many as the buffer has room for. */
export function servable(model: Model, state: State, station: number): number {
  const office = model.officeOf[station]
  const step = model.stepOf[station]
  const lacking = state.offices.down[office] & model.needs[step]
  if (lacking === 0) return Infinity
  if ((lacking & ~model.without[step]) !== 0) return 0
  return Math.max(0, model.plan.arrangement.offlineCapture!.buffer - state.offices.records[office])
}

/** Factor on service times at a station now: the largest of what slows it, not the product. */
export function slowness(model: Model, state: State, station: number): number {
  const office = model.officeOf[station]
  let slow = state.offices.overtime[office] === 1 ? state.offices.fatigue[office] : 1
  if (!model.maySlow) return slow
  const step = model.stepOf[station]
  const offline = model.plan.arrangement.offlineCapture
  if (offline !== null && offline.step === step && state.offices.uploading[office] >= 0)
    slow = Math.max(slow, offline.surge)
  const switches = model.plan.offices[office].switches
  for (let d = 0; d < switches.length; d++) {
    if ((model.needs[step] & (1 << d)) !== 0) slow = Math.max(slow, state.switches.slow[switches[d]])
  }
  return slow
}

/** What people at a station wait for: the first of these that holds. Dependencies follow, from `Cause.dependency`. */
export const Cause = { closed: 0, onBreak: 1, staff: 2, busy: 3, dependency: 4 } as const

/** The cause that a wait at this station is charged to now. Dependencies count in file order, those of an office before wider ones. */
export function waitCause(model: Model, state: State, station: number): number {
  const office = model.officeOf[station]
  const door = state.offices.door[office]
  if (door === Door.closed) return Cause.closed
  if (door === Door.onBreak) return Cause.onBreak
  if (servable(model, state, station) === 0) {
    const lacking = missing(model, state, station)
    let charged = -1
    for (const d of model.chargeOrder) if ((lacking & (1 << d)) !== 0 && charged < 0) charged = d
    return Cause.dependency + charged
  }
  if (model.capacity[station] === 0) return Cause.staff
  return Cause.busy
}
