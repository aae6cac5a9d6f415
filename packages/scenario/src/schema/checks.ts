import * as Schema from "effect/Schema"
import * as L from "../leaves.ts"
import { Anything, described, recordOf } from "../read.ts"
import { evidence } from "./evidence.ts"
import { dependencyName, Moment, stockName } from "./moments.ts"

const optional = Schema.optionalKey
const policyName = L.nameOf("columns", "a policy")

/** The class of the jobs that are there from the start, which no file describes. */
const className = Schema.Union([L.word(["initial"]), L.nameOf("citizens", "a class of citizens")])

/** Of this outcome, for these, when, under what, what is expected in how many runs. */
export const Check = described(
  Schema.Struct({
    outcome: L.Word,
    expect: L.Expect,
    in: L.Quorum,
    kind: L.word(["prediction", "conservation", "invariant", "theory"]),
    title: optional(L.Title),
    office: optional(L.nameOf("offices", "an office")),
    service: optional(L.nameOf("services", "a service")),
    step: optional(L.nameOf("steps", "a step")),
    stock: optional(stockName),
    resource: optional(L.nameOf("resources", "a resource")),
    class: optional(className),
    dependency: optional(dependencyName),
    promise: optional(L.nameOf("promises", "a promise")),
    purpose: optional(L.nameOf("purposes", "a purpose")),
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
    quantile: optional(L.Share),
    policy: optional(Schema.Union([policyName, Schema.Array(policyName)])),
    without: optional(Schema.Array(L.nameOf("causes", "a dependency, stock or resource"))),
    with: optional(recordOf(L.nameOf("figures", "a fact or an assumption"), Anything)),
    versus: optional(L.word(["as-today"])),
    false_alarm: optional(L.Probability),
    known_to_fail: optional(L.Text),
    ...evidence,
  }),
  "check",
)
