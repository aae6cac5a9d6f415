import { World } from "./world.ts"

/** Which of the futures of a world: a key of random numbers. */
export interface Future {
  /** The instant, in seconds, up to which everything is as it was. */
  readonly at: number
  readonly seed: string
  readonly replication: number
  /** Whether the ends of outages in progress are drawn anew, given that they have lasted until now. */
  readonly redraw?: boolean
}

/**
 * A world that is as another was until an instant, and new from then on: who comes, what fails, every draw that is asked for.
 *
 * What is drawn goes on from what was: a source that has not failed fails as it would, given that it has not yet; an outage in
 * progress ends when it would have. Its keys are those of no replication, nor of a future that it goes on from.
 */
export const futureOf = (world: World, { at, seed, replication, redraw = false }: Future): World =>
  new World(world.plan, `${seed}/future/${generationOf(world) + 1}`, replication, { world, at, redraw })

/** How many futures of futures a world is. */
const generationOf = ({ past }: World): number => (past === null ? 0 : generationOf(past.world) + 1)

/** A future as a log keeps it. */
export const futureKey = ({ at, seed, replication, redraw = false }: Future): string =>
  JSON.stringify([at, seed, replication, redraw])

/** The future that a log says. Errors: SyntaxError where it is no key. */
export function futureOfKey(key: string): Future {
  const [at, seed, replication, redraw] = JSON.parse(key) as [number, string, number, boolean]
  return { at, seed, replication, redraw }
}
