import type { Arrangement } from "./arrangement.ts"
import type { CitizenClass, Person, Profile, Purpose } from "./citizens.ts"
import type { Costs } from "./costs.ts"
import type { Dependency, Switch } from "./dependency.ts"
import type { Office, Schedule, Service, Step } from "./office.ts"
import type { Promise } from "./promise.ts"
import type { Pool, Resource } from "./resource.ts"
import type { Stock, Store } from "./stock.ts"
import type { Title } from "./title.ts"

/**
 * What is there, what happens to it, and how it is arranged. Plain data: it can be cloned to a worker or written to a file.
 *
 * All of it but `arrangement` is nature: no policy can change it, so every policy meets the same world.
 */
export interface Plan {
  /** The scenario's short name: the stem of its file. */
  readonly scenario: string
  readonly title: Title
  readonly about: Title | null
  readonly illustrative: boolean
  readonly zone: string
  /** Local midnight of `run.from` as milliseconds since 1970-01-01T00:00Z. */
  readonly epoch: number
  readonly horizon: number
  /** Nothing before this instant is counted. 0 makes the study terminating; null: to be found from pilot runs (MSER-5). */
  readonly warmUp: number | null
  readonly replications: number
  readonly seed: string
  /** Local midnights, one more than there are days: day d is [days[d], days[d + 1]). */
  readonly days: Float64Array
  readonly schedules: readonly Schedule[]
  readonly profiles: readonly Profile[]
  readonly dependencies: readonly Dependency[]
  readonly switches: readonly Switch[]
  readonly resources: readonly Resource[]
  readonly pools: readonly Pool[]
  readonly stocks: readonly Stock[]
  readonly stores: readonly Store[]
  readonly services: readonly Service[]
  readonly steps: readonly Step[]
  readonly classes: readonly CitizenClass[]
  readonly purposes: readonly Purpose[]
  readonly offices: readonly Office[]
  readonly people: readonly Person[]
  readonly promises: readonly Promise[]
  readonly costs: Costs
  readonly arrangement: Arrangement
}
