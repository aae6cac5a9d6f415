import type { ServicePromise } from "@tangguh/plan"
import { titleOf, type Compiling } from "../compiling.ts"
import { parseExpectation } from "../expectation.ts"
import type { Parsed } from "../parsed.ts"
import { right, wrong } from "../parsed.ts"
import type { Path } from "../problem.ts"
import type { Promise as WrittenPromise } from "../schema/policies.ts"

type Written = (typeof WrittenPromise)["Type"]
type Unit = ServicePromise["unit"]

/** How often each outcome is held against its limit. */
const perOf = {
  completed: "working day",
  wait: "visit",
  waited: "visit",
  lead_time: "visit",
  time_to_clear: "outage",
} as const satisfies Record<Written["outcome"], ServicePromise["per"]>

/** Outcomes of one step; the others are of a whole visit. */
const ofStep: readonly Written["outcome"][] = ["completed", "time_to_clear"]

/** What an outcome of people or of time is measured in: as its limit is written. */
const unitOf = ({ outcome, expect }: Written): Unit =>
  outcome === "completed" ? "count" : /working days?\s*$/.test(expect) ? "working days" : "seconds"

const example = {
  count: "such as at least 100",
  seconds: "such as at most 1 h",
  "working days": "such as at most 2 working days",
}

/** The one limit of a promise, above 0. */
const limitOf = (written: Written, unit: Unit, bound: ServicePromise["bound"]): Parsed<number> => {
  const expected = parseExpectation(written.expect, unit, () => null)
  if (!expected.ok) return wrong(expected.wrong, expected.accepted ?? example[unit])
  const limits = expected.value
  const open = bound === "at least" ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY
  if (limits.kind === "between" && !limits.strict) {
    const [limit, other] = bound === "at least" ? [limits.low, limits.high] : [limits.high, limits.low]
    if (limit > 0 && other === open) return right(limit)
  }
  return wrong(`a promise of “${written.outcome}” is ${bound} something above 0`, example[unit])
}

/** Whether the promise says when it is held, as its outcome wants it. */
const checkWhen = (compiling: Compiling, path: Path, written: Written): void => {
  const per = perOf[written.outcome]
  if (per === "outage") {
    if (written.per !== undefined)
      compiling.problem([...path, "per"], `“${written.outcome}” is held after each outage`, "after: { outage: … }")
    else if (written.after === undefined)
      compiling.problem(path, "“after” is missing", "after: { outage: the name of a dependency, shorter_than: 4 h }")
    return
  }
  if (written.after !== undefined)
    compiling.problem([...path, "after"], `“${written.outcome}” is held per ${per}`, "time_to_clear, or no after")
  if (written.per === undefined) compiling.problem(path, "“per” is missing", `per: ${per}`)
  else if (written.per !== per)
    compiling.problem([...path, "per"], `“${written.outcome}” is not held per ${written.per}`, `per: ${per}`)
}

const stepOf = (compiling: Compiling, path: Path, written: Written, steps: readonly string[]): number => {
  if (written.step !== undefined) return steps.indexOf(written.step)
  if (!ofStep.includes(written.outcome)) return -1
  if (steps.length !== 1) compiling.problem(path, "“step” is missing", `one of ${steps.join(", ")}`)
  return 0
}

/** The limits that the offices have set themselves. */
export const compilePromises = (
  compiling: Compiling,
  steps: readonly string[],
  dependencies: readonly string[],
): readonly ServicePromise[] =>
  Object.entries(compiling.file.promises ?? {}).flatMap(([name, written]): readonly ServicePromise[] => {
    const path = ["promises", name]
    const per = perOf[written.outcome]
    const unit = unitOf(written)
    const bound = per === "working day" ? "at least" : "at most"
    checkWhen(compiling, path, written)
    const step = stepOf(compiling, path, written, steps)
    if (per === "working day" && written.share !== undefined)
      compiling.problem([...path, "share"], "a share belongs to a promise per visit or after outages", "leave it out")
    if (per !== "working day" && written.share === undefined) compiling.assume([...path, "share"], "100 %")
    const limit = limitOf(written, unit, bound)
    if (!limit.ok) {
      compiling.problem([...path, "expect"], limit.wrong, limit.accepted!)
      return []
    }
    const { after } = written
    return [
      {
        name,
        title: titleOf(written.title, name),
        outcome: written.outcome,
        step,
        per,
        after:
          after === undefined
            ? null
            : {
                dependency: dependencies.indexOf(after.outage),
                shorterThan: after.shorter_than ?? Number.POSITIVE_INFINITY,
              },
        bound,
        limit: limit.value,
        unit,
        share: written.share ?? 1,
      },
    ]
  })
