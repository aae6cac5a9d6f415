import * as Schema from "effect/Schema"
import * as L from "../leaves.ts"
import { Anything, described, recordOf } from "../read.ts"
import { evidence } from "./evidence.ts"
import { dependencyName, Moment } from "./moments.ts"

const optional = Schema.optionalKey

export const Check = described(
  Schema.Struct({
    outcome: L.Word,
    expect: L.Expect,
    in: L.Quorum,
    kind: L.word(["prediction", "conservation", "invariant", "theory"]),
    title: optional(L.Title),
    step: optional(L.nameOf("steps", "a step")),
    resource: optional(L.nameOf("resources", "a resource")),
    dependency: optional(dependencyName),
    promise: optional(L.nameOf("promises", "a promise")),
    citizen: optional(
      Schema.Union([L.nameOf("people", "a person"), Schema.Struct({ ticket: L.PositiveCount, date: L.LocalDate })]),
    ),
    during: optional(
      described(
        Schema.Union([
          L.LocalDate,
          Schema.Struct({ from: Moment, until: Moment }),
          Schema.Struct({ down: dependencyName }),
        ]),
        "period",
      ),
    ),
    at: optional(Moment),
    since: optional(Moment),
    take: optional(L.word(["total", "mean", "min", "max", "change"])),
    policy: optional(Schema.Union([L.nameOf("columns", "a policy"), Schema.Array(L.nameOf("columns", "a policy"))])),
    without: optional(Schema.Array(dependencyName)),
    with: optional(recordOf(L.nameOf("figures", "a fact or an assumption"), Anything)),
    versus: optional(L.word(["as-today"])),
    false_alarm: optional(L.Probability),
    known_to_fail: optional(L.Text),
    ...evidence,
  }),
  "check",
  ["office", "service", "stock", "class", "purpose", "quantile"],
)
