import { onGrid } from "@tangguh/engine"
import { EventType, NOWHERE } from "./event.ts"
import type { Run } from "./run.ts"

/** The published status catches up with what is so; or, wrongly, runs ahead of it. */
export function publish(run: Run, time: number, office: number): void {
  const { model, state, world } = run
  const { publishesAt, publishesAs, published, wrongUpAt } = state.offices
  const status = model.plan.arrangement.publicStatus!
  if (wrongUpAt[office] <= time && publishesAt[office] > time) {
    run.emit(time, EventType.StatusPublished, office, NOWHERE, 0, Infinity, 0, -1)
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
    0,
    -1,
  )
}

/** How often anything that an office depends on has failed: the address of what is drawn for an outage. */
const cutsBehind = (run: Run, office: number): number =>
  run.model.plan.offices[office].switches.reduce((cuts, at) => cuts + run.state.switches.cuts[at], 0)
