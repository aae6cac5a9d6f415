import * as Schema from "effect/Schema"
import * as L from "../leaves.ts"
import { described } from "../read.ts"

const optional = Schema.optionalKey

export const dependencyName = L.nameOf("dependencies", "a dependency")

const Fails = described(Schema.Struct({ fails: dependencyName, nth: optional(L.PositiveCount) }), "moment")

const Recovers = described(Schema.Struct({ recovers: dependencyName, nth: optional(L.PositiveCount) }), "moment")

/** An instant of the run, or an event of the world. */
export const Moment = described(Schema.Union([L.word(["start", "end"]), L.Instant, Fails, Recovers]), "moment", [
  "empty",
  "closing",
])
