import { followed, fork, type Log } from "@tangguh/event-log"
import {
  futureOf,
  model,
  type Model,
  type Observer,
  type Policy,
  prepare,
  sampleWorld,
  simulate,
  type State,
  type World,
} from "@tangguh/office"
import { type Job, type Loaded, policiesOf } from "./arm.ts"
import { regimesOf } from "./regimes.ts"

/** How an arm runs a world. */
export interface Way {
  readonly policies: readonly Policy[]
  readonly prepared: Model
  /** A model for those who follow one run, and who stands before them. */
  readonly follow: () => { readonly model: Model; readonly before: readonly Observer[] }
  /** Returns the state in which the run ends. */
  readonly live: (world: World, observers: readonly Observer[]) => State
}

/** How the runs of a job go. */
export interface Course {
  readonly worldOf: (replication: number) => World
  /** By arm. */
  readonly ways: readonly Way[]
}

/** Each from its beginning, or all on from an instant of a recorded run. `log`: that run, where there is one. */
export const courseOf = (job: Job, loaded?: Loaded, log?: Log): Course =>
  job.from === undefined ? fromTheBeginning(job, loaded) : onwards(job, job.from, log!, loaded)

function fromTheBeginning({ plan, seed, arms }: Job, loaded?: Loaded): Course {
  return {
    worldOf: (replication) => sampleWorld(plan, seed, replication),
    ways: arms.map((arm): Way => {
      const policies = policiesOf(plan, arm, loaded)
      const prepared = model(prepare(plan, policies))
      return {
        policies,
        prepared,
        follow: () => ({ model: prepared, before: [] }),
        live: (world, observers) => simulate(world, { policies, prepared, observers }),
      }
    }),
  }
}

/** The first arm goes on under what is in force, and at the others' first event policies change. */
function onwards(
  { plan, seed, arms }: Job,
  { inForce, at, redraw }: NonNullable<Job["from"]>,
  log: Log,
  loaded?: Loaded,
): Course {
  const past = sampleWorld(plan, log.header.seed, log.header.replication)
  return {
    worldOf: (replication) => futureOf(past, { at, seed, replication, redraw }),
    ways: arms.map((arm, a): Way => {
      const all = regimesOf(plan, a === 0 ? inForce : [...inForce, arm], loaded)
      const { policies, model: prepared } = all.at(-1)!
      const regimes = all.slice(0, inForce.length)
      const options = a === 0 ? { at } : { at, to: all.at(-1)! }
      return {
        policies,
        prepared,
        follow: () => {
          const { model: its, observer } = followed(all)
          return { model: its, before: [observer] }
        },
        live: (world, observers) => fork(world, log, regimes, { ...options, observers }),
      }
    }),
  }
}
