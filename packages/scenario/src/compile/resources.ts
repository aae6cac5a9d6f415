import type { Duty, FailureSource, Pool, Resource } from "@tangguh/plan"
import { nearestSecondsAt, periodsOn, type Calendar } from "../calendar.ts"
import { titleOf, type Compiling } from "../compiling.ts"
import type { WrittenHours } from "../hours.ts"
import { weekdayOf } from "../moment.ts"
import type { Path } from "../problem.ts"
import type { Resource as ResourceSchema } from "../schema/resources.ts"
import { compileFailures, sharedClocks } from "./failures.ts"
import { onceForAll, type Place, type Places } from "./places.ts"

type Written = Exclude<(typeof ResourceSchema)["Type"], number>
type Shifts = NonNullable<Written["shifts"]>

const mostUnits = 100_000

/** Units on duty in a day of the week at its moments of change: each as [seconds, units]. */
const dayOf = (shifts: Shifts, weekday: number): readonly (readonly [number, number])[] => {
  const changes = new Map<number, number>()
  for (const { days, hours, count } of shifts) {
    if (!days.includes(weekday)) continue
    for (const [from, until] of hours) {
      changes.set(from, (changes.get(from) ?? 0) + count)
      changes.set(until, (changes.get(until) ?? 0) - count)
    }
  }
  let units = 0
  return [...changes].sort((a, b) => a[0] - b[0]).map(([at, change]) => [at, (units += change)] as const)
}

/** Shifts on the dates on which the place opens. */
const dutyOf = (calendar: Calendar, hours: WrittenHours, shifts: Shifts): Duty => {
  const week = Array.from({ length: 7 }, (_, weekday) => dayOf(shifts, weekday))
  const from: number[] = []
  const units: number[] = []
  for (let index = 0; index < calendar.days.length - 1; index++) {
    const day = calendar.firstDay + index
    if (periodsOn(hours, day).length === 0) continue
    for (const [seconds, count] of week[weekdayOf(day)]!) {
      const at = nearestSecondsAt(calendar, { day, seconds })
      // A shift from midnight on takes over from one that ends there.
      if (from.at(-1) === at) units[units.length - 1] = count
      else {
        from.push(at)
        units.push(count)
      }
    }
  }
  return { from: Float64Array.from(from), units: Int32Array.from(units) }
}

/** What is the same at many places. */
type Shared = Pick<Pool, "units" | "duty" | "absent" | "limit" | "fails">

const compilePool = (
  compiling: Compiling,
  calendar: Calendar,
  name: string,
  said: number | Written,
  path: Path,
  hours: WrittenHours,
): Shared => {
  const written: Written = typeof said === "number" ? { count: said } : said
  const onDuty =
    written.shifts === undefined
      ? null
      : Math.max(
          0,
          ...Array.from({ length: 7 }, (_, day) => dayOf(written.shifts!, day).map(([, units]) => units)).flat(),
        )
  if (written.count === undefined && onDuty === null)
    compiling.problem(path, "“count” is missing", "a whole number such as 2")
  // One stands for a count that is missing, so that nothing else seems wrong.
  const units = written.count ?? onDuty ?? 1
  if (onDuty !== null && onDuty > units)
    compiling.problem([...path, "shifts"], `${onDuty} are on duty at once, and there are ${units}`, `at most ${units}`)
  if (onDuty === 0)
    compiling.problem([...path, "shifts"], `no ${name} is ever on duty`, "a shift with a count of 1 or more")
  const failing = { calendar, hours, clocks: ["always", "busy"] as typeof sharedClocks }
  const fails: readonly FailureSource[] = compileFailures(compiling, failing, [...path, "fails"], written.fails ?? [])
  const worn = (written.fails ?? []).findIndex((source) => "clock" in source && source.clock === "busy")
  for (const [index, source] of (written.fails ?? []).entries())
    if (worn >= 0 && !("clock" in source && source.clock === "busy"))
      compiling.problem(
        [...path, "fails", index],
        `units that wear in use, as source ${worn + 1} says, fail in no other way`,
        "one source with clock: busy, or clock: always for all",
      )
  for (const [index, source] of fails.entries())
    if (source.slow !== null)
      compiling.problem([...path, "fails", index, "slow"], "a unit is up or down", "slow: on a dependency")
  return {
    units,
    duty: written.shifts === undefined ? null : dutyOf(calendar, hours, written.shifts),
    absent: written.absent ?? 0,
    limit: written.limit ?? Number.POSITIVE_INFINITY,
    fails,
  }
}

/** The resources, and one pool of units at each place. */
export const compileResources = (
  compiling: Compiling,
  calendar: Calendar,
  places: Places,
): {
  readonly resources: readonly Resource[]
  readonly pools: readonly Pool[]
  /** Index of the pool of each resource, by office. */
  readonly ofOffice: readonly (readonly number[])[]
} => {
  const once = onceForAll<number | Written, Shared>()
  const resources: Resource[] = []
  const pools: Pool[] = []
  const ofOffice: number[][] = places.offices.map(() => [])
  const poolAt = (name: string, place: Place): Shared => {
    const { value, path } = place.entry("resources", name)
    return once(value, place.hours, () => compilePool(compiling, calendar, name, value, path, place.hours))
  }
  for (const [name, written] of Object.entries(compiling.file.resources ?? {})) {
    const { scope = "office", title } = typeof written === "number" ? {} : written
    const resource = resources.length
    resources.push({ name, title: titleOf(title, name), scope })
    for (const place of places.of(scope)) {
      for (const office of place.offices) ofOffice[office]![resource] = pools.length
      pools.push({
        resource,
        stream: `${name}/${place.name}`,
        offices: place.offices,
        schedule: place.schedule,
        ...poolAt(name, place),
      })
    }
  }
  const units = pools.reduce((sum, pool) => sum + pool.units, 0)
  if (units > mostUnits)
    compiling.problem(["resources"], `${units} units of all resources in all offices`, "at most 100,000")
  return { resources, pools, ofOffice }
}
