import type { OfficeEvent } from "../event.ts"
import type { Model } from "../model.ts"
import { freeUnits } from "./blockers.ts"
import type { State } from "./state.ts"

/** A new date: what is limited by the day begins anew. */
export function newDay(model: Model, state: State, { number }: OfficeEvent): void {
  const { pools, stations, units } = state
  const free = model.plan.pools.map((_, pool) => freeUnits(model, state, pool))
  state.day++
  for (let station = 0; station < model.stations; station++)
    if (stations.started[station] >= model.plan.steps[model.stepOf[station]].limit) stations.allowedBy[station] = number
  stations.started.fill(0)
  units.ended.fill(0)
  free.forEach((before, pool) => {
    if (before < model.mostUsed[pool] && before < freeUnits(model, state, pool)) pools.changed[pool] = number
  })
}

/** So many units of a pool are on duty from now on. `subject` is the pool. */
export function changeDuty({ pools }: State, { subject: pool, value, number }: OfficeEvent): void {
  pools.onDuty[pool] = value
  pools.changes[pool]++
  present(pools, pool, number)
}

/** So many units are out of the office from now on. */
export function sendOut({ pools }: State, { subject: pool, value, number }: OfficeEvent): void {
  pools.away[pool] = value
  present(pools, pool, number)
}

function present(pools: State["pools"], pool: number, number: number): void {
  const units = pools.onDuty[pool] - pools.away[pool]
  if (units > pools.units[pool]) pools.changed[pool] = number
  pools.units[pool] = units
}

/** The first life of a unit that wears in use; `value` counts the pool's units. */
export function fitUnit(model: Model, state: State, event: OfficeEvent): void {
  state.units.life[model.firstUnit[event.subject] + event.value] = event.hidden
}

/** `hidden` is the instant of repair. */
export function failUnit(model: Model, state: State, event: OfficeEvent): void {
  const { units } = state
  const unit = model.firstUnit[event.subject] + event.value
  units.broken[unit] = 1
  units.cuts[unit]++
  units.repairedAt[unit] = event.hidden
  units.life[unit] = Infinity
}

/** A failure that protection kept away; `hidden` is how long it lasts in use from now on. */
export function protectUnit(model: Model, state: State, event: OfficeEvent): void {
  const unit = model.firstUnit[event.subject] + event.value
  state.units.cuts[unit]++
  state.units.life[unit] = event.hidden
  state.units.wearsSince[unit] = event.time
}

/** `hidden` is how long it lasts in use from now on. */
export function repairUnit(model: Model, state: State, event: OfficeEvent): void {
  const { units, pools } = state
  const unit = model.firstUnit[event.subject] + event.value
  units.broken[unit] = 0
  units.repairedAt[unit] = Infinity
  units.life[unit] = event.hidden
  pools.changed[event.subject] = event.number
}

/** Service begins: what wears in use wears from now on. */
export function startWear(model: Model, state: State, event: OfficeEvent, slot: number): void {
  const { citizens, units } = state
  const unit = citizens.unit[slot]
  if (unit >= 0) units.wearsSince[unit] = event.time
  forEachWorn(model, event.office, citizens.step[slot], (at) => {
    if (state.switches.inUse[at]++ === 0) state.switches.wearsSince[at] = event.time
  })
}

export function stopWear(model: Model, state: State, event: OfficeEvent, slot: number): void {
  const { citizens, units, switches } = state
  const unit = citizens.unit[slot]
  if (unit >= 0) units.life[unit] -= event.time - units.wearsSince[unit]
  forEachWorn(model, event.office, citizens.step[slot], (at) => {
    if (--switches.inUse[at] === 0) switches.life[at] -= event.time - switches.wearsSince[at]
  })
}

/** The switches with a life of their own that a step needs at an office. */
export function forEachWorn(model: Model, office: number, step: number, act: (at: number) => void): void {
  if (!model.has.wear) return
  for (const d of model.plan.steps[step].needs) {
    const at = model.plan.offices[office].switches[d]
    if (model.wornSwitch[at] === 1) act(at)
  }
}
