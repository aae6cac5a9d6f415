import { EventType } from "@tangguh/office"
import { addressOf } from "./address-of.ts"
import type { Case } from "./case.ts"
import type { RecordedRun } from "./recorded-run.ts"

/**
 * A world that differs from that of a run in everything that is not bound until an instant, deadlines that are pending
 * included. (Whether somebody comes again is bound on leaving: it decides whose slot is free, and so the order of ties.)
 */
export function otherwiseAfter({ world, events, model }: RecordedRun, until: number): Case["world"] {
  const address = new Map<number, string>() // of each citizen
  const attempts = new Map<number, number>()
  const servedBy = new Set<string>()
  const visitOver = new Set<string>()
  const cameBack = new Set<string>()
  for (const event of events) {
    if (event.time > until) break
    const { type, subject, value, office } = event
    if (type === EventType.CitizenArrived || type === EventType.TripAvoided) {
      address.set(subject, addressOf(model, office, value))
      attempts.set(subject, 1)
    }
    const key = address.get(subject)!
    const attempt = attempts.get(subject)!
    if (type === EventType.CitizenReturned || type === EventType.ReturnAvoided) {
      cameBack.add(`${key} ${attempt}`)
      attempts.set(subject, attempt + 1)
    }
    if (type === EventType.ServiceCompleted) servedBy.add(key)
    if (type === EventType.ServiceCompleted || type === EventType.CitizenLeft) visitOver.add(`${key} ${attempt}`)
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
          return visitOver.has(`${key} 1`) ? seconds : seconds + 7200
        })
        return { ...was, count, patience }
      },
    },
    workOf: {
      value: (origin: number, entity: number, step: number, citizenClass: number, pass: number) =>
        world.workOf(origin, entity, step, citizenClass, pass) + (servedBy.has(`${origin} ${entity}`) ? 0 : 3600),
    },
    patienceOf: {
      value: (origin: number, entity: number, citizenClass: number, attempt: number) =>
        world.patienceOf(origin, entity, citizenClass, attempt) +
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
