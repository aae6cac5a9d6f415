import * as Schema from "effect/Schema"
import * as L from "../leaves.ts"
import { described, recordOf } from "../read.ts"
import { evidence } from "./evidence.ts"
import { dependencyName } from "./moments.ts"

const optional = Schema.optionalKey

export const PolicyCost = described(
  Schema.Struct({
    once: optional(L.Sum),
    yearly: optional(L.Sum),
    per_use: optional(L.Sum),
    lasts: optional(L.PositiveDuration),
    decides: optional(L.Title),
    pays: optional(L.Title),
    ...evidence,
  }),
  "cost",
)

/** Which outages a promise is about. */
const After = described(Schema.Struct({ outage: dependencyName, shorter_than: optional(L.PositiveDuration) }), "outage")

export const Promise = described(
  Schema.Struct({
    outcome: L.word(["completed", "wait", "waited", "lead_time", "time_to_clear"]),
    title: optional(L.Title),
    step: optional(L.nameOf("steps", "a step")),
    per: optional(L.word(["working day", "visit"])),
    after: optional(After),
    expect: L.Expect,
    share: optional(L.Share),
    ...evidence,
  }),
  "promise",
)

export const Costs = described(
  Schema.Struct({
    currency: optional(L.Currency),
    prices_of: optional(L.Year),
    years: optional(L.PositiveCount),
    discount: optional(L.Share),
    hour_waited: optional(L.Sum),
    trip: optional(L.Sum),
    /** By the name of a stock, or of anything else that a finished service uses up once. */
    each: optional(recordOf(L.Name, L.Sum)),
    ...evidence,
  }),
  "costs",
)
