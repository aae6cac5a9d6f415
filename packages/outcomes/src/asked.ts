import type { Model, OfficeEvent, State, World } from "@tangguh/office"
import type { Outcome, Plan, Take } from "@tangguh/plan"
import { Moments } from "./moments.ts"
import type { Probe } from "./probe.ts"
import type { Instant, Windows } from "./windows.ts"

/** What is asked of a run: an outcome, with its moments and its people resolved. */
export interface Asked {
  readonly model: Model
  readonly world: World
  readonly plan: Plan
  readonly outcome: Outcome
  /** Index of what the outcome is of; −1: nothing. */
  readonly of: number
  readonly moments: Moments
  /** When it is counted: the period, or (for a count at a moment) all until then. */
  readonly windows: Windows
  readonly at: Instant | null
  /** From where durations count. */
  readonly since: Instant
  readonly take: Take | null
  /** Whether an office is meant. */
  readonly meansOffice: (office: number) => boolean
  /** Whether a citizen or job is meant, wherever it is. */
  readonly meansCitizen: (state: State, slot: number) => boolean
  /** Whether an event, with the citizen it is about, is meant. */
  readonly means: (event: OfficeEvent, state: State, slot: number) => boolean
  /** Whether a station is meant: its office and, where one is named, its step. */
  readonly meansStation: (station: number) => boolean
  /** Whom and when it is about: the same for outcomes that may be read from the same fold. */
  readonly scope: string
  /** What outcomes of one run are read from together: made by the first that asks for it. */
  readonly shared: <Fold>(name: string, make: () => Fold) => Fold
}

/** Folds of one run, by name. */
export type Shared = Map<string, unknown>

/** The probes of a family, by outcome. */
export type Family = Readonly<Record<string, (asked: Asked) => Probe>>

export function asked(model: Model, world: World, outcome: Outcome, folds: Shared = new Map()): Asked {
  const { plan } = model
  const { office } = outcome
  const moments = new Moments(plan, world, office)
  const windows = moments.windows(outcome.during)
  const at = outcome.at === null ? null : moments.instant(outcome.at)
  const since = outcome.since === null ? { time: plan.warmUp ?? 0 } : moments.instant(outcome.since)
  const meansOffice = (of: number) => office < 0 || of === office
  const meansCitizen = citizensMeant(model, world, outcome)
  return {
    model,
    world,
    plan,
    outcome,
    of: outcome.of,
    moments,
    windows,
    at,
    since,
    take: outcome.take,
    meansOffice,
    meansCitizen,
    means: (event, state, slot) => (office < 0 || event.office === office) && meansCitizen(state, slot),
    meansStation: (station) =>
      (office < 0 || model.officeOf[station] === office) && (outcome.of < 0 || model.stepOf[station] === outcome.of),
    scope: JSON.stringify([
      outcome.of,
      office,
      outcome.class,
      outcome.service,
      outcome.purpose,
      outcome.during,
      outcome.at,
    ]),
    shared: <Fold>(name: string, make: () => Fold): Fold => {
      if (!folds.has(name)) folds.set(name, make())
      return folds.get(name) as Fold
    },
  }
}

const everybody = () => true

/** Whether a citizen is of the class, service and purpose that an outcome names. */
function citizensMeant(model: Model, world: World, outcome: Outcome): Asked["meansCitizen"] {
  const { classes } = model.plan
  const { class: named, service, purpose } = outcome
  if (named < 0 && service < 0 && purpose < 0) return everybody
  const ofClass = classes.map(
    ({ wants, purposes }, c) =>
      (named < 0 || c === named) && (service < 0 || wants === service) && (purpose < 0 || purposes.includes(purpose)),
  )
  return ({ citizens }, slot) => {
    const origin = citizens.origin[slot]
    const itsClass = model.originClass[origin]
    if (!ofClass[itsClass]) return false
    return purpose < 0 || world.purposeOf(origin, citizens.entity[slot], itsClass)?.purpose === purpose
  }
}

/** Whether everybody is meant, at every office, so that nobody has to be looked at. */
export const meansAll = ({ outcome }: Asked): boolean =>
  outcome.office < 0 && outcome.class < 0 && outcome.service < 0 && outcome.purpose < 0
