import type { Outcome, OutcomeDeclaration, Plan } from "@tangguh/plan"
import type { Calendar } from "../calendar.ts"
import type { Compiling } from "../compiling.ts"
import { quoted, type Path } from "../problem.ts"
import type { Check } from "../schema/checks.ts"
import { officeNamed } from "./people.ts"

type Written = (typeof Check)["Type"]
type Named = { readonly name: string }

const things = ["step", "resource", "dependency", "stock", "promise"] as const

const listed = (all: readonly Named[]): string =>
  all.length === 0
    ? "the file has none"
    : `one of ${all
        .slice(0, 8)
        .map(({ name }) => name)
        .join(", ")}`

/** Index of what the outcome is of, or of the step to which it is narrowed; −1 for none. */
const thingOf = (
  compiling: Compiling,
  path: Path,
  written: Written,
  declaration: OutcomeDeclaration,
  plan: Plan,
): number => {
  const lists: Readonly<Record<(typeof things)[number], readonly Named[]>> = {
    step: plan.steps,
    resource: plan.resources,
    dependency: plan.dependencies,
    stock: plan.stocks,
    promise: plan.promises,
  }
  let index = -1
  for (const thing of things) {
    const name = written[thing]
    const all = lists[thing]
    if (thing === declaration.of) {
      index = name === undefined ? (all.length === 1 ? 0 : -1) : all.findIndex((each) => each.name === name)
      if (index < 0) compiling.problem(path, `“${thing}” is missing: ${declaration.name} is of a ${thing}`, listed(all))
    } else if (thing === "step" && declaration.qualifiers.includes("step")) {
      if (name !== undefined) index = all.findIndex((each) => each.name === name)
    } else if (name !== undefined && !(thing === "step" && all.length === 1)) {
      compiling.problem(
        [...path, thing],
        `${declaration.name} is not of a ${thing}`,
        declaration.of === null ? "leave it out" : `“${declaration.of}” instead`,
      )
    }
  }
  return index
}

/** The class, by name; of the jobs from the start, those of the service of the step. */
const classOf = (compiling: Compiling, path: Path, written: Written, plan: Plan, step: number): number => {
  const { class: name } = written
  if (name === undefined) return -1
  const service =
    written.service === undefined
      ? (plan.steps[step]?.service ?? -1)
      : plan.services.findIndex((each) => each.name === written.service)
  const found = plan.classes.flatMap((each, index) => (each.name === name ? [index] : []))
  const ofService = found.length > 1 ? found.filter((index) => plan.classes[index]!.wants === service) : found
  if (found.length === 0)
    compiling.problem([...path, "class"], "no jobs wait when the run begins", "at_start under an office")
  else if (ofService.length !== 1)
    compiling.problem([...path, "class"], "jobs of several services wait when the run begins", "“service” beside it")
  return ofService[0] ?? -1
}

/** The purpose, by name; classes may mean different things by it. */
const purposeOf = (compiling: Compiling, path: Path, written: Written, plan: Plan, ofClass: number): number => {
  const { purpose: name } = written
  if (name === undefined) return -1
  const own = ofClass < 0 ? plan.purposes.map((_, index) => index) : plan.classes[ofClass]!.purposes
  const found = own.filter((index) => plan.purposes[index]!.name === name)
  if (found.length === 0)
    compiling.problem(
      [...path, "purpose"],
      `the class ${written.class!} has no purpose ${quoted(name)}`,
      "another class",
    )
  else if (found.length > 1)
    compiling.problem(
      [...path, "purpose"],
      `the classes differ in what they say of ${quoted(name)}`,
      `“class” beside it: ${listed(plan.classes.filter(({ purposes }) => purposes.some((each) => found.includes(each))))}`,
    )
  return found.length === 1 ? found[0]! : -1
}

const citizenOf = (
  compiling: Compiling,
  path: Path,
  { citizen }: Written,
  declaration: OutcomeDeclaration,
  plan: Plan,
  calendar: Calendar,
): Outcome["citizen"] => {
  if (declaration.of === "citizen" && citizen === undefined)
    compiling.problem(
      path,
      `“citizen” is missing: ${declaration.name} is of a citizen`,
      "a name under people, or { ticket: 26, date: 2016-09-16 }",
    )
  if (citizen === undefined) return null
  if (typeof citizen === "string") return { person: plan.people.findIndex((each) => each.name === citizen) }
  const day = citizen.date - calendar.firstDay
  if (day < 0 || day >= calendar.days.length - 1)
    compiling.problem([...path, "citizen", "date"], "it lies outside the run", "a date of the run")
  return { ticket: citizen.ticket, day }
}

/** Of what the outcome is, and of whom. */
export const subjectOf = (
  compiling: Compiling,
  path: Path,
  written: Written,
  declaration: OutcomeDeclaration,
  plan: Plan,
  calendar: Calendar,
): Pick<Outcome, "of" | "office" | "class" | "service" | "purpose" | "citizen"> => {
  const of = thingOf(compiling, path, written, declaration, plan)
  const ofClass = classOf(compiling, path, written, plan, written.step === undefined ? -1 : of)
  return {
    of,
    office: officeNamed(compiling, [...path, "office"], plan.offices, written.office),
    class: ofClass,
    service: written.service === undefined ? -1 : plan.services.findIndex((each) => each.name === written.service),
    purpose: purposeOf(compiling, path, written, plan, ofClass),
    citizen: citizenOf(compiling, path, written, declaration, plan, calendar),
  }
}
