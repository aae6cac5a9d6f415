import * as Schema from "effect/Schema"
import { DurationLaw } from "../law.ts"
import * as L from "../leaves.ts"
import { described } from "../read.ts"
import { evidence } from "./evidence.ts"

const optional = Schema.optionalKey

export const Failure = described(
  Schema.Union([
    described(Schema.Struct({ date: L.LocalDate, title: optional(L.Title), ...evidence }), "failure", [
      "slow",
      "relapse",
    ]),
    described(
      Schema.Struct({
        from: L.Instant,
        until: optional(L.Instant),
        for: optional(L.Span),
        title: optional(L.Title),
        ...evidence,
      }),
      "failure",
      ["slow", "relapse"],
    ),
    described(
      Schema.Struct({
        up_for: DurationLaw,
        down_for: DurationLaw,
        clock: optional(L.word(["always"], ["open", "busy"])),
        title: optional(L.Title),
        ...evidence,
      }),
      "failure",
      ["slow", "relapse"],
    ),
    described(
      Schema.Struct({
        rate: L.PerSecond,
        down_for: DurationLaw,
        clock: optional(L.word(["always"], ["open", "busy"])),
        title: optional(L.Title),
        ...evidence,
      }),
      "failure",
      ["slow", "relapse"],
    ),
  ]),
  "failure",
  ["planned", "log"],
)

export const Dependency = described(
  Schema.Struct({
    title: optional(L.Title),
    scope: optional(L.word(["office", "region", "nation"])),
    fails: optional(Schema.Array(Failure)),
  }),
  "dependency",
  ["needs", "backups", "like"],
)
