import type { Header } from "@tangguh/event-log"
import { futureOf, futureOfKey, sampleWorld, type World } from "@tangguh/office"
import type { Plan } from "@tangguh/plan"

/** The world that a log is of: from each fork into a future on, that future. */
export const recordedWorld = (plan: Plan, { seed, replication, forks }: Header): World =>
  forks.reduce(
    (world, { future }) => (future === null ? world : futureOf(world, futureOfKey(future))),
    sampleWorld(plan, seed, replication),
  )
