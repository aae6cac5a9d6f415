import * as Schema from "effect/Schema"
import * as L from "../leaves.ts"
import { described } from "../read.ts"
import { evidence } from "./evidence.ts"
import { dependencyName } from "./moments.ts"

const optional = Schema.optionalKey

export const Announcement = described(
  Schema.Struct({
    at: described(Schema.Struct({ fails: dependencyName }), "moment", ["nth", "recovers", "empty", "closing"]),
    says: L.word(["wait", "not today"], ["back at", "up"]),
    to: optional(L.word(["those waiting"], ["everyone"])),
    by: optional(L.Text),
    ...evidence,
  }),
  "announcement",
  ["reach", "delay"],
)
