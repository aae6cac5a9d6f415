import * as Schema from "effect/Schema"
import * as L from "../leaves.ts"
import { Weekdays } from "../hours.ts"
import { described } from "../read.ts"
import { Failure } from "./dependencies.ts"

const optional = Schema.optionalKey

const Shift = described(Schema.Struct({ days: Weekdays, hours: L.Periods, count: L.Count }), "shift")

export const Resource = described(
  Schema.Union([
    L.Count,
    described(
      Schema.Struct({
        count: optional(L.Count),
        title: optional(L.Title),
        scope: optional(L.word(["office", "region", "nation"])),
        limit: optional(L.DailyLimit),
        absent: optional(L.Share),
        shifts: optional(Schema.Array(Shift)),
        fails: optional(Schema.Array(Failure)),
      }),
      "resource",
    ),
  ]),
  "resource",
)
