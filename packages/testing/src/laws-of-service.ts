import {
  atCounter,
  Cause,
  Door,
  EventType,
  head,
  missing,
  type Observer,
  type OfficeEvent,
  servable,
  type State,
  Status,
  waitCause,
} from "@tangguh/office"
import { type Probe, Projector } from "@tangguh/outcomes"
import { addressOf } from "./address-of.ts"
import { law, modelOf, require, requireSame, told } from "./law.ts"
import { record } from "./recorded-run.ts"

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
