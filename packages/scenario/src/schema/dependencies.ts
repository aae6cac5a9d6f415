import * as Schema from "effect/Schema"
import { DelayLaw, DurationLaw } from "../law.ts"
import * as L from "../leaves.ts"
import { described } from "../read.ts"
import { evidence } from "./evidence.ts"
import { dependencyName } from "./moments.ts"

const optional = Schema.optionalKey

const clock = optional(L.word(["always", "open", "busy"]))

/** What may stand beside every source of failures. */
const more = {
  slow: optional(L.Slowness),
  /** Refused where failures do not come at random, in words of its own. */
  relapse: optional(described(Schema.Struct({ chance: L.Share, within: DelayLaw }), "relapse")),
  title: optional(L.Title),
  ...evidence,
}

/** One source of failures; a thing may have any number of them. */
export const Failure = described(
  Schema.Union([
    described(Schema.Struct({ date: L.LocalDate, ...more }), "failure"),
    described(
      Schema.Struct({ from: L.Instant, until: optional(L.Instant), for: optional(L.Span), ...more }),
      "failure",
    ),
    described(Schema.Struct({ up_for: DurationLaw, down_for: DelayLaw, clock, ...more }), "failure"),
    described(Schema.Struct({ rate: L.PerSecond, down_for: DelayLaw, clock, ...more }), "failure"),
    described(
      Schema.Struct({
        planned: described(
          Schema.Struct({ first: L.Instant, every: L.PositiveDuration, for: DelayLaw }),
          "planned work",
        ),
        ...more,
      }),
      "failure",
    ),
    described(Schema.Struct({ log: L.TableName, ...more }), "failure"),
  ]),
  "failure",
)

/** One of the backups, which are tried in the order of the list. */
export const Backup = described(
  Schema.Union([
    Schema.Struct({
      ups: described(Schema.Struct({ battery: DurationLaw, recharge: L.Duration }), "ups"),
    }),
    Schema.Struct({
      generator: described(
        Schema.Struct({
          start: L.Duration,
          start_failure: optional(L.Share),
          fuel: optional(L.PositiveDuration),
          refuel: optional(L.WorkingDays),
          damage: optional(L.Share),
          repair: optional(L.WorkingDays),
        }),
        "generator",
      ),
    }),
    Schema.Struct({
      standby: described(
        Schema.Struct({
          failover: DurationLaw,
          failover_failure: optional(L.Share),
          slow: optional(L.Slowness),
          needs: optional(Schema.Array(dependencyName)),
          fails: optional(Schema.Array(Failure)),
        }),
        "standby",
      ),
    }),
  ]),
  "backup",
)

export const Dependency = described(
  Schema.Struct({
    title: optional(L.Title),
    scope: optional(L.word(["office", "region", "nation"])),
    needs: optional(Schema.Array(dependencyName)),
    fails: optional(Schema.Array(Failure)),
    backups: optional(Schema.Array(Backup)),
  }),
  "dependency",
)
