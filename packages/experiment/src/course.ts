import { eventsUntil, followed, fork, type Log, type RunIdentity } from "@tangguh/event-log"
import {
  type Future,
  futureKey,
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
import { type Job, type Loaded, type Origin, policiesOf } from "./arm.ts"
import { identityOf } from "./recording.ts"
import { recordedWorld } from "./recorded-world.ts"
import { regimesOf } from "./regimes.ts"

/** How an arm runs a world. */
export interface Way {
  readonly policies: readonly Policy[]
  readonly prepared: Model
  /** A model for those who follow one run, and who stands before them. */
  readonly follow: () => { readonly model: Model; readonly before: readonly Observer[] }
  /** Returns the state in which the run ends. */
  readonly live: (world: World, observers: readonly Observer[]) => State
  /** What a run is, for its log; and what was asked for, at first and at each fork. */
  readonly identity: (replication: number) => RunIdentity
  readonly asked: readonly string[]
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

const namesOf = (policies: readonly Policy[]): readonly string[] => policies.map(({ name }) => name)

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
        identity: (replication) => identityOf(plan, { seed, replication, policies: namesOf(policies) }),
        asked: [arm.name],
      }
    }),
  }
}

/** The first arm goes on under what is in force, which takes over from itself where that has to be said in a log; at the others' first event policies change. */
function onwards(
  { plan, seed, arms, record }: Job,
  { inForce, asked, at, redraw }: Origin,
  log: Log,
  loaded?: Loaded,
): Course {
  const { header } = log
  const past = recordedWorld(plan, header)
  const after = eventsUntil(log, at)
  const future = (replication: number): Future => ({ at, seed, replication, redraw })
  return {
    worldOf: (replication) => futureOf(past, future(replication)),
    ways: arms.map((arm, a): Way => {
      const stays = a === 0 && record === undefined
      const all = regimesOf(plan, stays ? inForce : [...inForce, a === 0 ? inForce.at(-1)! : arm], loaded)
      const { policies, model: prepared } = all.at(-1)!
      const regimes = all.slice(0, inForce.length)
      const options = stays ? { at } : { at, to: all.at(-1)! }
      return {
        policies,
        prepared,
        follow: () => {
          const { model: its, observer } = followed(all)
          return { model: its, before: [observer] }
        },
        live: (world, observers) => fork(world, log, regimes, { ...options, observers }),
        identity: (replication) =>
          identityOf(plan, {
            seed: header.seed,
            replication: header.replication,
            policies: header.policies,
            forks: [...header.forks, { after, policies: namesOf(policies), future: futureKey(future(replication)) }],
          }),
        asked: [...asked, arm.name],
      }
    }),
  }
}
