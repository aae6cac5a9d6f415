import { isDeepStrictEqual } from "node:util"
import {
  atCounter,
  Cause,
  Door,
  EventType,
  eventNames,
  head,
  missing,
  type Model,
  NOWHERE,
  type Observer,
  type OfficeEvent,
  officeView,
  type Policy,
  type PublicEvent,
  restore,
  servable,
  snapshot,
  type State,
  Status,
  waitCause,
} from "@tangguh/office"
import { type Probe, Projector } from "@tangguh/outcomes"
import * as fc from "fast-check"
import type { Case } from "./case.ts"
import { fold, record, type RecordedRun } from "./recorded-run.ts"

/* Each law is written once, as a property of whatever cases it is given. */

type Cases = fc.Arbitrary<Case>
type Law = (cases: Cases) => fc.IPropertyWithHooks<[Case, number]>

/** A law of one case; the number, evenly spread over [0, 1), is there to choose an instant by. */
const law = (holds: (subject: Case, where: number) => void): Law => (cases) =>
  fc.property(cases, fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), holds)

class Broken extends Error {}

const require = (holds: boolean, what: () => string): void => {
  if (!holds) throw new Broken(what())
}

const told = (event: OfficeEvent): string => `${eventNames[event.type]} ${JSON.stringify(event)}`

/** The first thing in which two plain values differ, by path. */
export function firstDifference(a: unknown, b: unknown, path = ""): string | null {
  if (isDeepStrictEqual(a, b)) return null
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return `${path}: ${String(a)} ≠ ${String(b)}`
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const found = firstDifference(
      (a as Record<string, unknown>)[key],
      (b as Record<string, unknown>)[key],
      `${path}.${key}`,
    )
    if (found !== null) return found
  }
  return `${path}: of another kind`
}

const requireSame = (a: unknown, b: unknown, what: string): void => {
  if (!isDeepStrictEqual(a, b)) throw new Broken(`${what}${firstDifference(a, b) ?? ""}`)
}

const requireSameEvents = (a: readonly OfficeEvent[], b: readonly OfficeEvent[], what: string): void => {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    if (!isDeepStrictEqual(a[i], b[i]))
      throw new Broken(`${what}: ${a[i] ? told(a[i]) : "the end"} ≠ ${b[i] ? told(b[i]) : "the end"}`)
  }
}

/** Folding the log gives the state of the run, and the memory of each policy, after every event. */
export const replayEqualsLive = law(({ world, policies }) => {
  const live: unknown[] = []
  const run = record(world, policies, { observers: [{ event: (_, state) => void live.push(snapshot(state)) }] })
  const listening = policies.filter((policy) => policy.listensTo !== undefined)
  const memory = new Map(listening.map((policy) => [policy.name, policy.initialMemory?.(run.model.plan)]))
  fold(run, run.events, (state, event, place) => {
    const view = officeView(run.model, state)
    const { hidden: _, ...heard } = event
    listening.forEach((policy, p) => {
      const foreign = (event.type === EventType.TimerFired || event.type === EventType.TimerSet) && event.subject !== p
      if (policy.remember !== undefined && policy.listensTo!.includes(event.type) && !foreign)
        memory.set(policy.name, policy.remember(memory.get(policy.name), heard, view))
    })
    const remembered = Object.fromEntries([...memory].filter(([, value]) => value !== undefined))
    requireSame(snapshot({ ...state, memory: remembered }), live[place], `after ${told(event)}: `)
  })
})

/** A run that is stopped at an instant, kept, and gone on with under the same policies is the run that was not. */
export const forkIsIdentical = law(({ world, policies }, where) => {
  const whole = record(world, policies)
  const { events } = whole
  const at = events.length === 0 ? 0 : events[Math.floor(where * events.length)].time
  for (const until of [at, at + 1 / 1_048_576]) {
    const begun = record(world, policies, { until })
    const kept = snapshot(begun.state)
    const goesOn = record(world, policies, { from: restore(kept) })
    requireSameEvents([...begun.events, ...goesOn.events], events, `forked at ${until}`)
    requireSame(snapshot(goesOn.state), snapshot(whole.state), `forked at ${until}, in the end: `)
    requireSame(snapshot(restore(kept)), kept, "the snapshot has changed: ")
  }
})

/** The same world under the same policies gives the same log. */
export const sameAgain = law(({ world, policies }) => {
  requireSameEvents(record(world, policies).events, record(world, policies).events, "run again")
})

/** Everybody who came, or meant to, is done, has given up, is there, is away, or is a record that waits. */
export const nobodyVanishes = law(({ world, policies }) => {
  const { events, state, model } = record(world, policies)
  const count = (type: EventType, which: (event: OfficeEvent) => boolean = () => true) =>
    events.reduce((sum, event) => sum + (event.type === type && which(event) ? 1 : 0), 0)
  const kept = new Int32Array(8)
  for (let slot = 0; slot < state.citizens.used; slot++) kept[state.citizens.status[slot]]++
  const { arrived, done, lapsed } = {
    arrived: count(EventType.CitizenArrived) + count(EventType.TripAvoided),
    done:
      count(EventType.ServiceCompleted, (event) => event.value === 0) +
      count(EventType.RecordUploaded) +
      count(EventType.RecordRejected),
    lapsed: count(EventType.CitizenLeft, (event) => event.hidden === 0),
  }
  const inside = state.citizens.used - state.citizens.freeCount
  require(arrived === done + lapsed + inside, () => `${arrived} came, ${done} done, ${lapsed} lapsed, ${inside} kept`)
  require(kept[Status.free] === state.citizens.freeCount, () => "free slots are miscounted")
  const present = kept[Status.waiting] + kept[Status.called] + kept[Status.inService] + kept[Status.interrupted]
  const queued = state.lists.size.reduce((sum, size) => sum + size, 0)
  require(present === queued, () => `${present} are present, and ${queued} stand in a list`)
  const visits = count(EventType.CitizenArrived) + count(EventType.CitizenReturned)
  const over = count(EventType.ServiceCompleted) + count(EventType.CitizenLeft)
  require(visits === over + present, () => `${visits} visits, ${over} over, ${present} under way`)
  const records = kept[Status.recordWaiting] + kept[Status.recordUploading]
  const captured = count(EventType.ServiceCompleted, (event) => event.value === 1)
  const gone = count(EventType.RecordUploaded) + count(EventType.RecordRejected) + count(EventType.RecordLost)
  require(captured === gone + records, () => `${captured} captured, ${gone} gone, ${records} kept`)
  require(records === state.offices.records.reduce((sum, n) => sum + n, 0), () => "records are miscounted")
  const away =
    count(EventType.TripAvoided) +
    count(EventType.CitizenLeft, (event) => event.hidden !== 0) +
    count(EventType.RecordLost) -
    count(EventType.CitizenReturned)
  require(away === kept[Status.away], () => `${away} should be away, ${kept[Status.away]} are`)
  const numbers = new Set<number>()
  for (let slot = 0; slot < state.citizens.used; slot++)
    if (state.citizens.status[slot] !== Status.free) numbers.add(state.citizens.number[slot])
  require(numbers.size === inside, () => "a citizen is kept twice")
  const firsts = events.filter(({ type }) => type === EventType.CitizenArrived || type === EventType.TripAvoided)
  require(firsts.every(({ subject }, i) => subject === i + 1), () => "numbers of citizens are not consecutive")
  let inService = 0
  for (let station = 0; station < model.stations; station++) inService += state.stations.active[station]
  require(inService === kept[Status.inService], () => "those in service are miscounted")
})

/** A citizen's story is one that can happen: nobody is served who is not there, or starts twice, or leaves while away. */
export const storiesArePossible = law(({ world, policies }) => {
  const follows: Readonly<Record<number, readonly string[]>> = {
    [EventType.CitizenArrived]: ["new"],
    [EventType.TripAvoided]: ["new"],
    [EventType.CitizenReturned]: ["away"],
    [EventType.ReturnAvoided]: ["away"],
    [EventType.TicketCalled]: ["waiting"],
    [EventType.ServiceStarted]: ["waiting", "called"],
    [EventType.ServiceInterrupted]: ["served"],
    [EventType.ServiceResumed]: ["interrupted"],
    [EventType.ServicePaced]: ["served"],
    [EventType.ServiceCompleted]: ["served"],
    [EventType.CitizenLeft]: ["waiting", "called", "interrupted"],
    [EventType.UploadStarted]: ["record"],
    [EventType.RecordUploaded]: ["uploading"],
    [EventType.RecordRejected]: ["uploading"],
    [EventType.RecordLost]: ["uploading"],
  }
  const becomes: Readonly<Record<number, (event: OfficeEvent) => string>> = {
    [EventType.CitizenArrived]: () => "waiting",
    [EventType.TripAvoided]: () => "away",
    [EventType.CitizenReturned]: () => "waiting",
    [EventType.ReturnAvoided]: () => "away",
    [EventType.TicketCalled]: () => "called",
    [EventType.ServiceStarted]: () => "served",
    [EventType.ServiceInterrupted]: () => "interrupted",
    [EventType.ServiceResumed]: () => "served",
    [EventType.ServicePaced]: () => "served",
    [EventType.ServiceCompleted]: ({ value }) => (value === 1 ? "record" : "done"),
    [EventType.CitizenLeft]: ({ hidden }) => (hidden === 0 ? "lapsed" : "away"),
    [EventType.UploadStarted]: () => "uploading",
    [EventType.RecordUploaded]: () => "done",
    [EventType.RecordRejected]: () => "done",
    [EventType.RecordLost]: () => "away",
  }
  const { events } = record(world, policies)
  const now = new Map<number, string>()
  const due = new Map<number, number>()
  for (const event of events) {
    if (!(event.type in follows)) continue
    const was = now.get(event.subject) ?? "new"
    require(follows[event.type].includes(was), () => `${told(event)} of one who is ${was}`)
    if (event.type === EventType.CitizenReturned || event.type === EventType.ReturnAvoided)
      require(due.get(event.subject) === event.time, () => `${told(event)} was due at ${due.get(event.subject)}`)
    const is = becomes[event.type](event)
    now.set(event.subject, is)
    if (is === "away") {
      due.set(event.subject, event.hidden)
      require(event.hidden > event.time, () => `${told(event)} is due again before it is over`)
    }
  }
  for (const [citizen, at] of due)
    require(now.get(citizen) !== "away" || at >= world.plan.horizon, () => `citizen ${citizen} never came at ${at}`)
})

/** No service without an open door at its start, what it needs while it lasts, and a counter of its own. */
export const noServiceWithoutNeeds = law(({ world, policies }) => {
  const model = modelOf(world, policies)
  const looking: Observer = {
    event: (event, state, slot) => {
      if (event.type !== EventType.ServiceStarted && event.type !== EventType.ServiceResumed) return
      const station = event.office * model.steps + state.citizens.step[slot]
      require(state.offices.door[event.office] === Door.open, () => `${told(event)} behind a closed door`)
      require(state.stations.active[station] <= servable(model, state, station), () => `${told(event)} without needs`)
    },
    settled: (until, state) => {
      for (let station = 0; station < model.stations; station++) {
        const office = Math.floor(station / model.steps)
        const { resource, needs } = model.plan.steps[station % model.steps]
        const active = state.stations.active[station]
        const where = () => `at office ${office}, step ${station % model.steps}, before ${until}: `
        require(active <= atCounter(state, station), () => `${where()}more in service than at the counters`)
        const units = resource < 0 ? Infinity : model.plan.arrangement.capacity[office][resource]
        let taken = 0
        for (let step = 0; step < model.steps; step++)
          if (resource >= 0 && model.plan.steps[step].resource === resource)
            taken += atCounter(state, office * model.steps + step)
        require(taken <= units, () => `${where()}${taken} at ${units} counters`)
        const down = needs.filter((d) => state.switches.down[model.plan.offices[office].switches[d]] === 1)
        const mask = down.reduce((bits, d) => bits | (1 << d), 0)
        require(mask === missing(model, state, station), () => `${where()}the office does not know what is down`)
        const offline = model.plan.arrangement.offlineCapture
        const goesOn = offline?.step === station % model.steps && down.every((d) => offline.without.includes(d))
        const room = down.length === 0 ? Infinity : goesOn ? offline!.buffer - state.offices.records[office] : 0
        require(active === 0 || active <= room, () => `${where()}${active} in service, and room for ${room}`)
      }
    },
  }
  record(world, policies, { observers: [looking] })
})

const modelOf = (world: Case["world"], policies: readonly Policy[]): Model => record(world, policies, { until: -1 }).model

/** Nobody waits who could be served: behind an open door each free counter calls, and who is at a counter is served if it can be. */
export const nobodyWaitsForNothing = law(({ world, policies }) => {
  const model = modelOf(world, policies)
  record(world, policies, {
    observers: [
      {
        event: () => {},
        settled: (until, state) => {
          for (let station = 0; station < model.stations; station++) {
            const office = Math.floor(station / model.steps)
            if (state.offices.door[office] !== Door.open) continue
            const busy = atCounter(state, station)
            const shared = model.shared[station % model.steps] ?? [station % model.steps]
            const units = shared.reduce((sum, step) => sum + atCounter(state, office * model.steps + step), 0)
            const where = () => `at office ${office}, step ${station % model.steps}, before ${until}: `
            require(head(state, station) < 0 || units >= model.capacity[station], () => `${where()}a counter is free`)
            const { active } = state.stations
            const able = Math.min(busy, servable(model, state, station))
            require(active[station] >= able, () => `${where()}${active[station]} in service, ${able} could be`)
          }
        },
      },
    ],
  })
})

/** The waits of all citizens, put together from the log, are the waits by cause, to the last bit; and each cause is what holds. */
export const waitsAddUp = law(({ world, policies }) => {
  const { horizon, dependencies } = world.plan
  const model = modelOf(world, policies)
  const projected = new Float64Array(Cause.dependency + dependencies.length)
  const probe: Probe = {
    stretch: ({ waiting, cause, from, until }) => {
      if (waiting > 0) projected[cause] += waiting * (until - from)
    },
    value: () => NaN,
  }
  const projector = new Projector(model, [probe])
  // The same, counted the slow way: whom the whole state shows waiting, instant after instant.
  const counted = new Float64Array(projected.length)
  let last = 0
  const look = (until: number, state: State) => {
    for (let slot = 0; slot < state.citizens.used; slot++) {
      const status = state.citizens.status[slot]
      if (status !== Status.waiting && status !== Status.called && status !== Status.interrupted) continue
      const office = model.originOffice[state.citizens.origin[slot]]
      counted[waitCause(model, state, office * model.steps + state.citizens.step[slot])] += until - last
    }
    last = until
  }
  const run = record(world, policies, { observers: [projector, { event: () => {}, settled: look }] })
  projector.finish(horizon, run.state)
  look(horizon, run.state)
  const since = new Map<number, number>()
  let waited = 0
  const stop = (citizen: number, time: number) => {
    if (since.has(citizen)) waited += time - since.get(citizen)!
    since.delete(citizen)
  }
  for (const { type, subject, time } of run.events) {
    switch (type) {
      case EventType.CitizenArrived:
      case EventType.CitizenReturned:
      case EventType.ServiceInterrupted:
        since.set(subject, time)
        break
      case EventType.ServiceStarted:
      case EventType.ServiceResumed:
      case EventType.CitizenLeft:
        stop(subject, time)
    }
  }
  for (const citizen of since.keys()) waited += horizon - since.get(citizen)!
  const sum = projected.reduce((all, each) => all + each, 0)
  require(sum === waited, () => `by cause ${sum} s, by citizen ${waited} s`)
  requireSame(projected, counted, "by cause: ")
})

/** Time never runs backwards and lies on the grid; numbers are consecutive; a cause comes before what it causes. */
export const logIsInOrder = law(({ world, policies }) => {
  const { events } = record(world, policies)
  const onGrid = (seconds: number) => seconds === Infinity || Number.isInteger(seconds * 1_048_576)
  events.forEach((event, i) => {
    require(event.number === i + 1, () => `${told(event)} is the ${i + 1}th`)
    require(i === 0 || event.time >= events[i - 1].time, () => `${told(event)} before ${told(events[i - 1])}`)
    require(event.time >= 0 && event.time < world.plan.horizon, () => `${told(event)} outside the run`)
    require(onGrid(event.time), () => `${told(event)} is off the grid`)
    const isTime = event.type !== EventType.HoursExtended && event.type !== EventType.ServicePaced
    require(!isTime || onGrid(event.hidden), () => `${told(event)} hides what is off the grid`)
    require(Number.isInteger(event.cause) && event.cause >= 0 && event.cause < event.number, () => `${told(event)}: cause`)
    require(!Number.isNaN(event.value) && !Number.isNaN(event.hidden), () => `${told(event)} holds no number`)
  })
})

/** A policy that listens to everything and does nothing changes nothing. */
export const doingNothingChangesNothing = (silent: Policy): Law =>
  law(({ world, policies }) => {
    const without = record(world, policies)
    const beside = record(world, [...policies, silent])
    requireSameEvents(beside.events, without.events, "beside a policy that does nothing")
    const { [silent.name]: _, ...memory } = beside.state.memory
    requireSame(snapshot({ ...beside.state, memory }), snapshot(without.state), "in the end: ")
  })

/** When and with what each citizen first comes, or means to: by office and class, in order. */
export function firstVisits({ events, model: { plan } }: RecordedRun): Map<string, string[]> {
  const visits = new Map<string, string[]>()
  for (const event of events) {
    if (event.type !== EventType.CitizenArrived && event.type !== EventType.TripAvoided) continue
    const patience = event.type === EventType.CitizenArrived ? event.hidden : "not told"
    const name = plan.offices[event.office].name
    visits.set(name, [...(visits.get(name) ?? []), `${event.time} ${event.value} ${patience}`])
  }
  return visits
}

/** What changes must not move a first visit: `other` is the same case with something added. */
export const arrivalsStay = (changed: (subject: Case) => Case): Law =>
  law((subject) => {
    const before = firstVisits(record(subject.world, subject.policies))
    const other = changed(subject)
    const after = firstVisits(record(other.world, other.policies))
    for (const [office, visits] of before) {
      const others = after.get(office) ?? []
      require(visits.length === others.length, () => `${office}: ${visits.length} first visits, then ${others.length}`)
      visits.forEach((visit, i) => {
        const [time, code, patience] = visit.split(" ")
        const [otherTime, otherCode, otherPatience] = others[i].split(" ")
        const same = patience === "not" || otherPatience === "not" || patience === otherPatience
        require(time === otherTime && code === otherCode && same, () => `${office}: ${visit}, then ${others[i]}`)
      })
    }
  })

const PUBLIC = new Set(["time", "number", "type", "office", "subject", "value", "cause"])

/** Nothing that a policy is handed leads to what is hidden: fields drawn but not bound, deadlines, the state itself. */
export const policiesSeeOnlyWhatIsPublic = law(({ world, policies }) => {
  const handed = new Set<object>()
  const reach = (thing: unknown): void => {
    if ((typeof thing !== "object" && typeof thing !== "function") || thing === null || handed.has(thing)) return
    handed.add(thing)
    for (const key of Reflect.ownKeys(thing)) {
      const { value } = Reflect.getOwnPropertyDescriptor(thing, key)!
      reach(value)
    }
  }
  const spy: Policy<number> = {
    name: "spy",
    listensTo: Object.values(EventType),
    initialMemory: () => 0,
    remember(memory, event, view) {
      require(Object.keys(event).every((key) => PUBLIC.has(key)), () => `a policy sees ${Object.keys(event).join()}`)
      require(Object.isFrozen(event) && Object.isFrozen(view), () => "a policy can change what it is shown")
      reach(event)
      reach(view)
      return memory + 1
    },
    decide(_, event, view) {
      reach(event)
      reach(view)
      return []
    },
  }
  const { state } = record(world, [...policies, spy])
  const secret = (thing: unknown, path: string): void => {
    if (typeof thing !== "object" || thing === null) return
    require(!handed.has(thing), () => `a policy can reach ${path}`)
    if (path.startsWith("state.memory")) return
    if (!ArrayBuffer.isView(thing)) for (const [key, value] of Object.entries(thing)) secret(value, `${path}.${key}`)
  }
  secret(state, "state")
})

/** What a policy has seen until an instant, its window included, does not depend on anything that is not bound by then. */
export const policiesAreNotClairvoyant = law(({ world, policies }, where) => {
  const first = record(world, policies)
  if (first.events.length === 0) return
  const until = first.events[Math.floor(where * first.events.length)].time
  const seen = (other: Case["world"]): string[] => {
    const diary: string[] = []
    const note = (event: PublicEvent, view: Parameters<NonNullable<Policy["decide"]>>[2]) => {
      if (event.time > until) return
      const offices = Array.from({ length: view.offices }, (_, o) => [
        view.isOpen(o),
        view.closesAt(o),
        view.isBlocked(o),
        view.waiting(o),
        world.plan.dependencies.map((__, d) => view.isDown(o, d)),
      ])
      diary.push(JSON.stringify([event, view.time, offices]))
    }
    const diarist: Policy<number> = {
      name: "diarist",
      listensTo: Object.values(EventType),
      initialMemory: () => 0,
      remember: (memory, event, view) => (note(event, view), memory),
      decide: (_, event, view) => (note(event, view), []),
    }
    record(other, [...policies, diarist], { until })
    return diary
  }
  const [a, b] = [seen(world), seen(otherwiseAfter(first, until))]
  for (let i = 0; i < Math.max(a.length, b.length); i++)
    require(a[i] === b[i], () => `before ${until} a policy saw ${a[i]}, and with another future ${b[i]}`)
})

/**
 * A world that differs from that of a run in everything that is not bound until an instant, deadlines that are pending
 * included. (Whether somebody comes again is bound on leaving: it decides whose slot is free, and so the order of ties.)
 */
function otherwiseAfter({ world, events, model }: RecordedRun, until: number): Case["world"] {
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
      value: (origin: number, entity: number, step: number) =>
        world.workOf(origin, entity, step) + (servedBy.has(`${origin} ${entity}`) ? 0 : 3600),
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

function addressOf(model: Model, office: number, code: number): string {
  if (code < 0) return `${model.demands - 1 - code} 0`
  const citizenClass = Math.floor(code / 68_719_476_736)
  const entity = code % 68_719_476_736
  for (let demand = model.firstDemand[office]; demand < model.firstDemand[office + 1]; demand++) {
    if (model.originClass[demand] !== citizenClass) continue
    const { from } = model.plan.offices[office].demand[demand - model.firstDemand[office]]
    return `${demand} ${from.kind === "pool" ? entity % 1_048_576 : entity}`
  }
  return "nobody"
}

/** A member of a pool makes at most one first visit. */
export const poolMembersComeOnce = law(({ world, policies }) => {
  const { events, model } = record(world, policies)
  const come = new Set<string>()
  for (const { type, office, value } of events) {
    if (type !== EventType.CitizenArrived && type !== EventType.TripAvoided) continue
    const address = addressOf(model, office, value)
    require(!come.has(address), () => `${address} comes for the first time again`)
    come.add(address)
  }
})

/** No event is of an office, a citizen or a switch that there is not. */
export const subjectsExist = law(({ world, policies }) => {
  const { events } = record(world, policies)
  let citizens = 0
  for (const event of events) {
    if (event.type === EventType.CitizenArrived || event.type === EventType.TripAvoided) citizens++
    require(event.office === NOWHERE || world.plan.offices[event.office] !== undefined, () => `${told(event)}: where?`)
    require(event.type in eventNames, () => `${told(event)}: what?`)
    if (event.type >= EventType.DependencyFailed && event.type <= EventType.EquipmentRepaired)
      require(world.plan.switches[event.subject] !== undefined, () => `${told(event)}: which switch?`)
    if (event.type <= EventType.CitizenLeft)
      require(event.subject >= 1 && event.subject <= citizens, () => `${told(event)}: who?`)
  }
})
