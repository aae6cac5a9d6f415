import type { ServicePromise } from "@tangguh/plan"
import { titleOf, type Compiling } from "../compiling.ts"
import { parseExpectation } from "../expectation.ts"

export const compilePromises = (compiling: Compiling, steps: readonly string[]): readonly ServicePromise[] =>
  Object.entries(compiling.file.promises ?? {}).flatMap(([name, written]): ServicePromise[] => {
    const path = ["promises", name]
    const completed = written.outcome === "completed"
    const wanted = completed ? "working day" : "visit"
    if (written.per !== wanted)
      compiling.problem(
        [...path, "per"],
        `“${written.outcome}” per ${written.per} is not supported yet`,
        `per: ${wanted}`,
      )
    const expected = parseExpectation(written.expect, completed ? "count" : "seconds", () => null)
    if (!expected.ok) {
      compiling.problem(
        [...path, "expect"],
        expected.wrong,
        expected.accepted ?? (completed ? "such as at least 100" : "such as at most 1 h"),
      )
      return []
    }
    const limits = expected.value
    const bound = completed ? "at least" : "at most"
    const limit =
      limits.kind !== "between"
        ? Number.NaN
        : completed
          ? limits.high === Number.POSITIVE_INFINITY
            ? limits.low
            : Number.NaN
          : limits.low === Number.NEGATIVE_INFINITY
            ? limits.high
            : Number.NaN
    if (!(limit > 0) || (limits.kind === "between" && limits.strict)) {
      compiling.problem(
        [...path, "expect"],
        `a promise of “${written.outcome}” is ${bound} something above 0`,
        completed ? "such as at least 100" : "such as at most 1 h",
      )
      return []
    }
    if (completed && written.step === undefined && steps.length !== 1)
      compiling.problem(path, "“step” is missing", `one of ${steps.join(", ")}`)
    if (completed && written.share !== undefined)
      compiling.problem([...path, "share"], "a share belongs to a promise per visit", "leave it out")
    if (!completed && written.share === undefined) compiling.assume([...path, "share"], "100 %")
    const step = written.step === undefined ? (completed ? 0 : -1) : steps.indexOf(written.step)
    return [
      {
        name,
        title: titleOf(written.title, name),
        outcome: written.outcome,
        step,
        per: written.per,
        bound,
        limit,
        share: written.share ?? 1,
      },
    ]
  })
