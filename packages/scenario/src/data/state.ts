import { onGrid } from "@tangguh/engine"
import type { InitialBacklog, Office, Plan } from "@tangguh/plan"
import type { Calendar } from "../calendar.ts"
import { initialClass, mostJobs, nameAtStart } from "../compile/at-start.ts"
import { formatLocalTime } from "../moment.ts"
import { parseCount, parseDuration } from "../quantity.ts"
import type { Row } from "../table.ts"
import { named, wholeRow, type Columns, type DataTable, type Named } from "./data-table.ts"

export const stateColumns: Columns = { needed: ["step"], optional: ["since", "age", "office", "class", "count"] }

/** Jobs of one age and class; −1: of the class `initial`. */
interface Found {
  readonly age: number
  readonly class: number
  readonly count: number
}

const ageOf = (calendar: Calendar, table: DataTable, row: Row): number | null => {
  if (!table.has("since")) return table.parsed(row, "age", parseDuration, "a duration such as 3 days")
  const since = table.seconds(row, "since", calendar)
  if (since === null || since <= 0) return since && Math.abs(since)
  const start = formatLocalTime({ day: calendar.firstDay, seconds: 0 })
  table.wrong(
    row,
    "since",
    `it lies after the start of the run, ${start}`,
    "an instant before; who comes later arrives",
  )
  return null
}

/** Index of the class, −1 for `initial`, or null, which is reported. `able`: the classes that come to the step. */
const classOf = (table: DataTable, row: Row, able: Named): number | null => {
  const wanted = table.text(row, "class")
  if (wanted === "" || wanted === nameAtStart) return -1
  const index = table.named(row, "class", able, "that comes to this step")
  return index < 0 ? null : index
}

/** What waits at the start by office and step; a count of 0 says that nothing does. */
const foundIn = (plan: Plan, calendar: Calendar, table: DataTable): ReadonlyMap<number, readonly Found[]> => {
  const found = new Map<number, Found[]>()
  const totals = new Map<number, number>()
  const offices = named(plan.offices)
  const steps = named(plan.steps)
  const able = plan.steps.map(
    ({ service }): Named =>
      new Map(
        [...named(plan.classes)].filter(([name, c]) => name !== nameAtStart && plan.classes[c]!.wants === service),
      ),
  )
  for (const row of table.rows) {
    const office = table.named(row, "office", offices)
    const step = table.named(row, "step", steps)
    const count = table.text(row, "count") === "" ? 1 : table.parsed(row, "count", parseCount, "a whole number")
    if (office < 0 || step < 0 || count === null) continue
    const citizenClass = classOf(table, row, able[step]!)
    const age = count === 0 ? 0 : ageOf(calendar, table, row)
    if (citizenClass === null || age === null) continue
    const station = office * steps.size + step
    const total = (totals.get(station) ?? 0) + count
    if (total > mostJobs) {
      table.wrong(row, "count", `more than ${mostJobs} wait at ${plan.steps[step]!.name}`, "at most 1_000_000")
      break
    }
    totals.set(station, total)
    const known = found.get(station)
    const here: Found = { age: onGrid(age), class: citizenClass, count }
    if (known === undefined) found.set(station, [here])
    else known.push(here)
  }
  return found
}

/** The jobs of a step, oldest first: one backlog after another of those of one class that follow each other. `backlog` has the class `initial`. */
const backlogsOf = (
  found: readonly Found[],
  backlog: Omit<InitialBacklog, "jobs" | "age">,
): readonly InitialBacklog[] => {
  const runs: { readonly class: number; readonly ages: number[] }[] = []
  for (const each of found.filter(({ count }) => count > 0).sort((a, b) => b.age - a.age)) {
    const last = runs.at(-1)
    const run = last?.class === each.class ? last : { class: each.class, ages: [] }
    if (run !== last) runs.push(run)
    for (let job = 0; job < each.count; job++) run.ages.push(each.age)
  }
  return runs.map(({ class: index, ages }, nth) => ({
    ...backlog,
    jobs: ages.length,
    age: { law: { kind: "constant", value: 0 }, unit: "seconds" },
    ages: Float64Array.from(ages),
    class: index < 0 ? backlog.class : index,
    stream: nth === 0 ? backlog.stream : `${backlog.stream}/${nth}`,
  }))
}

/** The plan with the jobs of a table there at the start, instead of what the scenario has at their offices and steps. */
export const withState = (plan: Plan, calendar: Calendar, table: DataTable): { plan: Plan; used: number } => {
  if (table.has("since") === table.has("age") && table.rows.length > 0) {
    const message = table.has("age") ? "there are both “since” and “age”" : "there is neither “since” nor “age”"
    table.wrong(table.rows[0]!, "", message, "one of them: since, a date or local time, or age, such as 3 days")
    return { plan, used: 0 }
  }
  table.refuseTwice(wholeRow, "one row with the column count, or a column such as job that tells them apart")
  const found = foundIn(plan, calendar, table)
  const classes = [...plan.classes]
  const initialOf = (service: number): number => {
    const known = classes.findIndex(({ name, wants }) => name === nameAtStart && wants === service)
    return known < 0 ? classes.push(initialClass(service)) - 1 : known
  }
  const offices = plan.offices.map((office, o): Office => {
    const atStart = new Map(office.atStart.map((each) => [each.step, [each] as readonly InitialBacklog[]]))
    for (const [step, { name, service }] of plan.steps.entries()) {
      const here = found.get(o * plan.steps.length + step)
      if (here === undefined) continue
      const dead = atStart.get(step)?.[0]!.dead ?? 0
      const stream = `at_start/${office.name}/${name}`
      const initial = here.some((each) => each.class < 0) ? initialOf(service) : -1
      atStart.set(step, backlogsOf(here, { step, dead, class: initial, stream }))
    }
    return { ...office, atStart: [...atStart.values()].flat() }
  })
  const added = classes.slice(plan.classes.length).map(() => null)
  const steps = plan.steps.map((step) => ({ ...step, takesOf: step.takesOf && [...step.takesOf, ...added] }))
  const used = [...found.values()].flat().reduce((sum, { count }) => sum + count, 0)
  return { plan: { ...plan, classes, steps, offices }, used }
}
