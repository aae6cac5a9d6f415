import { Histogram, Tally } from "@tangguh/engine"
import { Cause, dayOf, Door, EventType, type Model, type State, Status, waiting, type World } from "@tangguh/office"
import type { Outcome } from "@tangguh/plan"
import { citizenProbe } from "./citizen.ts"
import { backlogOf, completes, counting, ratio } from "./counting.ts"
import { attainment } from "./attainment.ts"
import { instantOf, windowsOf } from "./moments.ts"
import type { Probe, Windows } from "./probe.ts"

/** Every whole-run number is measured the same way: nothing said of when, or of whom. */
export const wholeRun = (name: string, of = -1): Outcome => ({
  name,
  of,
  citizen: null,
  during: null,
  at: null,
  since: null,
  take: null,
})

const VAIN = [EventType.CitizenLeft] as const

/** Makes the probe that measures an outcome in one run. Values are in the outcome's quantity: seconds, shares of 1, counts. */
export function measure(model: Model, world: World, outcome: Outcome): Probe {
  const { plan } = model
  if (outcome.citizen !== null) return citizenProbe(model, world, outcome)
  const windows = windowsOf(plan, world, outcome.during)
  const at = outcome.at === null ? null : instantOf(plan, world, outcome.at)
  switch (outcome.name) {
    case "completed":
      return at === null
        ? counting(windows, [EventType.ServiceCompleted], completes(outcome.of))
        : upTo(at, [EventType.ServiceCompleted], completes(outcome.of))
    case "uploaded":
      return counting(windows, [EventType.ServiceCompleted, EventType.RecordUploaded], (event, state, slot) =>
        state.citizens.step[slot] !== outcome.of || (event.type === EventType.ServiceCompleted && event.value === 1)
          ? 0
          : 1,
      )
    case "records_waiting":
      return atMoment(at ?? plan.horizon, (state) => state.offices.records.reduce((sum, records) => sum + records, 0))
    case "completed_per_hour": {
      const served = counting(windows, [EventType.ServiceCompleted], completes(outcome.of))
      return { ...served, value: () => served.value() / (windows.length / 3600) }
    }
    case "visits":
      return counting(windows, [EventType.CitizenArrived, EventType.CitizenReturned])
    case "first_visits":
      return counting(windows, [EventType.CitizenArrived])
    case "visits_per_card":
      return ratio(
        counting(windows, [EventType.CitizenArrived, EventType.CitizenReturned]),
        counting(windows, [EventType.ServiceCompleted]),
      )
    case "trips_avoided":
      return counting(windows, [EventType.TripAvoided, EventType.ReturnAvoided])
    case "unserved":
      return counting(windows, VAIN)
    case "wasted_trips":
      return counting(windows, [EventType.CitizenLeft, EventType.RecordLost])
    case "lapsed":
      return counting(windows, VAIN, (event) => (event.hidden === 0 ? 1 : 0))
    case "abandoned_share":
      return ratio(counting(windows, VAIN), counting(windows, [EventType.CitizenLeft, EventType.ServiceCompleted]))
    case "attainment":
      return attainment(plan, plan.promises[outcome.of], windows)
    case "hours_waited":
      return waitedIn(windows, () => true)
    case "hours_blocked":
      return waitedIn(windows, (cause) => cause >= Cause.dependency)
    case "waited":
      return ratio(
        waitedIn(windows, () => true),
        counting(windows, [EventType.CitizenArrived, EventType.CitizenReturned]),
      )
    case "wait":
      return waits(windows, (tally) => tally.mean)
    case "wait_p90":
      return waitQuantile(windows, 0.9)
    case "queue":
      return at === null
        ? queueOver(windows, outcome.take ?? "mean")
        : atMoment(at, (state) => everyoneWaiting(model, state))
    case "queue_peak":
      return queueOver(windows, "max")
    case "backlog": {
      const { probe } = backlogOf(model, outcome.of, true, () => {})
      return at === null ? probe : frozenAt(at, probe)
    }
    case "pending_days": {
      let sum = 0
      let last = windows.first
      const { probe, now } = backlogOf(model, outcome.of, false, (time, before) => {
        sum += before * windows.overlap(last, time)
        last = time
      })
      return { ...probe, value: () => sum + now() * windows.overlap(last, plan.horizon) }
    }
    case "time_to_clear":
    case "time_to_make_good": {
      const since = outcome.since === null ? plan.warmUp : instantOf(plan, world, outcome.since)
      return timeToClear(model, since, outcome.name === "time_to_make_good")
    }
    case "utilisation":
      return utilisation(model, windows, outcome.of)
    case "availability":
      return availability(model, windows, outcome.of)
    case "outages":
      return outagesOf(model, windows, outcome.of)
    case "lost_hours":
      return stretches(windows, (stretch) => (stretch.door === Door.open && stretch.cause >= Cause.dependency ? 1 : 0))
    case "overtime":
      return stretches(windows, (stretch) =>
        stretch.overtime === 1 || (stretch.door === Door.closed && stretch.active > 0) ? 1 : 0,
      )
    case "ticket_called":
      return atMoment(at ?? plan.horizon, (state) =>
        state.offices.called.reduce((most, called) => Math.max(most, called), 0),
      )
    default:
      throw new RangeError(`no outcome is called ${outcome.name}`)
  }
}

/** Counts what happened until an instant, that instant included. */
function upTo(at: number, types: readonly EventType[], weigh: Parameters<typeof counting>[2]): Probe {
  let count = 0
  return {
    listensTo: types,
    event: (event, state, slot) => {
      if (event.time <= at) count += weigh!(event, state, slot)
    },
    value: () => (at < Infinity ? count : NaN),
  }
}

/** The value of a state once everything at an instant has settled. */
export function atMoment(at: number, read: (state: State) => number): Probe {
  let value = NaN
  let taken = false
  return {
    settled: (until, state) => {
      if (taken || until < at) return
      value = read(state)
      taken = until > at
    },
    value: () => value,
  }
}

/** The last value of a probe at or before an instant. */
function frozenAt(at: number, probe: Probe): Probe {
  let value = probe.value()
  return {
    listensTo: probe.listensTo!,
    event: (event, state, slot) => {
      if (event.time > at) return
      probe.event!(event, state, slot)
      value = probe.value()
    },
    value: () => (at < Infinity ? value : NaN),
  }
}

function stretches(windows: Windows, weigh: (stretch: Parameters<NonNullable<Probe["stretch"]>>[0]) => number): Probe {
  let sum = 0
  return {
    stretch: (stretch) => {
      const weight = weigh(stretch)
      if (weight !== 0) sum += weight * windows.overlap(stretch.from, stretch.until)
    },
    value: () => (windows.isEmpty ? NaN : sum),
  }
}

/** Person-seconds of waiting for some causes. */
export const waitedIn = (windows: Windows, counts: (cause: number) => boolean): Probe =>
  stretches(windows, (stretch) => (stretch.waiting > 0 && counts(stretch.cause) ? stretch.waiting : 0))

const everyoneWaiting = (model: Model, state: State): number => {
  let people = 0
  for (let station = 0; station < model.stations; station++) people += waiting(state, station)
  return people
}

function queueOver(windows: Windows, take: string): Probe {
  if (take === "mean" || take === "total") {
    const area = waitedIn(windows, () => true)
    return { ...area, value: () => area.value() / windows.length }
  }
  const extreme = take === "min" ? Math.min : Math.max
  let most = take === "min" ? Infinity : 0
  let waiting = 0
  let last = 0
  return {
    listensTo: [
      EventType.CitizenArrived,
      EventType.CitizenReturned,
      EventType.ServiceInterrupted,
      EventType.ServiceStarted,
      EventType.ServiceResumed,
      EventType.CitizenLeft,
    ],
    event: ({ type }) => {
      const comes =
        type === EventType.CitizenArrived || type === EventType.CitizenReturned || type === EventType.ServiceInterrupted
      waiting += comes ? 1 : -1
    },
    settled: (until) => {
      if (windows.overlap(last, until) > 0) most = extreme(most, waiting)
      last = until
    },
    value: () => (windows.isEmpty ? NaN : most),
  }
}

function waits(windows: Windows, read: (tally: Tally) => number): Probe {
  const tally = new Tally()
  return {
    listensTo: [EventType.ServiceStarted],
    event: (event, state, slot) => {
      if (windows.includes(event.time)) tally.add(event.time - state.citizens.arrivedAt[slot])
    },
    value: () => (tally.count > 0 ? read(tally) : NaN),
  }
}

function waitQuantile(windows: Windows, share: number): Probe {
  const histogram = new Histogram()
  return {
    listensTo: [EventType.ServiceStarted],
    event: (event, state, slot) => {
      if (windows.includes(event.time)) histogram.add(event.time - state.citizens.arrivedAt[slot])
    },
    value: () => (histogram.count > 0 ? histogram.quantile(share) : NaN),
  }
}

/** Counts the opening dates, the first included, until none is left of those who waited at an instant; or of those away too. */
function timeToClear(model: Model, since: number, awayToo: boolean): Probe {
  const { plan } = model
  let present: Set<number> | null = null
  let cleared = NaN
  const begin = (state: State) => {
    present = new Set()
    const { citizens } = state
    for (let slot = 0; slot < citizens.used; slot++) {
      const status = citizens.status[slot]
      const there = status === Status.waiting || status === Status.called || status === Status.interrupted
      if (there || (awayToo && status === Status.away)) present.add(citizens.number[slot])
    }
    if (present.size === 0) cleared = 0
  }
  return {
    listensTo: [EventType.ServiceCompleted, EventType.CitizenLeft],
    settled: (until, state) => {
      if (present === null && until > since) begin(state)
    },
    event: (event) => {
      if (present === null || event.time <= since) return
      if (awayToo && event.type === EventType.CitizenLeft && event.hidden !== 0) return
      if (!present.delete(event.subject) || present.size > 0) return
      const { works } = plan.schedules[plan.offices[0].schedule]
      let days = 0
      for (let day = dayOf(plan, since); day <= dayOf(plan, event.time); day++) days += works[day]
      cleared = days
    },
    value: () => (since < Infinity ? (present !== null && present.size > 0 ? Infinity : cleared) : NaN),
  }
}

function utilisation(model: Model, windows: Windows, resource: number): Probe {
  const first = model.plan.steps.findIndex((step) => step.resource === resource) // units that steps share count once
  let busy = 0
  let scheduled = 0
  return {
    stretch: (stretch) => {
      if (model.plan.steps[stretch.station % model.steps].resource !== resource) return
      const seconds = windows.overlap(stretch.from, stretch.until)
      busy += stretch.active * seconds
      if (stretch.door === Door.open && stretch.station % model.steps === first)
        scheduled += model.capacity[stretch.station] * seconds
    },
    value: () => (scheduled > 0 ? busy / scheduled : NaN),
  }
}

function availability(model: Model, windows: Windows, dependency: number): Probe {
  const switches = model.plan.switches.flatMap((at, s) => (at.dependency === dependency ? [s] : []))
  const down = new Float64Array(model.plan.switches.length)
  const since = new Float64Array(model.plan.switches.length)
  let lost = 0
  const settle = (at: number, time: number, isDown: number) => {
    if (down[at] === 1) lost += windows.overlap(since[at], time)
    down[at] = isDown
    since[at] = time
  }
  return {
    listensTo: SWITCHING,
    event: (event, state) => {
      if (switches.includes(event.subject)) settle(event.subject, event.time, state.switches.down[event.subject])
    },
    value: () => {
      for (const at of switches) settle(at, model.plan.horizon, down[at])
      return 1 - lost / (windows.length * switches.length)
    },
  }
}

const SWITCHING = [
  EventType.DependencyFailed,
  EventType.DependencyRecovered,
  EventType.BackupTookOver,
  EventType.BackupExhausted,
  EventType.BackupStopped,
  EventType.EquipmentDamaged,
  EventType.EquipmentRepaired,
] as const

function outagesOf(model: Model, windows: Windows, dependency: number): Probe {
  const down = new Uint8Array(model.plan.switches.length)
  let count = 0
  return {
    listensTo: SWITCHING,
    event: (event, state) => {
      const at = event.subject
      if (model.plan.switches[at].dependency !== dependency) return
      const now = state.switches.down[at]
      if (now === 1 && down[at] === 0 && windows.includes(event.time)) count++
      down[at] = now
    },
    value: () => count,
  }
}
