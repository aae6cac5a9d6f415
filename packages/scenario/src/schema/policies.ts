import * as Schema from "effect/Schema"
import * as L from "../leaves.ts"
import { described } from "../read.ts"
import { evidence } from "./evidence.ts"

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

export const Promise = described(
  Schema.Struct({
    outcome: L.word(["completed", "wait"], ["lead_time", "time_to_clear", "waited", "attainment"]),
    title: optional(L.Title),
    step: optional(L.nameOf("steps", "a step")),
    per: L.word(["working day", "visit"]),
    expect: L.Expect,
    share: optional(L.Share),
    ...evidence,
  }),
  "promise",
  ["after", "class", "office"],
)

export const Costs = described(
  Schema.Struct({
    currency: optional(L.Currency),
    prices_of: optional(L.Year),
    years: optional(L.PositiveCount),
    discount: optional(L.Share),
    hour_waited: optional(L.Sum),
    trip: optional(L.Sum),
  }),
  "costs",
  ["each"],
)
