import type {
  Announcement,
  Arrangement,
  Costs,
  InterruptionRule,
  Office,
  Plan,
  Resource,
  Schedule,
  Service,
  ServicePromise,
  Step,
} from "@tangguh/plan"
import { calendarOf, scheduleOf, type Calendar } from "./calendar.ts"
import { compileClasses, compileDemand, compilePeople, ProfileTable } from "./compile-citizens.ts"
import { compileDependencies } from "./compile-nature.ts"
import { lawAt, titleOf, type Compiling } from "./compiling.ts"
import { parseExpectation } from "./expectation.ts"
import { layHours, type WrittenHours } from "./hours.ts"
import { durationLaw } from "./law.ts"
import type { Path } from "./problem.ts"
import type { Sum } from "./quantity.ts"
import { zoneOf } from "./zone.ts"

const mostDependencies = 30
const mostUnits = 100_000
const mostDays = 36_500

const compileCalendar = (compiling: Compiling): Calendar => {
  const { run } = compiling.file
  if (run.zone === undefined) compiling.assume(["run", "zone"], "UTC")
  let days = run.for / 86_400
  if (!Number.isInteger(days)) {
    compiling.problem(["run", "for"], "a run ends at a local midnight", "whole days, such as 9 days")
    days = Math.ceil(days)
  }
  if (days > mostDays) {
    compiling.problem(["run", "for"], "the run is too long", "at most 100 years")
    days = 1
  }
  return calendarOf(zoneOf(run.zone ?? "UTC"), run.from, days)
}

const compileServices = (
  compiling: Compiling,
  resources: readonly string[],
  dependencies: readonly string[],
): { readonly services: readonly Service[]; readonly steps: readonly Step[] } => {
  const services: Service[] = []
  const steps: Step[] = []
  const names = new Set<string>()
  for (const [name, written] of Object.entries(compiling.file.services)) {
    const path = ["services", name, "steps"]
    if (written.steps.length === 0) compiling.problem(path, "there is no step", "one step at a counter")
    if (written.steps.length > 1)
      compiling.problem([...path, 1], "a second step is not supported yet", "one step at a counter")
    const own: number[] = []
    for (const [index, step] of written.steps.slice(0, 1).entries()) {
      const at: Path = [...path, index]
      if (names.has(step.step))
        compiling.problem(
          [...at, "step"],
          `the name ${step.step} is taken by another step`,
          "a name for each step of the file",
        )
      names.add(step.step)
      const takes = lawAt(compiling, [...at, "takes"], durationLaw(step.takes))
      let resource = -1
      if (typeof step.with === "string") resource = resources.indexOf(step.with)
      else if (step.with !== undefined) {
        const units = Object.entries(step.with)
        if (units.length !== 1 || units[0]![1] !== 1)
          compiling.problem(
            [...at, "with"],
            "more than one unit of one resource is not supported yet",
            "the name of one resource",
          )
        else resource = resources.indexOf(units[0]![0])
      }
      const needs = (step.needs ?? []).map((need) => dependencies.indexOf(need))
      if (new Set(needs).size < needs.length)
        compiling.problem([...at, "needs"], "a dependency stands here twice", "each dependency once")
      if (
        needs.length > 0 &&
        step.when?.failure == null &&
        !needs.every((need) => step.when?.dependencies.has(dependencies[need]!))
      )
        compiling.assume([...at, "when", "failure"], "resume")
      const onFailure = dependencies.map(
        (dependency): InterruptionRule => step.when?.dependencies.get(dependency) ?? step.when?.failure ?? "resume",
      )
      if (step.queue?.at_closing === undefined && compiling.file.hours?.kind !== "always")
        compiling.assume([...at, "queue", "at_closing"], "leave")
      own.push(steps.length)
      steps.push({
        name: step.step,
        title: titleOf(step.title, step.step),
        service: services.length,
        resource,
        takes: takes ?? { kind: "constant", value: 0 },
        needs: [...needs].sort((a, b) => a - b),
        onFailure,
        atClosing: step.queue?.at_closing ?? "leave",
        backlog: titleOf(step.backlog, step.step),
      })
    }
    services.push({ name, title: titleOf(written.title, name), steps: own })
  }
  if (services.length === 0) compiling.problem(["services"], "there is no service", "at least one service with a step")
  return { services, steps }
}

const countOf = (written: number | { readonly count?: number } | undefined): number | undefined =>
  typeof written === "object" ? written.count : written

/** A sum in the currency of the file, whose period is as wanted. */
export const moneyAt = (
  compiling: Compiling,
  currency: string,
  path: Path,
  sum: Sum | undefined,
  yearly = false,
): number | null => {
  if (sum === undefined) return null
  if (sum.currency !== currency)
    compiling.problem(
      path,
      `the currency is ${sum.currency}, and that of the file is ${currency}`,
      `an amount in ${currency === "IDR" ? "Rp" : currency}`,
    )
  if (sum.yearly && !yearly)
    compiling.problem(path, "an amount for each year is not possible here", "an amount without / year")
  return sum.amount
}

export const compileCosts = (compiling: Compiling): Costs => {
  const written = compiling.file.costs
  const currency = written?.currency ?? "IDR"
  if (written !== undefined || compiling.file.policies !== undefined) {
    if (written?.currency === undefined) compiling.assume(["costs", "currency"], "IDR")
    if (written?.years === undefined) compiling.assume(["costs", "years"], "5")
    if (written?.discount === undefined) compiling.assume(["costs", "discount"], "6 %")
  }
  if ((written?.years ?? 5) > 100)
    compiling.problem(["costs", "years"], `${written!.years} years is too long`, "at most 100")
  return {
    currency,
    pricesOf: written?.prices_of ?? null,
    years: written?.years ?? 5,
    discount: written?.discount ?? 0.06,
    hourWaited: moneyAt(compiling, currency, ["costs", "hour_waited"], written?.hour_waited),
    trip: moneyAt(compiling, currency, ["costs", "trip"], written?.trip),
  }
}

const compilePromises = (compiling: Compiling, steps: readonly string[]): readonly ServicePromise[] =>
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

interface OfficeLayer {
  readonly name: string
  readonly written: NonNullable<NonNullable<Compiling["file"]["offices"]>[string]>
  readonly path: Path | null
}

const officesOf = (compiling: Compiling): readonly OfficeLayer[] => {
  const written = Object.entries(compiling.file.offices ?? {}).map(([name, office]) => ({
    name,
    written: office,
    path: ["offices", name],
  }))
  if (written.length > 0) return written
  if (compiling.file.offices !== undefined)
    compiling.problem(["offices"], "there is no office", "at least one, or no offices at all")
  return [{ name: "office", written: {}, path: null }]
}

/** The plan with the hours that hold for every office. */
export interface Compiled {
  readonly plan: Plan
  readonly calendar: Calendar
  readonly hours: WrittenHours
}

/** Compiles a file that has been read. Problems are reported; the plan is of use only where there are none. */
export const compile = (compiling: Compiling, stem: string): Compiled => {
  const { file } = compiling
  const calendar = compileCalendar(compiling)
  const horizon = calendar.days.at(-1)!
  const resources: Resource[] = Object.entries(file.resources ?? {}).map(([name, written]) => ({
    name,
    title: titleOf(typeof written === "object" ? written.title : undefined, name),
  }))
  const dependencyNames = Object.keys(file.dependencies ?? {})
  if (dependencyNames.length > mostDependencies)
    compiling.problem(["dependencies"], `${dependencyNames.length} dependencies`, `at most ${mostDependencies}`)
  const { services, steps } = compileServices(
    compiling,
    resources.map((each) => each.name),
    dependencyNames,
  )
  const layers = officesOf(compiling)
  if (layers.length > mostUnits) compiling.problem(["offices"], `${layers.length} offices`, "at most 100,000")
  if (file.hours === undefined && !layers.every((layer) => layer.written.hours !== undefined))
    compiling.assume(["hours"], "always")
  const above: WrittenHours = file.hours ?? { kind: "always" }

  const places = layers.map(({ name, written, path }) => {
    if (
      written.region === undefined &&
      Object.keys(file.regions ?? {}).length > 0 &&
      path !== null &&
      Object.values(file.dependencies ?? {}).some((each) => each.scope === "region")
    ) {
      compiling.problem(
        path,
        "“region” is missing, and a dependency belongs to the region",
        `one of ${Object.keys(file.regions!).slice(0, 8).join(", ")}`,
      )
    }
    return { name, region: written.region ?? "region" }
  })
  const { dependencies, switches, ofOffice } = compileDependencies(compiling, calendar, above, places)
  const classes = compileClasses(compiling)
  if (Object.keys(file.citizens).length === 0)
    compiling.problem(["citizens"], "there is no demand", "at least one class of citizens that arrive")

  const schedules: Schedule[] = []
  const scheduleByHours = new Map<WrittenHours, number>()
  const table = new ProfileTable()
  const capacity: number[][] = []
  let units = 0
  const offices = layers.map(({ name, written, path }, index): Office => {
    const hours = written.hours === undefined ? above : layHours(above, written.hours)
    const hoursPath = written.hours === undefined ? ["hours"] : [...path!, "hours"]
    let schedule = scheduleByHours.get(hours)
    if (schedule === undefined) {
      schedule = schedules.length
      const compiled = scheduleOf(calendar, hours, hoursPath, compiling.problem)
      schedules.push(compiled)
      scheduleByHours.set(hours, schedule)
      if (compiled.opens.length === 0)
        compiling.problem(
          hoursPath,
          `the office ${name} never opens during the run`,
          "hours on at least one date of the run",
        )
    }
    capacity.push(
      resources.map((resource) => {
        const here = countOf(written.resources?.[resource.name])
        const count = here ?? countOf(file.resources![resource.name])
        if (count === undefined)
          compiling.problem(["resources", resource.name], "“count” is missing", "a whole number such as 2")
        units += count ?? 0
        return count ?? 0
      }),
    )
    const demand = compileDemand(compiling, calendar, { name, hours, schedule, path }, classes, table)
    return {
      name,
      title: titleOf(written.title, name),
      region: places[index]!.region,
      schedule,
      switches: ofOffice[index]!,
      demand,
    }
  })
  if (units > mostUnits)
    compiling.problem(["resources"], `${units} units of all resources in all offices`, "at most 100,000")
  for (const [index, step] of steps.entries()) {
    if (step.resource >= 0 && capacity.every((row) => row[step.resource] === 0))
      compiling.problem(
        ["services", services[step.service]!.name, "steps", index, "with"],
        `no office has a ${resources[step.resource]!.name}`,
        "a count of 1 or more",
      )
  }
  if (
    classes.length > 0 &&
    offices.every(
      (office) =>
        office.demand.length === classes.length &&
        office.demand.every(({ from }) => (from.kind === "rate" ? from.perDay : from.size * from.chance) === 0),
    ) &&
    Object.keys(file.people ?? {}).length === 0
  ) {
    const first = classes[0]!.name
    const arrive = file.citizens[first]!.arrive
    compiling.problem(
      ["citizens", first, "arrive", "rate" in arrive ? "rate" : "pool"],
      "nobody ever comes: there is no demand",
      "a rate or a pool above 0",
    )
  } else if (
    offices.length > 0 &&
    offices.every(({ demand }) =>
      demand.every(({ profile }) => table.profiles[profile]!.weight.every((weight) => weight === 0)),
    ) &&
    offices.some(({ demand, schedule }) => demand.length > 0 && schedules[schedule]!.works.includes(1)) &&
    Object.keys(file.people ?? {}).length === 0
  ) {
    compiling.problem(
      ["citizens", classes[0]!.name, "arrive"],
      "nobody ever comes: all its hours lie after closing",
      "hours of by_hour before closing time, as in hours",
    )
  }
  checkDemandSize(
    compiling,
    offices,
    calendar,
    classes.map(({ name }) => name),
  )

  const warmUp = file.run.warm_up ?? 0
  if (warmUp >= horizon) compiling.problem(["run", "warm_up"], "it takes the whole run", "less than run.for")
  if (file.run.replications === undefined) compiling.assume(["run", "replications"], "200")
  const { replications = 200 } = file.run
  if (replications > 100_000)
    compiling.problem(["run", "replications"], `${replications} replications`, "at most 100_000")
  if (file.run.seed === undefined) compiling.assume(["run", "seed"], stem)

  const announcements: readonly Announcement[] = (file.announcements ?? []).map((each) => ({
    dependency: dependencyNames.indexOf(each.at.fails),
    says: each.says,
    by: each.by ?? "the office",
  }))
  const arrangement: Arrangement = {
    capacity,
    backups: switches.map(() => []),
    announcements,
    hotline: null,
    publicStatus: null,
    offlineCapture: null,
    immune: [],
  }
  const plan: Plan = {
    scenario: stem,
    title: titleOf(file.title, stem),
    about: file.about === undefined ? null : titleOf(file.about, stem),
    illustrative: file.illustrative ?? false,
    zone: calendar.zone.name,
    epoch: calendar.epoch * 1000,
    horizon,
    warmUp,
    replications,
    seed: file.run.seed ?? stem,
    days: calendar.days,
    schedules,
    profiles: table.profiles,
    dependencies,
    switches,
    resources,
    services,
    steps,
    classes,
    offices,
    people: compilePeople(
      compiling,
      calendar,
      layers.map((each) => each.name),
      classes,
    ),
    promises: compilePromises(
      compiling,
      steps.map((each) => each.name),
    ),
    costs: compileCosts(compiling),
    arrangement,
  }
  return { plan, calendar, hours: above }
}

const mostCitizens = 1_000_000_000
/** Rows that a day of an office's demand may have, with room to spare for chance; the members of a pool. */
const mostADay = 500_000

/** So that a slip of the keyboard is not found out by waiting. */
const checkDemandSize = (
  compiling: Compiling,
  offices: readonly Office[],
  calendar: Calendar,
  classes: readonly string[],
): void => {
  const days = calendar.days.length - 1
  const expected = offices.reduce(
    (sum, office) =>
      sum + office.demand.reduce((all, { from }) => all + (from.kind === "rate" ? from.perDay * days : from.size), 0),
    0,
  )
  if (expected > mostCitizens)
    compiling.problem(
      ["citizens"],
      `about ${Math.round(expected)} citizens in one run`,
      `at most ${mostCitizens}: lower rates, fewer offices, or a shorter run`,
    )
  for (const { class: index, from } of offices.flatMap(({ demand }) => demand)) {
    const size = from.kind === "rate" ? from.perDay : from.size
    if (size > mostADay)
      compiling.problem(
        ["citizens", classes[index], "arrive", from.kind],
        `${Math.round(size)} citizens ${from.kind === "rate" ? "a day " : ""}at one office`,
        `at most ${mostADay}`,
      )
  }
}
