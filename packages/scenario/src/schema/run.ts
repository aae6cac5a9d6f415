import * as Schema from "effect/Schema"
import * as L from "../leaves.ts"
import { described } from "../read.ts"

const optional = Schema.optionalKey

export const Run = described(
  Schema.Struct({
    zone: optional(L.ZoneName),
    from: L.LocalDate,
    for: L.PositiveDuration,
    warm_up: optional(L.WarmUp),
    replications: optional(L.PositiveCount),
    seed: optional(L.Seed),
  }),
  "run",
)
