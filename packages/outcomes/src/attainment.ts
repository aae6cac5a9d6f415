import { dayOf } from "@tangguh/office"
import type { ServicePromise } from "@tangguh/plan"
import type { Asked } from "./asked.ts"
import { Cohort, deadlineOf, hasLeft, waitsAt } from "./clearing.ts"
import { LeadTimes } from "./lead-time.ts"
import { downAsFed } from "./moments.ts"
import { completing } from "./passing-on.ts"
import { Place, type Probe } from "./probe.ts"
import { startsVisit } from "./waiting.ts"

/** How far a promise is kept: value ÷ limit, at most 1. */
export function attainment(asked: Asked): Probe {
  const promise = asked.plan.promises[asked.of]
  switch (promise.outcome) {
    case "completed":
      return daily(asked, promise)
    case "lead_time":
      return leadTimes(asked, promise)
    case "time_to_clear":
      return afterOutages(asked, promise)
    default:
      return visits(asked, promise)
  }
}

/** The mean over offices and their working days of what was completed that day ÷ the limit. */
function daily(asked: Asked, { step, limit }: ServicePromise): Probe {
  const { plan, windows, meansOffice } = asked
  const days = plan.days.length - 1
  const done = new Float64Array(plan.offices.length * days)
  let at = 0
  const passed = completing({ ...asked, at: null }, step, () => done[at]++)
  return {
    ...passed,
    event: (event, state, slot) => {
      at = event.office * days + dayOf(plan, event.time)
      passed.event!(event, state, slot)
    },
    value: () => {
      let kept = 0
      let counted = 0
      plan.offices.forEach(({ schedule }, office) => {
        if (!meansOffice(office)) return
        plan.schedules[schedule].works.forEach((works, day) => {
          if (works === 0 || windows.overlap(plan.days[day], plan.days[day + 1]) === 0) return
          kept += Math.min(1, done[office * days + day] / limit)
          counted++
        })
      })
      return counted > 0 ? kept / counted : NaN
    },
  }
}

/** Counts how many of those that are judged have kept the limit. */
class Share {
  private kept = 0
  private judged = 0
  private readonly asked: Asked
  private readonly promised: number

  constructor(asked: Asked, promised: number) {
    this.asked = asked
    this.promised = promised
  }

  judge(time: number, isKept: boolean): void {
    if (!this.asked.windows.includes(time)) return
    this.judged++
    if (isKept) this.kept++
  }

  value(): number {
    return this.judged > 0 ? Math.min(1, this.kept / this.judged / this.promised) : NaN
  }
}

/** Visits served within the limit: of waiting until service starts, or of all waiting. One that ends unserved was not. */
function visits(asked: Asked, promise: ServicePromise): Probe {
  const share = new Share(asked, promise.share)
  const { model, meansOffice, meansCitizen } = asked
  const inAll = promise.outcome === "waited"
  return {
    between: (_, is, wasThere, isThere) => (wasThere && !isThere) || (!inAll && is === Place.served && isThere),
    move: (move, state) => {
      const { time, began, waited, wasThere, isThere, startedInVisit } = move
      const ends = wasThere && !isThere
      const starts = !inAll && startsVisit(move)
      if (!starts && !(ends && (inAll || !startedInVisit))) return
      const office = model.officeOf[wasThere ? move.from : move.to]
      if (!meansOffice(office) || !meansCitizen(state, move.slot)) return
      const wait = inAll ? began + waited : time
      share.judge(time, (starts || startedInVisit) && wait <= deadlineOf(asked.plan, office, began, promise))
    },
    value: () => share.value(),
  }
}

/** Services done within the limit after their first step. One that is not done when the limit is over has not kept it. */
function leadTimes(asked: Asked, promise: ServicePromise): Probe {
  const { plan, meansOffice } = asked
  const share = new Share(asked, promise.share)
  const times = LeadTimes.of(asked, ({ office, time }, began) => {
    if (meansOffice(office)) share.judge(time, time <= deadlineOf(plan, office, began, promise))
  })
  return {
    parts: [times],
    value: () => {
      const whole = Object.assign(new Share(asked, promise.share), share)
      for (const { began, office } of times.open.values()) {
        const deadline = deadlineOf(plan, office, began, promise)
        if (deadline < plan.horizon && meansOffice(office)) whole.judge(Math.max(deadline, 0), false)
      }
      return whole.value()
    },
  }
}

/** Outages after which those who then waited were all served, or had left, within the limit. */
function afterOutages(asked: Asked, promise: ServicePromise): Probe {
  const { plan, world, meansOffice } = asked
  const { dependency, shorterThan } = promise.after!
  const cohorts = plan.switches.flatMap((at, s) => {
    if (at.dependency !== dependency || !at.offices.some(meansOffice)) return []
    const behind = new Set(at.offices)
    const isListed = waitsAt({ ...asked, of: promise.step, meansOffice: (o) => behind.has(o) && meansOffice(o) })
    return downAsFed(plan, world, s)
      .filter(([from, until]) => until - from < shorterThan && until < plan.horizon)
      .map(([, until]) => ({ cohort: new Cohort({ time: until }, isListed), office: at.offices[0] }))
  })
  return {
    settled: (until, state) => {
      for (const { cohort } of cohorts) cohort.settled(until, state)
    },
    move: (move) => {
      if (hasLeft(move)) for (const { cohort } of cohorts) cohort.done(move.citizen, move.time)
    },
    value: () => {
      const share = new Share(asked, promise.share)
      for (const { cohort, office } of cohorts) {
        const deadline = deadlineOf(plan, office, cohort.since.time, promise)
        if (cohort.cleared <= deadline || deadline < plan.horizon)
          share.judge(cohort.since.time, cohort.cleared <= deadline)
      }
      return share.value()
    },
  }
}
