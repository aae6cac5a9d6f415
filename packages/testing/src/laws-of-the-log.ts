import {
  evolve,
  EventType,
  eventNames,
  initialState,
  NOWHERE,
  type OfficeEvent,
  officeView,
  ofNewcomers,
  restore,
  snapshot,
  type State,
  planAsTold,
} from "@tangguh/office"
import { Recorder, replay, Slots } from "@tangguh/event-log"
import { measureAll, outcomeList, Projector, wholeRun } from "@tangguh/outcomes"
import type { Outcome, Plan } from "@tangguh/plan"
import { law, modelOf, require, requireSame, requireSameEvents, told } from "./law.ts"
import { isOfCitizen, record } from "./recorded-run.ts"

/** Folding the log gives the state of the run, and the memory of each policy, after every event. */
export const replayEqualsLive = law(({ world, policies }) => {
  const folded = modelOf(world, policies)
  const state = initialState(folded)
  const slots = new Slots(state)
  const view = officeView(folded, state)
  const listening = policies.filter((policy) => policy.listensTo !== undefined)
  for (const { name, initialMemory } of listening)
    if (initialMemory !== undefined) state.memory[name] = initialMemory(planAsTold(folded.plan))
  const follow = (event: OfficeEvent, live: State) => {
    const { hidden: _, ...heard } = event
    const slot = slots.before(event)
    require(slot !== undefined, () => `${told(event)}: who?`)
    slots.after(event, state, evolve(folded, state, { ...event }, slot!))
    const ofTimer = event.type === EventType.TimerFired || event.type === EventType.TimerSet
    listening.forEach((policy, p) => {
      if (!policy.listensTo!.includes(event.type) || (ofTimer && event.subject !== p)) return
      if (policy.remember !== undefined)
        state.memory[policy.name] = policy.remember(state.memory[policy.name], heard, view)
    })
    requireSame(state, live, `after ${told(event)}: `)
  }
  record(world, policies, { observers: [{ event: follow }] })
})

/** The log that a recorder keeps gives the state in the end, but for the memory of policies. Needs the hash: `loadHash()`. */
export const recordedLogReplays = law(({ world, policies, seed }) => {
  const identity = { scenario: "case", seed, replication: 0, policies: policies.map(({ name }) => name), plan: "" }
  const recorder = new Recorder(identity, { keep: true })
  const { model, state, events } = record(world, policies, { observers: [recorder] })
  require(recorder.close().events === events.length, () => "the recorder has another number of events")
  const { memory } = state
  requireSame(snapshot({ ...replay(model, recorder.log()), memory }), snapshot(state), "in the end: ")
})

/** Every outcome of the whole run that a plan can have, of each thing that it can be of. */
const outcomesOf = (plan: Plan): readonly Outcome[] => {
  const things = {
    step: plan.steps,
    resource: plan.resources,
    dependency: plan.dependencies,
    stock: plan.stocks,
    promise: plan.promises,
    citizen: [],
  }
  return outcomeList
    .filter(({ of }) => of !== "citizen")
    .flatMap(({ name, of }) =>
      of === null ? [wholeRun(name)] : things[of].map((_: unknown, thing: number) => wholeRun(name, thing)),
    )
}

/** Every outcome computed from the log is what the run accumulated, to the last bit. Needs the hash: `loadHash()`. */
export const projectionsFromTheLog = law(({ world, policies, seed }) => {
  const { plan } = world
  const asked = outcomesOf(plan)
  const prepared = modelOf(world, policies)
  const projection = () => {
    const probes = measureAll(prepared, world, asked)
    return { probes, projector: new Projector(prepared, probes) }
  }
  const [lived, folded] = [projection(), projection()]
  const recorder = new Recorder({ scenario: "case", seed, replication: 0, policies: [], plan: "" }, { keep: true })
  lived.projector.finish(plan.horizon, record(world, policies, { observers: [recorder, lived.projector] }).state)
  recorder.close()
  folded.projector.finish(plan.horizon, replay(prepared, recorder.log(), { observers: [folded.projector] }))
  require(asked.length > 30, () => `only ${asked.length} outcomes`)
  asked.forEach(({ name, of }, i) => {
    const [live, again] = [lived.probes[i].value(), folded.probes[i].value()]
    require(Object.is(live, again), () => `${name} of ${of}: lived ${live}, folded ${again}`)
  })
})

/** The instant of some event: first a type is chosen, so that what is rare is chosen as often as what is common. */
function anInstant(events: readonly OfficeEvent[], where: number): number {
  const types = [...new Set(events.map(({ type }) => type))]
  if (types.length === 0) return 0
  const place = where * types.length
  const ofType = events.filter(({ type }) => type === types[Math.floor(place)])
  return ofType[Math.floor((place - Math.floor(place)) * ofType.length)].time
}

/** A run that is stopped at an instant, kept, and gone on with under the same policies is the run that was not. */
export const forkIsIdentical = law(({ world, policies }, where) => {
  const whole = record(world, policies)
  const { events } = whole
  const at = anInstant(events, where)
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
    require(Number.isInteger(event.cause) && event.cause >= 0 && event.cause < event.number, () =>
      `${told(event)}: cause`)
    require(!Number.isNaN(event.value) && !Number.isNaN(event.hidden), () => `${told(event)} holds no number`)
  })
})

/** Events of the World and of the calendar: nothing in the log need have made them so. */
const OF_THE_WORLD: ReadonlySet<EventType> = new Set([
  EventType.CitizenArrived,
  EventType.NoShow,
  EventType.AppointmentMade,
  EventType.CallAnswered,
  EventType.JobFound,
  EventType.OfficeOpened,
  EventType.BreakStarted,
  EventType.BreakEnded,
  EventType.OfficeClosed,
  EventType.DayBegan,
  EventType.DutyChanged,
  EventType.DependencyFailed,
  EventType.DependencyRecovered,
  EventType.DependencySlowed,
  EventType.DependencyFitted,
  EventType.BatteryFitted,
  EventType.UnitFitted,
  EventType.UnitFailed,
  EventType.UnitProtected,
  EventType.UnitRepaired,
  EventType.StockReviewed,
  EventType.StockDelivered,
  EventType.CourierLeft,
  EventType.PoliciesChanged,
])

/** Every event that is not of the World or the calendar names one before it; of the World only closing after overtime and what was ordered do. */
export const causesAreNamed = law(({ world, policies }) => {
  const { events } = record(world, policies)
  for (const event of events) {
    const isScripted =
      event.type === EventType.Announced && world.plan.arrangement.announcements[event.subject].at.kind === "instant"
    const mayNot = OF_THE_WORLD.has(event.type) || isScripted
    require(mayNot || event.cause > 0, () => `${told(event)}: nothing caused it`)
    const may = !mayNot || event.type === EventType.OfficeClosed || event.type === EventType.StockDelivered
    require(may || event.cause === 0, () => `${told(event)}: is of the World`)
  }
})

/** No event is of an office, a citizen or a switch that there is not. */
export const subjectsExist = law(({ world, policies }) => {
  const { events } = record(world, policies)
  let citizens = 0
  for (const event of events) {
    if (ofNewcomers.has(event.type) || (event.type === EventType.ServedAtHome && event.value >= 0)) citizens++
    if (event.type === EventType.ServiceCompleted && event.hidden > 0) citizens++
    require(event.office === NOWHERE || world.plan.offices[event.office] !== undefined, () => `${told(event)}: where?`)
    require(event.type in eventNames, () => `${told(event)}: what?`)
    if (event.type >= EventType.DependencyFailed && event.type <= EventType.EquipmentRepaired)
      require(world.plan.switches[event.subject] !== undefined, () => `${told(event)}: which switch?`)
    if (isOfCitizen(event)) require(event.subject >= 1 && event.subject <= citizens, () => `${told(event)}: who?`)
  }
})
