import type { Check, OutcomeDeclaration, Plan, PolicyChoice, Quantity, Without } from "@tangguh/plan"
import type { Calendar } from "../calendar.ts"
import { instantAt, titleOf, type Compiling } from "../compiling.ts"
import { parseExpectation, usual } from "../expectation.ts"
import { quoted, type Path } from "../problem.ts"
import type { Check as WrittenCheck } from "../schema/checks.ts"
import { suggestion } from "../suggest.ts"
import type { Node } from "../tree.ts"
import { momentsOf } from "./moments.ts"
import { subjectOf } from "./subjects.ts"

type Written = (typeof WrittenCheck)["Type"]

/** What a check is compiled against. */
export interface CheckContext {
  readonly plan: Plan
  readonly calendar: Calendar
  readonly outcomes: ReadonlyMap<string, OutcomeDeclaration>
  /** Policies of a column that is named at the path, in order: one, or the members of a bundle. */
  readonly column: (name: string, path: Path) => readonly PolicyChoice[]
  /** The plan with other values of facts or assumptions. */
  readonly planWith: (path: Path, values: Readonly<Record<string, Node>>) => Plan | null
}

/** In what the expectation is written: the difference of two instants is a time, and some times may be told in working days. */
const expected = (written: Written, { quantity, qualifiers }: OutcomeDeclaration): Quantity => {
  if (written.versus !== undefined && quantity === "instant") return "seconds"
  return quantity === "seconds" && qualifiers.includes("working days") && /working days?\b/.test(written.expect)
    ? "working days"
    : quantity
}

/** What narrows an outcome; whether it may is the registry's to say. */
const narrowing = ["office", "class", "service", "purpose", "citizen", "during", "at", "since", "quantile"] as const

/** Reports what is said of whom and when, and cannot be said of this outcome. */
const checkQualifiers = (
  path: Path,
  written: Written,
  { name, of, qualifiers, takes }: OutcomeDeclaration,
  problem: Compiling["problem"],
): void => {
  for (const key of narrowing) {
    if (written[key] !== undefined && key !== of && !qualifiers.includes(key))
      problem([...path, key], `“${key}” cannot be said of ${name}`, "leave it out")
  }
  if (written.take !== undefined && !takes.includes(written.take))
    problem(
      [...path, "take"],
      `“${written.take}” cannot be taken of ${name}`,
      takes.length === 0 ? "leave it out" : `one of ${takes.join(", ")}`,
    )
}

/** Reports an outcome that is not known, or an expectation that is not one of it: possible before there is a plan. */
export const checkWords = (
  name: string,
  written: Written,
  outcomes: ReadonlyMap<string, OutcomeDeclaration>,
  problem: Compiling["problem"],
): void => {
  const path = ["checks", name]
  const declaration = outcomes.get(written.outcome)
  if (declaration === undefined)
    return problem(
      [...path, "outcome"],
      `there is no outcome ${quoted(written.outcome)}`,
      suggestion(written.outcome, outcomes.keys(), "there are none"),
    )
  const quantity = expected(written, declaration)
  if (quantity === "ending" && written.versus !== undefined)
    return problem([...path, "versus"], "endings have no difference", "leave it out")
  checkQualifiers(path, written, declaration, problem)
  const parsed = parseExpectation(written.expect, quantity, () => 0)
  if (!parsed.ok) problem([...path, "expect"], parsed.wrong, parsed.accepted ?? usual[quantity])
}

/** The causes that are taken away, each in the section that has its name. */
const withoutOf = (compiling: Compiling, path: Path, names: readonly string[], plan: Plan): Without => {
  const sections = { dependencies: plan.dependencies, stocks: plan.stocks, resources: plan.resources }
  const found = { dependencies: [] as number[], stocks: [] as number[], resources: [] as number[] }
  for (const [position, name] of names.entries()) {
    const places = (Object.keys(sections) as (keyof typeof sections)[]).flatMap((section) => {
      const index = sections[section].findIndex((each) => each.name === name)
      return index < 0 ? [] : [{ section, index }]
    })
    if (places.length > 1)
      compiling.problem(
        [...path, position],
        `${quoted(name)} stands under ${places.map(({ section }) => section).join(" and ")}`,
        "names that differ",
      )
    for (const { section, index } of places) found[section].push(index)
  }
  return found
}

/** A check with everything by index, or null where it cannot be held against a run, which is reported. */
export const compileCheck = (
  compiling: Compiling,
  name: string,
  written: Written,
  context: CheckContext,
): Check | null => {
  const path = ["checks", name]
  const { plan, calendar } = context
  const declaration = context.outcomes.get(written.outcome)
  if (declaration === undefined) return null
  const parsed = parseExpectation(
    written.expect,
    expected(written, declaration),
    (time) => instantAt(compiling, calendar, [...path, "expect"], time) ?? 0,
  )
  if (written.false_alarm !== undefined && written.in.kind !== "mean")
    compiling.problem([...path, "false_alarm"], "only a mean is tested", "in: mean")
  if (written.at !== undefined && written.during !== undefined)
    compiling.problem([...path, "during"], "at a moment and during a period", "“at” or “during”")
  const subject = subjectOf(compiling, path, written, declaration, plan, calendar)
  const { moment, period } = momentsOf(compiling, plan, calendar, subject.office)
  const { during, at, since, policy } = written
  const columns = policy === undefined ? [] : typeof policy === "string" ? [policy] : policy
  const outcome: Check["outcome"] = {
    name: written.outcome,
    ...subject,
    during: during === undefined ? null : period([...path, "during"], during),
    at: at === undefined ? null : moment([...path, "at"], at),
    since: since === undefined ? null : moment([...path, "since"], since),
    take: written.take ?? null,
    quantile: written.quantile ?? null,
    inWorkingDays: expected(written, declaration) === "working days",
  }
  if (!parsed.ok) return null
  return {
    id: name,
    title: titleOf(written.title, name),
    kind: written.kind,
    outcome,
    expect: parsed.value,
    in: written.in.kind === "mean" ? { kind: "mean", falseAlarm: written.false_alarm ?? null } : written.in,
    policies: columns.flatMap((column, index) =>
      context.column(column, [...path, "policy", ...(typeof policy === "string" ? [] : [index])]),
    ),
    without: withoutOf(compiling, [...path, "without"], written.without ?? [], plan),
    plan: written.with === undefined ? null : context.planWith([...path, "with"], written.with),
    versus: written.versus ?? null,
    because: written.because ?? null,
    source: written.source ?? null,
    quote: written.quote ?? null,
    knownToFail: written.known_to_fail ?? null,
  }
}
