import { lengthened } from "@tangguh/engine"
import { EventType, Flag, type Model, type OfficeEvent, type State, Status } from "@tangguh/office"
import type { Asked, Family } from "./asked.ts"
import { timeBetween } from "./clearing.ts"
import { type Growth, Level, type Told } from "./level.ts"
import type { Probe } from "./probe.ts"

const NOWHERE = -1

/** The station before which a citizen or job is, present or to come; −1: none. */
function stationBefore({ next, steps }: Model, { citizens }: State, slot: number): number {
  const first = citizens.office[slot] * steps
  switch (citizens.status[slot]) {
    case Status.free:
      return NOWHERE
    case Status.recordWaiting:
    case Status.recordUploading: {
      const goesOn = (citizens.flags[slot] & Flag.record) === 0 && next[citizens.step[slot]] >= 0
      return goesOn ? first + next[citizens.step[slot]] : NOWHERE
    }
    default:
      return first + citizens.step[slot]
  }
}

/** Members of the pools that begin with a step: how many there are at the start, and when how many join. */
function poolsOf(asked: Asked): { readonly isPool: Uint8Array; readonly size: number; readonly growth: Growth } {
  const { model, plan, of, meansOffice, outcome } = asked
  const isPool = new Uint8Array(model.origins)
  const joining = new Map<number, number>()
  let size = 0
  plan.offices.forEach(({ demand }, office) => {
    if (!meansOffice(office)) return
    demand.forEach(({ from, class: itsClass, profile }, d) => {
      if (from.kind !== "pool" || model.entryStep[itsClass] !== of) return
      if (outcome.class >= 0 && itsClass !== outcome.class) return
      isPool[model.firstDemand[office] + d] = 1
      size += from.size
      const { start, from: begins } = plan.profiles[profile]
      for (let day = 0, worked = 0; from.grows > 0 && day < plan.days.length - 1; day++) {
        if (start[day] === start[day + 1]) continue
        const by = Math.floor(from.grows * (worked + 1)) - Math.floor(from.grows * worked)
        worked++
        const at = begins[start[day]]
        if (by > 0) joining.set(at, (joining.get(at) ?? 0) + by)
      }
    })
  })
  const at = Float64Array.from(joining.keys()).sort()
  return { isPool, size, growth: { at, by: at.map((time) => joining.get(time)!) } }
}

/** Tells of somebody's change of place: the stations before which it was and is, −1 for none, and where it was served without having come. */
type Listener = (event: OfficeEvent, state: State, slot: number, was: number, is: number, servedAtHome: number) => void

/** Follows before which step everybody is, for all backlogs at once. */
class Before implements Probe {
  readonly listensTo = changing
  private readonly model: Model
  private readonly listeners: Listener[][]
  private before = new Int32Array(64).fill(NOWHERE)
  /** Where somebody who was nowhere yet was served at home; −1: not so. */
  private atHome = new Int32Array(64).fill(NOWHERE)

  private constructor(model: Model) {
    this.model = model
    this.listeners = Array.from({ length: model.steps }, () => [])
  }

  /** Those before a step. */
  static of({ model, of, shared }: Asked, listener: Listener): Before {
    const before = shared("before each step", () => new Before(model))
    before.listeners[of].push(listener)
    return before
  }

  event(event: OfficeEvent, state: State, slot: number): void {
    const { citizens } = state
    const { steps } = this.model
    if (slot >= this.before.length) {
      this.before = widened(this.before, citizens.capacity)
      this.atHome = widened(this.atHome, citizens.capacity)
    }
    const was = this.before[slot]
    if (event.type === EventType.ServedAtHome && was < 0)
      this.atHome[slot] = citizens.office[slot] * steps + citizens.step[slot]
    if (citizens.status[slot] === Status.passing) return // where to, the next event says
    const is = stationBefore(this.model, state, slot)
    const atHome = this.atHome[slot]
    if (is === was && atHome < 0) return
    this.before[slot] = is
    this.atHome[slot] = NOWHERE
    const from = was >= 0 ? was : atHome
    const left = from < 0 ? NOWHERE : from % steps
    const entered = is < 0 ? NOWHERE : is % steps
    if (left >= 0) for (const listener of this.listeners[left]) listener(event, state, slot, was, is, atHome)
    if (entered >= 0 && entered !== left)
      for (const listener of this.listeners[entered]) listener(event, state, slot, was, is, atHome)
  }

  value(): number {
    return NaN
  }
}

function widened(column: Int32Array, capacity: number): Int32Array<ArrayBuffer> {
  const wide = new Int32Array(capacity).fill(NOWHERE)
  wide.set(column)
  return wide
}

/**
 * Citizens and jobs before a step or in it, those who are to come among them. `isWhole`: and, of a pool that begins with the step,
 * all members who have not passed it, whether they have come yet or not, or have given up.
 */
function backlog(asked: Asked, isWhole: boolean): { readonly before: Probe; readonly level: Level } {
  const { meansStation, meansCitizen } = asked
  const { isPool, size, growth } = poolsOf(asked)
  const level = isWhole ? new Level(asked, size, growth) : new Level(asked)
  const before = Before.of(asked, ({ type, time }, state, slot, left, is, servedAtHome) => {
    const isMember = isWhole && isPool[state.citizens.origin[slot]] === 1
    const was = isMember && left < 0 ? servedAtHome : left
    if (is === was || !meansCitizen(state, slot)) return
    if (isMember && (comes.has(type) || (goes.has(type) && is < 0))) return // a member all the same
    const by = (is >= 0 && meansStation(is) ? 1 : 0) - (was >= 0 && meansStation(was) ? 1 : 0)
    if (by !== 0) level.add(time, by)
  })
  return { before, level }
}

function backlogOf(asked: Asked, told: Told, isWhole: boolean): Probe {
  const { before, level } = backlog(asked, isWhole)
  return { parts: [before], value: () => level.read(told) }
}

/** From `since` until nothing is left before the step for the first time; Infinity: it never came to that. */
function daysToClear(asked: Asked): Probe {
  const { since } = asked
  const { before, level } = backlog({ ...asked, at: null }, true)
  let cleared = Infinity
  let last = 0
  return {
    parts: [before],
    settled: (until) => {
      if (until > since.time && cleared === Infinity && level.now === 0) cleared = Math.max(last, since.time)
      last = until
    },
    value: () => (since.time === Infinity ? NaN : timeBetween(asked, since.time, cleared)),
  }
}

const comes: ReadonlySet<EventType> = new Set([
  EventType.CitizenArrived,
  EventType.TripAvoided,
  EventType.AppointmentMade,
])
const goes: ReadonlySet<EventType> = new Set([EventType.CitizenLeft, EventType.CitizenTurnedAway])

/** What brings somebody before another step, or away from all. */
const changing = [
  ...comes,
  ...goes,
  EventType.JobFound,
  EventType.ServiceCompleted,
  EventType.ServedAtHome,
  EventType.StepEntered,
  EventType.SentBack,
  EventType.VisitPlanned,
  EventType.CitizenRedirected,
  EventType.CitizenReturned,
  EventType.UploadStarted,
  EventType.RecordUploaded,
  EventType.RecordLost,
  EventType.RecordRejected,
]

/** Person-seconds between the first attempt to come and the end of the last step, but for those with a letter that serves meanwhile. */
function daysWithoutCard(asked: Asked): Probe {
  const { model, world, meansCitizen, meansOffice } = asked
  const level = new Level(asked)
  let wants = new Uint8Array(64)
  const isWanting = ({ citizens }: State, slot: number) => {
    const status = citizens.status[slot]
    if (status === Status.free || (citizens.flags[slot] & (Flag.letter | Flag.record | Flag.onlyThisStep)) !== 0)
      return false
    const isRecord = status === Status.recordWaiting || status === Status.recordUploading
    return !isRecord || model.next[citizens.step[slot]] >= 0
  }
  return {
    listensTo: [...changing, EventType.LetterIssued],
    event: (event, state, slot) => {
      const { origin, entity, office } = state.citizens
      if (slot >= wants.length) wants = lengthened(wants, state.citizens.capacity)
      if (event.type === EventType.JobFound && world.isDead(origin[slot], entity[slot])) return
      if (wants[slot] === 0 && !begins.has(event.type)) return
      const is = isWanting(state, slot) && meansCitizen(state, slot) && meansOffice(office[slot]) ? 1 : 0
      if (is !== wants[slot]) level.add(event.time, is - wants[slot])
      wants[slot] = is
    },
    value: () => level.read("total"),
  }
}

const begins: ReadonlySet<EventType> = new Set([
  ...comes,
  EventType.JobFound,
  EventType.ServedAtHome,
  EventType.RecordLost,
])

export const backlogProbes: Family = {
  backlog: (asked) => backlogOf(asked, asked.take ?? "end", true),
  pending_days: (asked) => backlogOf(asked, "total", false),
  days_to_clear: daysToClear,
  days_without_card: daysWithoutCard,
}
