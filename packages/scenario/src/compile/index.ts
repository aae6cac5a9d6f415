import type { Announcement, Arrangement, Office, Plan, Resource, Schedule } from "@tangguh/plan"
import { scheduleOf, type Calendar } from "../calendar.ts"
import { titleOf, type Compiling } from "../compiling.ts"
import { layHours, type WrittenHours } from "../hours.ts"
import { compileCalendar } from "./calendar.ts"
import { compileClasses, compileDemand, compilePeople, ProfileTable } from "./citizens.ts"
import { compileCosts } from "./costs.ts"
import { checkDemandSize } from "./demand-size.ts"
import { compileDependencies } from "./nature.ts"
import { officesOf } from "./offices.ts"
import { compilePromises } from "./promises.ts"
import { compileServices } from "./services.ts"

const mostDependencies = 30
const mostUnits = 100_000

const countOf = (written: number | { readonly count?: number } | undefined): number | undefined =>
  typeof written === "object" ? written.count : written

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
