import { onGrid } from "@tangguh/engine"
import { NOWHERE, type OfficeEvent, Said } from "../event.ts"
import type { Model } from "../model.ts"
import { dayOf } from "../world/calendar.ts"
import { Dismissing, Door, Flag, type State, Status } from "./state.ts"

export function closeDoors(state: State, { office, time }: OfficeEvent): void {
  const { offices } = state
  offices.door[office] = Door.closed
  offices.closedAt[office] = time
  offices.period[office]++
  offices.overtime[office] = 0
  offices.extendedUntil[office] = 0
  offices.fatigue[office] = 1
  offices.tickets[office] = 0
  offices.called[office] = 0
}

/** The stations of an office can work again: what made them able is this event. */
export function ableAt(model: Model, state: State, event: OfficeEvent): void {
  if (event.office === NOWHERE) return
  for (let step = 0; step < model.steps; step++)
    state.stations.ableSince[event.office * model.steps + step] = event.number
}

/** News changes the patience of everybody who waits at the office: those called and interrupted too. */
export function tell(model: Model, state: State, event: OfficeEvent, said: number, flag: number): void {
  for (let step = 0; step < model.steps; step++) {
    if (model.isJob[step] === 1) continue
    const from = model.firstList[event.office * model.steps + step]
    for (let list = from + model.ranks[step]; list >= from; list--) {
      for (let slot = state.lists.first[list]; slot >= 0; slot = state.citizens.next[slot]) {
        if (state.citizens.status[slot] !== Status.inService) tellOne(model, state, slot, event.time, said, flag)
      }
    }
  }
}

export function tellOne(model: Model, state: State, slot: number, time: number, said: number, flag: number): void {
  const { patience, flags, origin } = state.citizens
  const told = model.plan.classes[model.originClass[origin[slot]]].whenTold
  const factor = said === Said.wait ? told.wait : said === Said.backAt ? told.backAt : 1
  if (said === Said.notToday) patience[slot] = Math.min(patience[slot], onGrid(time + told.notToday))
  else if (factor !== 1 && patience[slot] < Infinity) patience[slot] = onGrid(time + (patience[slot] - time) * factor)
  flags[slot] |= flag | (said === Said.notToday ? Flag.told : 0)
}

/** Nothing more is said to those who come. */
export function endMessages(model: Model, { offices }: State, office: number): void {
  offices.dismissing[office] = Dismissing.no
  offices.redirectTo[office] = -1
  const heard = offices.heard[office]
  if (heard >= 0 && model.plan.arrangement.announcements[heard].says === "back at") offices.heard[office] = -1
}

/** `subject` is the announcement, `value` what it says. */
export function announced(model: Model, state: State, event: OfficeEvent): void {
  const { offices } = state
  const { subject, office, value } = event
  const due = state.announcements.findIndex((each) => each.announcement === subject && each.office === office)
  state.announcements.splice(due, 1)
  if (event.hidden === 1) return // its occasion was over
  if (model.plan.arrangement.announcements[subject].to === "everyone") tellEveryone(model, state, event)
  if (value === Said.notToday && offices.dismissing[office] === Dismissing.no)
    offices.dismissing[office] = Dismissing.plainly
  if (value === Said.up) endMessages(model, state, office)
  tell(model, state, event, value, 0)
}

/** What everyone may have heard keeps those reached at home until the date is over, or the contrary is said to everyone. */
function tellEveryone({ plan }: Model, state: State, event: OfficeEvent): void {
  const { heard, heardBy, heardUntil } = state.offices
  heardUntil[event.office] = plan.days[dayOf(plan, event.time) + 1]
  heard[event.office] = event.value === Said.notToday || event.value === Said.backAt ? event.subject : -1
  heardBy[event.office] = event.number
}

/** What is to be said on an occasion is said after its delay. */
export function announceLater(
  model: Model,
  state: State,
  office: number,
  kind: "fails" | "recovers" | "empty",
  of: number,
  event: OfficeEvent,
): void {
  model.plan.arrangement.announcements.forEach(({ at, delay }, announcement) => {
    if (at.kind !== kind || (at.kind === "empty" ? at.stock : at.dependency) !== of) return
    state.announcements.push({ announcement, office, at: onGrid(event.time + delay), cause: event.number })
  })
}
