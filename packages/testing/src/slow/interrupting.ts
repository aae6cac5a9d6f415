import { onGrid } from "@tangguh/engine"
import { Interrupted, Reason } from "@tangguh/office"
import type { InterruptionRule } from "@tangguh/plan"
import { isSentHome } from "./conditions.ts"
import { giveUpCounter, queueUp } from "./counters.ts"
import { leave } from "./leaving.ts"
import { type Citizen, type Now, sayOf, stationOf } from "./now.ts"

const WORK = ["finish", "resume", "repeat", "redraw"] as const
const PLACE = ["stay", "head", "tail", "leave"] as const

/** Where several causes hold at once, the later of each list. */
export const harshest = (rules: readonly InterruptionRule[]): InterruptionRule => ({
  work: WORK[Math.max(...rules.map(({ work }) => WORK.indexOf(work)))],
  place: PLACE[Math.max(...rules.map(({ place }) => PLACE.indexOf(place)))],
})

export const isHarsh = ({ work, place }: InterruptionRule): boolean =>
  work === "repeat" || work === "redraw" || place !== "stay"

/** Interrupts whoever is served, or is interrupted already. */
export function interrupt(
  now: Now,
  citizen: Citizen,
  { work, place }: InterruptionRule,
  waitsFor: Citizen["waitsFor"],
  cause: number,
): void {
  const station = stationOf(now, citizen)
  if (citizen.doing === "is served") citizen.work = workLeft(now, citizen)
  if (work === "repeat") citizen.work = citizen.wholeWork
  if (work === "redraw") {
    citizen.passes++
    citizen.work = -1
  }
  const value =
    (work === "finish" ? Interrupted.resume : Interrupted[work]) +
    (place === "head" ? Interrupted.toHead : place === "tail" ? Interrupted.toTail : 0)
  const hidden = { nothing: 0, "its unit": 1, "enough units": 2 }[waitsFor]
  const number = sayOf(now, citizen, "ServiceInterrupted", { value, hidden, cause })
  citizen.doing = "is interrupted"
  citizen.since = number
  if (place !== "head" && place !== "tail" && citizen.waitsFor === "nothing") citizen.waitsFor = waitsFor
  if (place === "head" || place === "tail") {
    giveUpCounter(now, citizen, number)
    if (place === "tail") citizen.turn = number
    queueUp(now, citizen, place)
  }
  if (place === "leave") leave(now, citizen, Reason.interrupted, number)
  else if (isSentHome(station)) leave(now, citizen, Reason.closing, number)
}

/** Work that is left at full pace of somebody in service. */
export const workLeft = (now: Now, { work, workedAt, slow }: Citizen): number =>
  Math.max(0, onGrid(work - (now.time - workedAt) / slow))
