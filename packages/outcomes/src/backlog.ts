import { EventType, Flag, type Model, type State, Status } from "@tangguh/office"
import type { Asked, Family } from "./asked.ts"
import { timeBetween } from "./clearing.ts"
import { type Growth, Level } from "./level.ts"
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

/**
 * Citizens and jobs before a step or in it, those who are to come among them. `atHome`: and, of a pool that begins with the step,
 * all members who have not passed it, whether they have come yet or not, or have given up.
 */
function backlog(asked: Asked, take: "end" | "total", atHome: boolean): { probe: Probe; level: Level } {
  const { model, meansStation, meansCitizen } = asked
  const { isPool, size, growth } = poolsOf(asked)
  const level = atHome ? new Level(asked, take, size, growth) : new Level(asked, take)
  let before = new Int32Array(64).fill(NOWHERE)
  const probe: Probe = {
    listensTo: changing,
    event: (event, state, slot) => {
      if (slot >= before.length) {
        const wider = new Int32Array(state.citizens.capacity).fill(NOWHERE)
        wider.set(before)
        before = wider
      }
      const { origin, step, office } = state.citizens
      const isMember = atHome && isPool[origin[slot]] === 1
      if (event.type === EventType.ServedAtHome && isMember && before[slot] < 0)
        before[slot] = office[slot] * model.steps + step[slot]
      if (state.citizens.status[slot] === Status.passing) return // where to, the next event says
      const was = before[slot]
      const is = stationBefore(model, state, slot)
      before[slot] = is
      if (is === was || !meansCitizen(state, slot)) return
      if (isMember && (comes.has(event.type) || (goes.has(event.type) && is < 0))) return // a member all the same
      const by = (is >= 0 && meansStation(is) ? 1 : 0) - (was >= 0 && meansStation(was) ? 1 : 0)
      if (by !== 0) level.add(event.time, by)
    },
    ...level.hooks(),
  }
  return { probe, level }
}

/** From `since` until nothing is left before the step for the first time; Infinity: it never came to that. */
function daysToClear(asked: Asked): Probe {
  const { since } = asked
  const { probe, level } = backlog({ ...asked, at: null, take: null }, "end", true)
  let cleared = Infinity
  let last = 0
  return {
    ...probe,
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
  const level = new Level(asked, "total")
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
      if (slot >= wants.length) {
        const wider = new Uint8Array(state.citizens.capacity)
        wider.set(wants)
        wants = wider
      }
      if (event.type === EventType.JobFound && world.isDead(origin[slot], entity[slot])) return
      if (wants[slot] === 0 && !begins.has(event.type)) return
      const is = isWanting(state, slot) && meansCitizen(state, slot) && meansOffice(office[slot]) ? 1 : 0
      if (is !== wants[slot]) level.add(event.time, is - wants[slot])
      wants[slot] = is
    },
    ...level.hooks(),
  }
}

const begins: ReadonlySet<EventType> = new Set([
  ...comes,
  EventType.JobFound,
  EventType.ServedAtHome,
  EventType.RecordLost,
])

export const backlogProbes: Family = {
  backlog: (asked) => backlog(asked, "end", true).probe,
  pending_days: (asked) => backlog(asked, "total", false).probe,
  days_to_clear: daysToClear,
  days_without_card: daysWithoutCard,
}
