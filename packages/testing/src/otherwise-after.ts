import { Completed, EventType, Interrupted } from "@tangguh/office"
import { addressOf } from "./address-of.ts"
import type { Case } from "./case.ts"
import type { RecordedRun } from "./recorded-run.ts"

const ENDS_VISIT: ReadonlySet<EventType> = new Set([
  EventType.ServiceCompleted,
  EventType.CitizenLeft,
  EventType.CitizenTurnedAway,
])

const FIRST: ReadonlySet<EventType> = new Set([
  EventType.CitizenArrived,
  EventType.TripAvoided,
  EventType.AppointmentMade,
])

const AGAIN: ReadonlySet<EventType> = new Set([
  EventType.CitizenReturned,
  EventType.CitizenCame,
  EventType.ReturnAvoided,
  EventType.AppointmentMissed,
])

/**
 * A world that differs from that of a run in everything that is not bound until an instant, deadlines that are pending
 * included. (Whether somebody comes again is bound on leaving: it decides whose slot is free, and so the order of ties.)
 */
export function otherwiseAfter({ world, events, model }: RecordedRun, until: number): Case["world"] {
  const address = new Map<number, string>() // of each citizen
  const attempts = new Map<number, number>()
  const steps = new Map<number, number>()
  const passes = new Map<number, number>()
  const servedBy = new Set<string>()
  const visitOver = new Set<string>()
  const cameBack = new Set<string>()
  const sentFrom = new Map<number, number>() // the attempt whose patience whoever is sent to another office takes along
  for (const event of events) {
    if (event.time > until) break
    const { type, subject, value, office } = event
    if (FIRST.has(type)) {
      address.set(subject, addressOf(model, office, value))
      attempts.set(subject, 1)
      const [origin] = address.get(subject)!.split(" ")
      steps.set(subject, model.entryStep[model.originClass[Number(origin)]])
    }
    if (type === EventType.JobFound) {
      const initial = Math.floor(value / 1_073_741_824)
      address.set(subject, `${model.firstInitial + initial} ${value % 1_073_741_824}`)
      attempts.set(subject, 0)
      steps.set(subject, model.initialStep[initial])
    }
    if (type === EventType.StepEntered || type === EventType.SentBack || type === EventType.VisitPlanned)
      steps.set(subject, value)
    if (type === EventType.ServiceCompleted && event.hidden > 0) {
      // The record of a citizen who goes on: it has the draws of its citizen.
      address.set(event.hidden, address.get(subject)!)
      attempts.set(event.hidden, attempts.get(subject)!)
      steps.set(event.hidden, steps.get(subject)!)
      passes.set(event.hidden, passes.get(subject) ?? 0)
    }
    const key = address.get(subject)!
    const attempt = attempts.get(subject)!
    const pass = passes.get(subject) ?? 0
    if (type === EventType.ServiceInterrupted && (value & 3) === Interrupted.redraw) passes.set(subject, pass + 1)
    if (type === EventType.CitizenRedirected) sentFrom.set(subject, attempt)
    if (AGAIN.has(type)) {
      cameBack.add(`${key} ${Math.max(1, attempt)}`) // who was there at the start leaves without one before
      attempts.set(subject, attempt + 1)
    }
    if (type === EventType.ServiceCompleted || type === EventType.WorkSpoiled)
      servedBy.add(`${key} ${steps.get(subject)} ${pass}`)
    if (type === EventType.ServiceCompleted && value === Completed.notPassed) passes.set(subject, pass + 1)
    if (ENDS_VISIT.has(type)) {
      visitOver.add(`${key} ${attempt}`)
      if (sentFrom.has(subject)) visitOver.add(`${key} ${sentFrom.get(subject)!}`)
      sentFrom.delete(subject)
    }
  }
  const outages = world.outages.map((was) => {
    const from = [...was.from].map((time) => (time > until ? time + 1 / 1_048_576 : time))
    const later = [...was.until].map((time) => (time > until ? time + 1 / 1_048_576 : time))
    return { from: Float64Array.from(from), until: Float64Array.from(later) }
  })
  const other = Object.create(world) as Case["world"]
  return Object.defineProperties(other, {
    outages: { value: outages },
    window: {
      value: (demand: number, day: number) => {
        const was = world.window(demand, day)
        let count = 0
        while (count < was.count && was.times[count] <= until) count++
        const patience = was.patience.map((seconds, row) => {
          const key = `${demand} ${was.members === null ? day * 1_048_576 + row : was.members[row]}`
          return visitOver.has(`${key} 1`) || seconds < 0 ? seconds : seconds + 7200
        })
        return { ...was, count, patience }
      },
    },
    workOf: {
      value: (origin: number, entity: number, step: number, citizenClass: number, pass: number) =>
        world.workOf(origin, entity, step, citizenClass, pass) +
        (servedBy.has(`${origin} ${entity} ${step} ${pass}`) ? 0 : 3600),
    },
    patienceOf: {
      value: (origin: number, entity: number, citizenClass: number, attempt: number, atLeast?: number) =>
        world.patienceOf(origin, entity, citizenClass, attempt, atLeast) +
        (visitOver.has(`${origin} ${entity} ${attempt + 1}`) ? 0 : 7200),
    },
    returnOf: {
      value: (origin: number, entity: number, citizenClass: number, attempt: number) => {
        const was = world.returnOf(origin, entity, citizenClass, attempt)
        return cameBack.has(`${origin} ${entity} ${Math.max(1, attempt)}`) ? was : { ...was, hour: (was.hour + 1) / 2 }
      },
    },
  })
}
