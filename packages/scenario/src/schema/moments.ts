import * as Schema from "effect/Schema"
import * as L from "../leaves.ts"
import { described } from "../read.ts"

const nth = Schema.optionalKey(L.PositiveCount)

export const dependencyName = L.nameOf("dependencies", "a dependency")
export const stockName = L.nameOf("stocks", "a stock")

/** An instant of the run, or an event of the world. */
export const Moment = described(
  Schema.Union([
    L.word(["start", "end"]),
    L.Instant,
    described(Schema.Struct({ fails: dependencyName, nth }), "moment"),
    described(Schema.Struct({ recovers: dependencyName, nth }), "moment"),
    described(Schema.Struct({ empty: stockName, nth }), "moment"),
    described(Schema.Struct({ closing: L.LocalDate }), "moment"),
  ]),
  "moment",
)
