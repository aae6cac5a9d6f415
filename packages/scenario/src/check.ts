import type { Check, Moment, Outcome, OutcomeDeclaration, Period, Plan, PolicyChoice } from "@tangguh/plan"
import { nearestSecondsAt, type Calendar } from "./calendar.ts"
import { instantAt, titleOf, type Compiling } from "./compiling.ts"
import { parseExpectation, usual } from "./expectation.ts"
import { outcomesNotYet } from "./not-yet.ts"
import type { Path } from "./problem.ts"
import { quoted } from "./problem.ts"
import type { Check as WrittenCheck } from "./schema/checks.ts"
import type { Moment as WrittenMoment } from "./schema/moments.ts"
import { suggestion } from "./suggest.ts"
import type { Node } from "./tree.ts"

export type WrittenCheckOf = (typeof WrittenCheck)["Type"]
type MomentOf = (typeof WrittenMoment)["Type"]

/** What a check is compiled against. */
export interface CheckContext {
  readonly plan: Plan
  readonly calendar: Calendar
  readonly outcomes: ReadonlyMap<string, OutcomeDeclaration>
  /** Policies of a column, in order: one, or the members of a bundle. */
  readonly column: (name: string) => readonly PolicyChoice[]
  /** The plan with other values of facts or assumptions. */
  readonly planWith: (path: Path, values: Readonly<Record<string, Node>>) => Plan | null
}

/** Reports an outcome that is not known, or an expectation that is not one of it: possible before there is a plan. */
export const checkWords = (
  name: string,
  written: WrittenCheckOf,
  outcomes: ReadonlyMap<string, OutcomeDeclaration>,
  problem: Compiling["problem"],
): void => {
  const path = ["checks", name]
  const declaration = outcomes.get(written.outcome)
  if (declaration === undefined && outcomesNotYet.includes(written.outcome))
    return problem(
      [...path, "outcome"],
      `the outcome ${quoted(written.outcome)} is not supported yet`,
      `one of ${[...outcomes.keys()].join(", ")}`,
    )
  if (declaration === undefined)
    return problem(
      [...path, "outcome"],
      `there is no outcome ${quoted(written.outcome)}`,
      suggestion(written.outcome, outcomes.keys(), "there are none"),
    )
  const expected = parseExpectation(written.expect, declaration.quantity, () => 0)
  if (!expected.ok) problem([...path, "expect"], expected.wrong, expected.accepted ?? usual[declaration.quantity])
}

const things = ["step", "resource", "dependency", "promise"] as const

/** Index of what the outcome is of; −1 for none. */
const indexOf = (
  compiling: Compiling,
  path: Path,
  written: WrittenCheckOf,
  declaration: OutcomeDeclaration,
  plan: Plan,
): number => {
  const lists = { step: plan.steps, resource: plan.resources, dependency: plan.dependencies, promise: plan.promises }
  let index = -1
  for (const thing of things) {
    const name = written[thing]
    if (thing === declaration.of) {
      index =
        name === undefined ? (lists[thing].length === 1 ? 0 : -1) : lists[thing].findIndex((each) => each.name === name)
      if (index < 0)
        compiling.problem(
          path,
          `“${thing}” is missing: ${declaration.name} is of a ${thing}`,
          lists[thing].length === 0
            ? `the file has none`
            : `one of ${lists[thing]
                .slice(0, 8)
                .map((each) => each.name)
                .join(", ")}`,
        )
    } else if (name !== undefined && !(thing === "step" && plan.steps.length === 1)) {
      compiling.problem(
        [...path, thing],
        `${declaration.name} is not of a ${thing}`,
        declaration.of === null ? "leave it out" : `“${declaration.of}” instead`,
      )
    }
  }
  return index
}

const outOfRun = (compiling: Compiling, plan: Plan, path: Path, at: number): void => {
  if (at < 0 || at > plan.horizon)
    compiling.problem(path, "it lies outside the run", "an instant from run.from until the end of the run")
}

export const compileCheck = (
  compiling: Compiling,
  name: string,
  written: WrittenCheckOf,
  context: CheckContext,
): Check | null => {
  const path = ["checks", name]
  const { plan, calendar } = context
  const declaration = context.outcomes.get(written.outcome)
  if (declaration === undefined) return null
  const dependency = (of: string): number => plan.dependencies.findIndex((each) => each.name === of)

  const moment = (at: Path, value: MomentOf): Moment | null => {
    if (value === "start") return { kind: "instant", at: 0 }
    if (value === "end") return { kind: "end" }
    if ("fails" in value) return { kind: "fails", dependency: dependency(value.fails), nth: value.nth ?? 1 }
    if ("recovers" in value) return { kind: "recovers", dependency: dependency(value.recovers), nth: value.nth ?? 1 }
    const seconds = instantAt(compiling, calendar, at, value)
    if (seconds === null) return null
    outOfRun(compiling, plan, at, seconds)
    return { kind: "instant", at: seconds }
  }

  const period = (at: Path, value: NonNullable<WrittenCheckOf["during"]>): Period | null => {
    if (typeof value === "number") {
      const from = nearestSecondsAt(calendar, { day: value, seconds: 0 })
      outOfRun(compiling, plan, at, from)
      return {
        kind: "between",
        from: { kind: "instant", at: from },
        until: { kind: "instant", at: nearestSecondsAt(calendar, { day: value + 1, seconds: 0 }) },
      }
    }
    if ("down" in value) return { kind: "down", dependency: dependency(value.down) }
    const from = moment([...at, "from"], value.from)
    const until = moment([...at, "until"], value.until)
    if (from === null || until === null) return null
    if (from.kind === "instant" && until.kind === "instant" && until.at <= from.at)
      compiling.problem([...at, "until"], "the period ends before it begins", "an end after its beginning")
    return { kind: "between", from, until }
  }

  const expected = parseExpectation(
    written.expect,
    declaration.quantity,
    (time) => instantAt(compiling, calendar, [...path, "expect"], time) ?? 0,
  )
  if (written.false_alarm !== undefined && written.in.kind !== "mean")
    compiling.problem([...path, "false_alarm"], "only a mean is tested", "in: mean")
  const { citizen } = written
  if (declaration.of === "citizen" && citizen === undefined)
    compiling.problem(
      path,
      `“citizen” is missing: ${declaration.name} is of a citizen`,
      "a name under people, or { ticket: 26, date: 2016-09-16 }",
    )
  if (declaration.of !== "citizen" && citizen !== undefined)
    compiling.problem([...path, "citizen"], `${declaration.name} is not of a citizen`, "leave it out")
  const day = typeof citizen === "object" ? citizen.date - calendar.firstDay : 0
  if (day < 0 || day >= calendar.days.length - 1)
    compiling.problem([...path, "citizen", "date"], "it lies outside the run", "a date of the run")

  const outcome: Outcome = {
    name: written.outcome,
    of: indexOf(compiling, path, written, declaration, plan),
    citizen:
      citizen === undefined
        ? null
        : typeof citizen === "string"
          ? { person: plan.people.findIndex((each) => each.name === citizen) }
          : { ticket: citizen.ticket, day },
    during: written.during === undefined ? null : period([...path, "during"], written.during),
    at: written.at === undefined ? null : moment([...path, "at"], written.at),
    since: written.since === undefined ? null : moment([...path, "since"], written.since),
    take: written.take ?? null,
  }
  if (!expected.ok) return null
  const columns =
    written.policy === undefined ? [] : typeof written.policy === "string" ? [written.policy] : written.policy
  return {
    id: name,
    title: titleOf(written.title, name),
    kind: written.kind,
    outcome,
    expect: expected.value,
    in: written.in.kind === "mean" ? { kind: "mean", falseAlarm: written.false_alarm ?? null } : written.in,
    policies: columns.flatMap((column) => context.column(column)),
    without: (written.without ?? []).map(dependency),
    plan: written.with === undefined ? null : context.planWith([...path, "with"], written.with),
    versus: written.versus ?? null,
    because: written.because ?? null,
    source: written.source ?? null,
    quote: written.quote ?? null,
    knownToFail: written.known_to_fail ?? null,
  }
}
