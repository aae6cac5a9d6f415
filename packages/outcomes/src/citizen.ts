import { dayOf, EventType, type Model, type OfficeEvent, type State, Status } from "@tangguh/office"
import type { Asked, Family } from "./asked.ts"
import { atMoment } from "./at-moment.ts"
import { visitTypes } from "./citizens.ts"
import { together } from "./counting.ts"
import { endsVisit } from "./waiting.ts"
import { type Move, nothing, Place, type Probe } from "./probe.ts"

/** The first visit of somebody of the file, or the visit of who drew a ticket on a day. */
class Story {
  citizen = NaN
  /** NaN: the visit is not over. */
  leavesAt = NaN
  isServed = false
  private waited = 0
  private waitsSince = NaN
  readonly probe: Probe
  private readonly asked: Asked

  constructor(asked: Asked) {
    this.asked = asked
    this.probe = {
      listensTo: [...visitTypes, EventType.CitizenTurnedAway],
      event: (event, state) => this.meet(event, state),
      move: (move) => {
        if (move.citizen === this.citizen && Number.isNaN(this.leavesAt)) this.follow(move)
      },
      value: nothing,
    }
  }

  /** Seconds of waiting in that visit, until now where it is not over; NaN where it never began. */
  waitedUntil(now: number): number {
    if (Number.isNaN(this.citizen)) return NaN
    return this.waited + (Number.isNaN(this.waitsSince) ? 0 : now - this.waitsSince)
  }

  /** Who comes is the one, unless turned away at once: then the ticket is somebody else's. */
  private meet(event: OfficeEvent, state: State): void {
    if (event.type === EventType.CitizenTurnedAway) {
      if (event.subject === this.citizen && "ticket" in this.asked.outcome.citizen!) {
        this.citizen = this.leavesAt = NaN
      }
      return
    }
    if (!Number.isNaN(this.citizen) || !this.isTheOne(event, state)) return
    this.citizen = event.subject
    this.waitsSince = event.time
  }

  private isTheOne({ type, value, office, time }: OfficeEvent, state: State): boolean {
    const who = this.asked.outcome.citizen!
    if ("person" in who) return type === EventType.CitizenArrived && value === -1 - who.person
    return (
      this.asked.meansOffice(office) &&
      state.offices.tickets[office] === who.ticket &&
      dayOf(this.asked.plan, time) === who.day
    )
  }

  private follow(move: Move): void {
    const { time, is, wasThere, isThere, type } = move
    if (!wasThere && !isThere) return
    this.waited = move.waited
    this.waitsSince = isThere && is === Place.waits ? time : NaN
    if (isThere || type === EventType.CitizenRedirected) return // the visit goes on, elsewhere
    this.leavesAt = time
    this.isServed = endsVisit(move) && type !== EventType.CitizenLeft
  }
}

/** The outcomes of one citizen. */
export const citizenProbes: Family = {
  ending: (asked) => told(asked, ({ leavesAt, isServed }) => (Number.isNaN(leavesAt) ? NaN : isServed ? 1 : 0)),
  leaves_at: (asked) => told(asked, ({ leavesAt }) => leavesAt),
  waited: (asked) => told(asked, (story) => story.waitedUntil(asked.plan.horizon)),
  ahead: (asked) => {
    const story = new Story(asked)
    const ahead = atMoment(asked.at ?? { time: asked.plan.horizon }, (state) =>
      aheadOf(asked.model, state, story.citizen),
    )
    return together([story.probe, ahead], () => ahead.value())
  },
}

function told(asked: Asked, read: (story: Story) => number): Probe {
  const story = new Story(asked)
  return { ...story.probe, value: () => read(story) }
}

/** How many are before a citizen who waits: those at the counters, and those called first. NaN for one who is not there. */
function aheadOf(model: Model, state: State, number: number): number {
  const { citizens, lists } = state
  for (let station = 0; station < model.stations; station++) {
    const counter = model.firstList[station]
    let before = 0
    for (let list = counter; list <= counter + model.ranks[model.stepOf[station]]; list++) {
      for (let slot = lists.first[list]; slot >= 0; slot = citizens.next[slot]) {
        if (citizens.number[slot] === number) return citizens.status[slot] === Status.waiting ? before : 0
        before++
      }
    }
  }
  return NaN
}
