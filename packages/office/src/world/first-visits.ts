import { type AddressedStream, arrivals, log, log1p, onGrid, type Sampler, sampler } from "@tangguh/engine"
import type { Demand, Plan } from "@tangguh/plan"
import { address, Purpose } from "./address.ts"
import { hourOf, isWorkingDay } from "./calendar.ts"
import { MOST_TRIES, putPast, type Visited } from "./past-visits.ts"
import { putRecorded, RECORDED } from "./recorded-visits.ts"
import { ROWS_A_DAY } from "./row-code.ts"

/** The first visits of one demand on one day, by time. A row is what the citizen brings along, whatever happens then. */
export interface Window {
  count: number
  /** Seconds, on the grid. */
  times: Float64Array
  /** Seconds of waiting that the citizen will bear; Infinity is endless, −1 somebody who does not come to an appointment. */
  patience: Float64Array
  /** Work at the first step, in the unit of its law. */
  work: Float64Array
  /** Which member of the pool comes; null where the demand has no members. */
  members: Int32Array | null
  /** The place of each row among those of its day, in its code and its draws; null: as they stand here. */
  places: Int32Array | null
}

export const emptyWindow = (): Window => ({
  count: 0,
  times: new Float64Array(16),
  patience: new Float64Array(16),
  work: new Float64Array(16),
  members: null,
  places: null,
})

function widen(window: Window, rows: number): void {
  const room = Math.ceil(rows * 1.25)
  const times = new Float64Array(room)
  times.set(window.times)
  window.times = times
  window.patience = new Float64Array(room)
  window.work = new Float64Array(room)
  if (window.members !== null) window.members = new Int32Array(room)
}

/** What the rows of a demand are drawn with. */
export interface RowDraws {
  readonly stream: AddressedStream
  readonly patience: Sampler | null
  readonly work: Sampler
  readonly firstStep: number
}

/** Draws the rows of a day into a window; `past`: who has come on it already. */
export function sampleDay(
  plan: Plan,
  demand: Demand,
  day: number,
  draws: RowDraws,
  window: Window,
  past: Visited | null = null,
): void {
  const { from } = demand
  window.count = 0
  window.places = null
  switch (from.kind) {
    case "rate":
      sampleRate(plan, demand, from.perDay, day, draws.stream, window)
      if (from.group !== null) sampleGroups(sampler(from.group), day, draws.stream, window)
      break
    case "pool":
      samplePool(plan, demand, from, day, draws.stream, window)
      break
    case "instants":
      for (const time of from.times) if (time >= plan.days[day] && time < plan.days[day + 1]) add(window, time)
      break
    case "appointments":
      sampleAppointments(plan, demand, from.perDay, day, window)
  }
  if (demand.recorded !== undefined) putRecorded(plan, demand, demand.recorded, day, window)
  if (past !== null)
    putPast(past, window, from.kind === "pool" ? memberAgain(plan, demand, from.chance, day, draws) : null)
  attributes(window, window.members === null ? day * ROWS_A_DAY : -1, draws)
  if (from.kind === "appointments") {
    for (let row = 0; row < window.count; row++) {
      const place = window.places?.[row] ?? row
      if (place >= RECORDED) continue
      const absent = draws.stream.at(day * ROWS_A_DAY + place, address(Purpose.group, 0)).next() < from.noShow
      if (absent) window.patience[row] = -1
    }
  }
}

function add(window: Window, time: number): void {
  if (window.count === window.times.length) widen(window, window.count + 1)
  window.times[window.count++] = time
}

function sampleRate(
  plan: Plan,
  demand: Demand,
  perDay: number,
  day: number,
  stream: AddressedStream,
  window: Window,
): void {
  const profile = plan.profiles[demand.profile]
  const draw = () =>
    arrivals(
      profile.from,
      profile.until,
      profile.weight,
      profile.start[day],
      profile.start[day + 1],
      perDay,
      stream.at(day, address(Purpose.arrivals, 0)),
      window.times,
    )
  let count = draw()
  if (count > window.times.length) {
    widen(window, count)
    count = draw()
  }
  window.count = count
}

/** Each row becomes a group that comes together. */
function sampleGroups(size: Sampler, day: number, stream: AddressedStream, window: Window): void {
  const times = window.times.slice(0, window.count)
  window.count = 0
  times.forEach((time, group) => {
    const members = Math.round(size(stream.at(day * ROWS_A_DAY + group, address(Purpose.group, 0))))
    for (let member = 0; member < members; member++) add(window, time)
  })
}

/** Members who come today, by skipping ahead a geometric number of members: as many draws as visits. */
function samplePool(
  plan: Plan,
  demand: Demand,
  pool: { readonly size: number; readonly chance: number; readonly grows: number },
  day: number,
  stream: AddressedStream,
  window: Window,
): void {
  const profile = plan.profiles[demand.profile]
  window.members ??= new Int32Array(window.times.length)
  if (!(pool.chance > 0) || profile.start[day] === profile.start[day + 1]) return
  const members = pool.size + (pool.grows > 0 ? Math.floor(pool.grows * workingDaysUntil(plan, demand, day)) : 0)
  const draws = stream.at(day, address(Purpose.arrivals, 0))
  const logOfMiss = pool.chance < 1 ? log1p(-pool.chance) : -Infinity
  const rows: { time: number; member: number }[] = []
  for (let member = -1; ;) {
    member += 1 + Math.floor(pool.chance < 1 ? log(draws.next()) / logOfMiss : 0)
    if (!(member < members)) break
    const time = hourOf(profile, day, draws.next())
    if (time < Infinity) rows.push({ time, member })
  }
  rows.sort((a, b) => a.time - b.time || a.member - b.member)
  if (rows.length > window.times.length) widen(window, rows.length)
  rows.forEach((row, i) => {
    window.times[i] = row.time
    window.members![i] = row.member
  })
  window.count = rows.length
}

/** When a member comes on a day; Infinity: not at all. Each try is another draw. */
function memberAgain(
  { profiles }: Plan,
  demand: Demand,
  chance: number,
  day: number,
  { stream }: RowDraws,
): (member: number, tries: number) => number {
  return (member, tries) => {
    const draws = stream.at(member, address(Purpose.arrivals, 1 + day * MOST_TRIES + tries))
    return draws.next() < chance ? hourOf(profiles[demand.profile], day, draws.next()) : Infinity
  }
}

/** Working days of a demand's hours before and on a day: when a growing pool has grown. */
export function workingDaysUntil(plan: Plan, demand: Demand, day: number): number {
  const profile = plan.profiles[demand.profile]
  let days = 0
  for (let d = 0; d <= day; d++) if (isWorkingDay(profile, d)) days++
  return days
}

/** So many a day, each in the middle of an equal share of the opening time. */
function sampleAppointments(plan: Plan, demand: Demand, perDay: number, day: number, window: Window): void {
  const profile = plan.profiles[demand.profile]
  const whole = Math.round(perDay)
  for (let k = 0; k < whole; k++) {
    const time = hourOf(profile, day, (k + 0.5) / whole)
    if (time < Infinity) add(window, time)
  }
}

function attributes(window: Window, firstEntity: number, { stream, patience, work, firstStep }: RowDraws): void {
  const { places } = window
  for (let row = 0; row < window.count; row++) {
    const entity = firstEntity < 0 ? window.members![row] : firstEntity + (places === null ? row : places[row])
    window.patience[row] =
      patience === null ? Infinity : onGrid(patience(stream.at(entity, address(Purpose.patience, 0))))
    window.work[row] = onGrid(work(stream.at(entity, address(Purpose.work, firstStep))))
  }
}
