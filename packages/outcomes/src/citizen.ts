import {
  dayOf,
  EventType,
  type Model,
  type OfficeEvent,
  Queue,
  QUEUES,
  type State,
  Status,
  type World,
} from "@tangguh/office"
import type { Outcome } from "@tangguh/plan"
import { instantOf } from "./moments.ts"
import type { Probe } from "./probe.ts"

/** The story of one citizen's visit: somebody of the file, or who drew a ticket on a day. */
export function citizenProbe(model: Model, world: World, outcome: Outcome): Probe {
  const who = outcome.citizen!
  const { plan } = model
  let number = NaN
  let waited = 0
  let waitsSince = NaN
  let ending = NaN
  let leavesAt = NaN
  const isTheOne = (event: OfficeEvent, state: State) =>
    "person" in who
      ? event.type === EventType.CitizenArrived && event.value === -1 - who.person
      : state.offices.tickets[event.office] === who.ticket && dayOf(plan, event.time) === who.day
  const stop = (time: number) => {
    if (!Number.isNaN(waitsSince)) waited += time - waitsSince
    waitsSince = NaN
  }
  const story: Probe = {
    listensTo: [
      EventType.CitizenArrived,
      EventType.CitizenReturned,
      EventType.ServiceStarted,
      EventType.ServiceInterrupted,
      EventType.ServiceResumed,
      EventType.ServiceCompleted,
      EventType.CitizenLeft,
    ],
    event: (event, state) => {
      if (event.type === EventType.CitizenArrived || event.type === EventType.CitizenReturned) {
        if (Number.isNaN(number) && isTheOne(event, state)) {
          number = event.subject
          waitsSince = event.time
        }
        return
      }
      if (event.subject !== number || !Number.isNaN(ending)) return
      if (event.type === EventType.ServiceStarted || event.type === EventType.ServiceResumed) stop(event.time)
      else if (event.type === EventType.ServiceInterrupted) waitsSince = event.time
      else {
        stop(event.time)
        ending = event.type === EventType.ServiceCompleted ? 1 : 0
        leavesAt = event.time
      }
    },
    value: () => (outcome.name === "ending" ? ending : outcome.name === "leaves_at" ? leavesAt : waited),
  }
  if (outcome.name !== "ahead") return story
  const at = outcome.at === null ? plan.horizon : instantOf(plan, world, outcome.at)
  let ahead = NaN
  let taken = false
  return {
    ...story,
    settled: (until, state) => {
      if (taken || until < at) return
      ahead = aheadOf(model, state, number)
      taken = until > at
    },
    value: () => ahead,
  }
}

/** How many are before a citizen who waits: those at the counters, and those called first. NaN for one who does not wait. */
function aheadOf(model: Model, state: State, number: number): number {
  const { citizens, lists } = state
  for (let station = 0; station < model.stations; station++) {
    let before = 0
    for (const queue of [Queue.counter, Queue.priority, Queue.ordinary]) {
      for (let slot = lists.first[station * QUEUES + queue]; slot >= 0; slot = citizens.next[slot]) {
        if (citizens.number[slot] === number) return citizens.status[slot] === Status.waiting ? before : 0
        before++
      }
    }
  }
  return NaN
}
