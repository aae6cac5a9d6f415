import {
  atCounter,
  breakable,
  Cause,
  Completed,
  continuable,
  Door,
  EventType,
  freeUnits,
  head,
  Interrupted,
  missing,
  type Observer,
  type OfficeEvent,
  servable,
  type State,
  Status,
  waitCauseOf,
} from "@tangguh/office"
import { type Probe, Projector } from "@tangguh/outcomes"
import { addressOf } from "./address-of.ts"
import { law, modelOf, require, requireSame, told } from "./law.ts"
import { record } from "./recorded-run.ts"

const ENDINGS: readonly EventType[] = [
  EventType.ServiceCompleted,
  EventType.CitizenLeft,
  EventType.CitizenTurnedAway,
  EventType.RecordUploaded,
  EventType.RecordRejected,
  EventType.ServedAtHome,
  EventType.StepBypassed,
]

/** Everybody who came, or meant to, and every job and record, is there, is away, or has ended by an event that says so. */
export const nobodyVanishes = law(({ world, policies }) => {
  let ended = 0
  const watching: Observer = {
    event: (event, state, slot) => {
      if (slot < 0 || state.citizens.status[slot] !== Status.free) return
      ended++
      require(ENDINGS.includes(event.type), () => `${told(event)} ends somebody`)
    },
  }
  const { events, state, model } = record(world, policies, { observers: [watching] })
  const count = (type: EventType, which: (event: OfficeEvent) => boolean = () => true) =>
    events.reduce((sum, event) => sum + (event.type === type && which(event) ? 1 : 0), 0)
  const came =
    count(EventType.CitizenArrived) +
    count(EventType.TripAvoided) +
    count(EventType.AppointmentMade) +
    count(EventType.JobFound) +
    count(EventType.ServedAtHome, ({ value }) => value >= 0) +
    count(EventType.ServiceCompleted, ({ hidden }) => hidden > 0)
  const inside = state.citizens.used - state.citizens.freeCount
  require(came === ended + inside, () => `${came} came, ${ended} ended, ${inside} kept`)
  const kept = new Int32Array(10)
  for (let slot = 0; slot < state.citizens.used; slot++) kept[state.citizens.status[slot]]++
  require(kept[Status.free] === state.citizens.freeCount, () => "free slots are miscounted")
  require(kept[Status.passing] === 0, () => `${kept[Status.passing]} are between two steps when nothing happens`)
  const present =
    kept[Status.waiting] +
    kept[Status.called] +
    kept[Status.inService] +
    kept[Status.interrupted] +
    kept[Status.gathering]
  const queued = state.lists.size.reduce((sum, size) => sum + size, 0)
  require(present === queued, () => `${present} are present, and ${queued} stand in a list`)
  const records = kept[Status.recordWaiting] + kept[Status.recordUploading]
  const captured = count(EventType.ServiceCompleted, (event) => event.value === Completed.recordWaits)
  const gone = count(EventType.RecordUploaded) + count(EventType.RecordRejected) + count(EventType.RecordLost)
  require(captured === gone + records, () => `${captured} captured, ${gone} gone, ${records} kept`)
  require(records === state.offices.records.reduce((sum, n) => sum + n, 0), () => "records are miscounted")
  const numbers = new Set<number>()
  for (let slot = 0; slot < state.citizens.used; slot++)
    if (state.citizens.status[slot] !== Status.free) numbers.add(state.citizens.number[slot])
  require(numbers.size === inside, () => "a citizen is kept twice")
  require(state.nextCitizen === came + 1, () => `${came} came, and the next number is ${state.nextCitizen}`)
  let inService = 0
  for (let station = 0; station < model.stations; station++) inService += state.stations.active[station]
  require(inService === kept[Status.inService], () => "those in service are miscounted")
})

/** A citizen's story is one that can happen: nobody is served who is not there, or starts twice, or leaves while away. */
export const storiesArePossible = law(({ world, policies }) => {
  const present = ["waiting", "called", "interrupted"]
  const follows: Readonly<Record<number, readonly string[]>> = {
    [EventType.CitizenArrived]: ["new"],
    [EventType.TripAvoided]: ["new"],
    [EventType.AppointmentMade]: ["new"],
    [EventType.JobFound]: ["new"],
    [EventType.CitizenReturned]: ["away"],
    [EventType.CitizenCame]: ["away"],
    [EventType.ReturnAvoided]: ["away"],
    [EventType.AppointmentMissed]: ["away"],
    [EventType.CitizenInvited]: ["away"],
    [EventType.ServedAtHome]: ["away", "new"],
    [EventType.CitizenTurnedAway]: ["waiting"],
    [EventType.CitizenRedirected]: present,
    [EventType.TicketCalled]: ["waiting"],
    [EventType.ServiceStarted]: ["waiting", "called"],
    [EventType.ServiceInterrupted]: ["served", "interrupted"],
    [EventType.ServiceResumed]: present,
    [EventType.ServicePaced]: ["served"],
    [EventType.ServiceCompleted]: ["served"],
    [EventType.WorkSpoiled]: ["served"],
    [EventType.StepEntered]: ["passing"],
    [EventType.SentBack]: ["passing"],
    [EventType.VisitPlanned]: ["passing"],
    [EventType.StepBypassed]: ["passing"],
    [EventType.CitizenLeft]: [...present, "passing"],
    [EventType.UploadStarted]: ["record"],
    [EventType.RecordUploaded]: ["uploading", "record"],
    [EventType.RecordRejected]: ["uploading", "record"],
    [EventType.RecordLost]: ["uploading", "record"],
  }
  const gone = ({ hidden }: OfficeEvent) => (hidden === 0 ? "lapsed" : "away")
  const becomes: Readonly<Record<number, (event: OfficeEvent) => string>> = {
    [EventType.CitizenArrived]: () => "waiting",
    [EventType.TripAvoided]: () => "away",
    [EventType.AppointmentMade]: () => "away",
    [EventType.JobFound]: ({ value }) =>
      world.plan.steps[backlogs[Math.floor(value / 2 ** 30)].step].comes === null ? "waiting" : "passing",
    [EventType.CitizenReturned]: () => "waiting",
    [EventType.CitizenCame]: () => "waiting",
    [EventType.ReturnAvoided]: () => "away",
    [EventType.AppointmentMissed]: () => "away",
    [EventType.CitizenInvited]: () => "away",
    [EventType.ServedAtHome]: () => "passing",
    [EventType.CitizenTurnedAway]: gone,
    [EventType.CitizenRedirected]: () => "away",
    [EventType.TicketCalled]: () => "called",
    [EventType.ServiceStarted]: () => "served",
    [EventType.ServiceInterrupted]: ({ value }) => (value >= Interrupted.toHead ? "waiting" : "interrupted"),
    [EventType.ServiceResumed]: () => "served",
    [EventType.ServicePaced]: () => "served",
    [EventType.ServiceCompleted]: ({ value, hidden }) =>
      value === Completed.recordWaits && hidden === 0 ? "record" : "passing",
    [EventType.WorkSpoiled]: () => "waiting",
    [EventType.StepEntered]: () => "waiting",
    [EventType.SentBack]: () => "waiting",
    [EventType.VisitPlanned]: () => "away",
    [EventType.StepBypassed]: () => "passing",
    [EventType.CitizenLeft]: gone,
    [EventType.UploadStarted]: () => "uploading",
    [EventType.RecordUploaded]: () => "passing",
    [EventType.RecordRejected]: () => "done",
    [EventType.RecordLost]: () => "away",
  }
  const backlogs = world.plan.offices.flatMap(({ atStart }) => atStart)
  const { events } = record(world, policies)
  const now = new Map<number, string>()
  const due = new Map<number, number>()
  for (const event of events) {
    if (!(event.type in follows)) continue
    const was = now.get(event.subject) ?? "new"
    if (event.type === EventType.ServiceCompleted && event.hidden > 0) now.set(event.hidden, "record")
    require(follows[event.type].includes(was), () => `${told(event)} of one who is ${was}`)
    if (was === "away" && event.type !== EventType.CitizenInvited && event.type !== EventType.ServedAtHome)
      require(due.get(event.subject) === event.time, () => `${told(event)} was due at ${due.get(event.subject)}`)
    const is = becomes[event.type](event)
    now.set(event.subject, is)
    if (is === "away") {
      due.set(event.subject, event.hidden)
      require(event.hidden >= event.time, () => `${told(event)} is due again before it is over`)
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
      const door = state.offices.door[event.office]
      const mayServe = door === Door.closed && model.plan.steps[state.citizens.step[slot]].atClosing === "serve"
      require(door === Door.open || mayServe, () => `${told(event)} behind a closed door`)
      const room = (event.type === EventType.ServiceStarted ? servable : continuable)(model, state, station)
      require(state.stations.active[station] <= room, () => `${told(event)} without needs`)
    },
    settled: (until, state) => {
      for (let station = 0; station < model.stations; station++) {
        const office = Math.floor(station / model.steps)
        const step = model.plan.steps[station % model.steps]
        const active = state.stations.active[station]
        const where = () => `at office ${office}, step ${step.name}, before ${until}: `
        require(active <= atCounter(model, state, station), () => `${where()}more in service than at the counters`)
        const needs = [...new Set([...step.needs, ...step.needsToStart])]
        const isDown = (d: number) => state.switches.down[model.plan.offices[office].switches[d]] === 1
        const mask = needs.filter(isDown).reduce((bits, d) => bits | (1 << d), 0)
        require(mask === missing(model, state, station), () => `${where()}the office does not know what is down`)
        const stopping = step.needs.filter((d) => step.onFailure[d].work !== "finish" && isDown(d))
        const way = model.plan.arrangement.workarounds.find((each) => each.step === station % model.steps)
        const goesOn = way !== undefined && stopping.every((d) => way.without.includes(d))
        const buffer = way?.upload?.buffer ?? Infinity
        const room = stopping.length === 0 ? Infinity : goesOn ? buffer - state.offices.records[office] : 0
        require(active === 0 || active <= room, () => `${where()}${active} in service, and room for ${room}`)
      }
    },
  }
  record(world, policies, { observers: [looking] })
})

/** Units are taken by those at the counters, and by nobody else; what is taken is no more than there are, unless some are to go. */
export const unitsAreTakenOnce = law(({ world, policies }) => {
  const model = modelOf(world, policies)
  record(world, policies, {
    observers: [
      {
        event: () => {},
        settled: (until, state) => {
          const taken = new Float64Array(model.plan.pools.length)
          for (let station = 0; station < model.stations; station++) {
            for (let use = model.firstUse[station]; use < model.firstUse[station + 1]; use++)
              taken[model.usePool[use]] += model.useUnits[use] * atCounter(model, state, station)
          }
          model.plan.pools.forEach((pool, p) => {
            const where = () => `pool ${pool.stream}, before ${until}: `
            require(taken[p] === state.pools.taken[p], () =>
              `${where()}${taken[p]} taken, ${state.pools.taken[p]} said`)
            const mayShrink = pool.duty !== null || pool.absent > 0 || state.pools.away[p] > 0
            require(mayShrink || taken[p] <= model.units[p], () => `${where()}${taken[p]} of ${model.units[p]} taken`)
            const serving = new Set<number>()
            for (let unit = model.firstUnit[p]; unit < model.firstUnit[p + 1]; unit++) {
              const slot = state.units.serves[unit]
              if (slot < 0) continue
              require(!serving.has(slot), () => `${where()}two units serve one citizen`)
              serving.add(slot)
              require(state.citizens.unit[slot] === unit, () => `${where()}unit ${unit} and its citizen disagree`)
              const stands = state.citizens.status[slot] !== Status.inService || state.units.broken[unit] === 0
              require(stands, () => `${where()}unit ${unit} serves while it is broken`)
            }
          })
        },
      },
    ],
  })
})

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
            const step = model.plan.steps[station % model.steps]
            const where = () => `at office ${office}, step ${step.name}, before ${until}: `
            const free = step.with.every(({ resource, units }) => {
              const pool = model.plan.offices[office].pools[resource]
              return freeUnits(model, state, pool) >= units
            })
            const open =
              head(model, state, station) >= 0 &&
              step.uses.length === 0 &&
              state.stations.started[station] < step.limit &&
              (servable(model, state, station) > state.stations.active[station] ||
                (step.where === "counter" && step.with.length > 0))
            const isJob = model.isJob[station % model.steps] === 1
            require(!open ||
              !free ||
              (isJob && servable(model, state, station) <= state.stations.active[station]), () =>
              `${where()}a counter is free`)
          }
        },
      },
    ],
  })
})

const BEGINS_TO_WAIT: readonly EventType[] = [
  EventType.CitizenArrived,
  EventType.CitizenReturned,
  EventType.CitizenCame,
  EventType.JobFound,
  EventType.StepEntered,
  EventType.SentBack,
  EventType.WorkSpoiled,
  EventType.ServiceInterrupted,
]
const STOPS_WAITING: readonly EventType[] = [
  EventType.ServiceStarted,
  EventType.ServiceResumed,
  EventType.CitizenLeft,
  EventType.CitizenTurnedAway,
  EventType.CitizenRedirected,
  EventType.VisitPlanned,
]
const WAITING: readonly number[] = [Status.waiting, Status.called, Status.interrupted, Status.gathering]

/** The waits of all citizens and jobs, put together from the log, are the waits by cause, to the last bit; and each cause is what holds. */
export const waitsAddUp = law(({ world, policies }) => {
  const { horizon, dependencies } = world.plan
  const model = modelOf(world, policies)
  const projected = new Float64Array(Cause.dependency + dependencies.length + breakable(world.plan).length)
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
      if (!WAITING.includes(status)) continue
      counted[waitCauseOf(model, state, slot)] += until - last
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
    if (BEGINS_TO_WAIT.includes(type)) {
      if (!since.has(subject)) since.set(subject, time)
    } else if (STOPS_WAITING.includes(type)) stop(subject, time)
  }
  for (const citizen of since.keys()) waited += horizon - since.get(citizen)!
  const sum = projected.reduce((all, each) => all + each, 0)
  require(sum === waited, () => `by cause ${sum} s, by citizen ${waited} s`)
  requireSame(projected, counted, "by cause: ")
})

/** A member of a pool makes at most one first visit. */
export const poolMembersComeOnce = law(({ world, policies }) => {
  const { events, model } = record(world, policies)
  const come = new Set<string>()
  for (const { type, office, value } of events) {
    if (type !== EventType.CitizenArrived && type !== EventType.TripAvoided && type !== EventType.AppointmentMade)
      continue
    const address = addressOf(model, office, value)
    require(!come.has(address), () => `${address} comes for the first time again`)
    come.add(address)
  }
})
