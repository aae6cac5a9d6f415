import { onGrid } from "@tangguh/engine"
import { EventType, NOWHERE, Said } from "../event.ts"
import { stops } from "../state/blockers.ts"
import type { Run } from "./run.ts"

/** The published status catches up with what is so; or, wrongly, runs ahead of it. */
export function publish(run: Run, time: number, office: number): void {
  const { model, state, world } = run
  const { publishesAt, publishesAs, publishesBecause, published, publishedBy, wrongUpAt } = state.offices
  const status = model.plan.arrangement.publicStatus!
  if (wrongUpAt[office] <= time && publishesAt[office] > time) {
    run.emit(time, EventType.StatusPublished, office, NOWHERE, 0, Infinity, publishedBy[office], -1)
    return
  }
  const news = publishesAs[office]
  if (published[office] === news) return
  const wrong = news === 1 && world.officeDraws(office, 0, cutsBehind(run, office)).next() < status.falseUp
  run.emit(
    time,
    EventType.StatusPublished,
    office,
    NOWHERE,
    news,
    wrong ? onGrid(time + status.falseUpAfter) : Infinity,
    publishesBecause[office],
    -1,
  )
}

/** How often anything that an office depends on has failed, in use too: the address of what is drawn for an outage. */
const cutsBehind = ({ model, state }: Run, office: number): number =>
  model.plan.offices[office].switches.reduce((all, at) => all + state.switches.cuts[at] + state.switches.lives[at], 0)

const SAID = { wait: Said.wait, "not today": Said.notToday, "back at": Said.backAt, up: Said.up } as const

/** What was to be announced is, unless its occasion is over by now; hidden 1: it is not said. */
export function announce(run: Run, time: number, pending: number): void {
  const { model, state } = run
  const { announcement, office, cause } = state.announcements[pending]
  const { at, says } = model.plan.arrangement.announcements[announcement]
  const stillSo =
    says === "up" ||
    (at.kind === "fails" && stops(model, state, office, at.dependency)) ||
    (at.kind === "empty" && state.stores.onHand[model.plan.offices[office].stores[at.stock]] === 0) ||
    at.kind === "instant" ||
    at.kind === "recovers"
  run.emit(time, EventType.Announced, office, announcement, SAID[says], stillSo ? 0 : 1, cause, -1)
}
