import * as Schema from "effect/Schema"
import * as L from "../leaves.ts"
import { described } from "../read.ts"
import { evidence } from "./evidence.ts"
import { dependencyName, stockName } from "./moments.ts"

const optional = Schema.optionalKey

/** What is said to people, and after what. */
export const Announcement = described(
  Schema.Struct({
    at: described(
      Schema.Union([
        L.Instant,
        Schema.Struct({ fails: dependencyName }),
        Schema.Struct({ recovers: dependencyName }),
        Schema.Struct({ empty: stockName }),
      ]),
      "occasion",
    ),
    says: L.word(["wait", "not today", "back at", "up"]),
    to: optional(L.word(["those waiting", "everyone"])),
    reach: optional(L.Share),
    delay: optional(L.Duration),
    by: optional(L.Text),
    ...evidence,
  }),
  "announcement",
)
