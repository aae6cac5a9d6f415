import {
  eventNames,
  EventType,
  type Model,
  NOWHERE,
  type Observer,
  type OfficeEvent,
  type State,
} from "@tangguh/office"
import { Moves } from "./moves.ts"
import type { Probe } from "./probe.ts"
import { Stretches } from "./stretches.ts"

/** What the subject of an event is, where several offices may stand behind it. */
const Behind = { nothing: 0, switch: 1, pool: 2, store: 3 } as const
const behind = new Uint8Array(eventNames.length)
for (const name of eventNames) {
  if (name === undefined) continue
  const type = EventType[name as keyof typeof EventType]
  if (/^(Dependency|Backup|Equipment|Battery)/.test(name)) behind[type] = Behind.switch
  if (/^(Duty|Unit)/.test(name)) behind[type] = Behind.pool
  if (name.startsWith("Stock")) behind[type] = Behind.store
}

type Listener = NonNullable<Probe["event"]>

/**
 * Follows a run or a log and feeds its probes: events by type and step, moves of citizens, conditions of offices, and stretches of waiting.
 *
 * Who is to be told what is worked out once, so that nobody is asked about what it does not listen to.
 */
export class Projector implements Observer {
  /** By type, then nobody's events before those of each step. */
  private readonly listeners: readonly (readonly Listener[])[]
  private readonly conditioned: readonly Probe[]
  private readonly moves: Moves | null
  private readonly stretches: Stretches | null
  private readonly model: Model
  /** Whether conditions may also change with what a citizen does: a buffer that fills, a batch that gathers, a limit. */
  private isFickle: boolean
  settled?: (until: number, state: State) => void

  constructor(model: Model, probes: readonly Probe[]) {
    this.model = model
    const all = withParts(probes)
    const stretched = all.filter((probe) => probe.stretch !== undefined)
    this.stretches = stretched.length > 0 ? new Stretches(model, stretched) : null
    if (this.stretches !== null) all.unshift(this.stretches)
    const moved = all.filter((probe) => probe.move !== undefined)
    this.moves = moved.length > 0 ? new Moves(model, moved) : null
    this.conditioned = all.filter((probe) => probe.conditions !== undefined)
    this.isFickle = isFickle(model)
    this.listeners = listenersOf(model, all)
    const timed = all
      .filter((probe) => probe.settled !== undefined)
      .sort((a, b) => (a.settlesFrom ?? 0) - (b.settlesFrom ?? 0))
    if (timed.length > 0)
      this.settled = (until, state) => {
        for (const probe of timed) {
          if (probe.settlesFrom !== undefined && until < probe.settlesFrom) break
          probe.settled!(until, state)
        }
      }
  }

  event(event: OfficeEvent, state: State, slot: number): void {
    const { type } = event
    if (type === EventType.PoliciesChanged) this.isFickle = isFickle(this.model)
    if (slot >= 0 && this.moves !== null) this.moves.follow(event, state, slot)
    if (this.conditioned.length > 0 && (slot < 0 || behind[type] !== Behind.nothing || this.isFickle))
      this.tellConditions(event, state)
    const at = type * (this.model.steps + 1)
    const listeners = this.listeners[slot < 0 ? at : at + 1 + state.citizens.step[slot]]
    for (let i = 0; i < listeners.length; i++) listeners[i](event, state, slot)
  }

  /** Ends the stretches that are open at the end of a run. */
  finish(time: number, _state?: State): void {
    this.stretches?.finish(time)
  }

  /** Tells of the offices where an event may have changed the conditions. */
  private tellConditions({ type, office, subject, time }: OfficeEvent, state: State): void {
    const { plan } = this.model
    let offices: readonly number[] | null = null
    if (behind[type] === Behind.switch) ({ offices } = plan.switches[subject])
    else if (behind[type] === Behind.pool) ({ offices } = plan.pools[subject])
    else if (behind[type] === Behind.store) ({ offices } = plan.stores[subject])
    else if (office !== NOWHERE) this.tellConditionsOf(office, time, state)
    else if (type === EventType.DayBegan || type === EventType.PoliciesChanged)
      plan.offices.forEach((_, each) => this.tellConditionsOf(each, time, state))
    if (offices !== null) for (const each of offices) this.tellConditionsOf(each, time, state)
  }

  private tellConditionsOf(office: number, time: number, state: State): void {
    for (let i = 0; i < this.conditioned.length; i++) this.conditioned[i].conditions!(office, time, state)
  }
}

const isFickle = ({ has, workaround }: Model): boolean =>
  has.batches || has.days || workaround.some((way) => way !== null && way.upload !== null)

/** Each probe once, behind its parts. */
function withParts(probes: readonly Probe[]): Probe[] {
  const all = new Set<Probe>()
  const add = (probe: Probe) => {
    if (all.has(probe)) return
    for (const part of probe.parts ?? []) add(part)
    all.add(probe)
  }
  for (const probe of probes) add(probe)
  return [...all]
}

function listenersOf({ steps }: Model, probes: readonly Probe[]): Listener[][] {
  const listeners: Listener[][] = Array.from({ length: eventNames.length * (steps + 1) }, () => [])
  for (const probe of probes) {
    const { atStep, listensTo = [] } = probe
    const listener = probe.event?.bind(probe)
    if (listener === undefined) continue
    for (const type of listensTo)
      for (let at = 0; at <= steps; at++)
        if (atStep === undefined || atStep === at - 1) listeners[type * (steps + 1) + at].push(listener)
  }
  return listeners
}
