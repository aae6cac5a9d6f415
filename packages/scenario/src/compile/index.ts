import type { Arrangement, Office, Plan } from "@tangguh/plan"
import type { Calendar } from "../calendar.ts"
import { titleOf, type Compiling } from "../compiling.ts"
import type { WrittenHours } from "../hours.ts"
import { compileAtStart, initialClass, servicesAtStart } from "./at-start.ts"
import { compileCalendar } from "./calendar.ts"
import { compileDemand, ProfileTable } from "./arrivals.ts"
import { compileClasses } from "./classes.ts"
import { compileCosts } from "./costs.ts"
import { checkDemand } from "./demand-size.ts"
import { compileDependencies, listDependencies } from "./dependencies.ts"
import { compileAnnouncements, compilePeople } from "./people.ts"
import { checkIdleDays } from "./idle-days.ts"
import { placesOf } from "./places.ts"
import { checkOrders } from "./orders.ts"
import { compilePromises } from "./promises.ts"
import { compileResources } from "./resources.ts"
import { compileServices } from "./services.ts"
import { compileReserves, compileStocks } from "./stocks.ts"
import { checkToldApart } from "./told-apart.ts"
import { reportUnused } from "./unused.ts"

/** The plan with the hours that hold for every office. */
export interface Compiled {
  readonly plan: Plan
  readonly calendar: Calendar
  readonly hours: WrittenHours
}

/** Compiles a file that has been read. Problems are reported; the plan is of use only where there are none, and null where it cannot be begun. */
export const compile = (given: Compiling, stem: string): Compiled | null => {
  let mistakes = 0
  const problem: Compiling["problem"] = (...what) => {
    mistakes++
    given.problem(...what)
  }
  const compiling: Compiling = { ...given, problem }
  const { file } = compiling
  const calendar = compileCalendar(compiling)
  const horizon = calendar.days.at(-1)!
  if (file.run.seed === undefined) compiling.assume(["run", "seed"], stem)
  const seed = file.run.seed ?? stem

  const places = placesOf(compiling, calendar, seed)
  if (mistakes > 0) return null
  const listed = listDependencies(compiling, places)
  const nature = compileDependencies(compiling, calendar, listed, places)
  const { resources, pools, ofOffice: poolsOf } = compileResources(compiling, calendar, places)
  const { stocks, stores, reorder, paths, ofOffice: storesOf } = compileStocks(compiling, calendar, places)
  const { classes: ownClasses, purposes } = compileClasses(compiling)
  const classes = [...ownClasses, ...servicesAtStart(compiling).map(initialClass)]
  const named = (each: { readonly name: string }): string => each.name
  const { services, steps, first } = compileServices(compiling, {
    resources: resources.map(named),
    dependencies: nature.dependencies.map(named),
    stocks: stocks.map(named),
    classes: classes.map(named),
  })
  const table = new ProfileTable()
  const offices = places.offices.map((office, index): Office => ({
    name: office.name,
    title: office.title,
    region: office.region,
    schedule: office.schedule,
    switches: nature.ofOffice[index]!,
    pools: poolsOf[index]!,
    stores: storesOf[index]!,
    demand: compileDemand(compiling, calendar, office, ownClasses.map(named), table),
    atStart: compileAtStart(compiling, office, steps, classes),
  }))
  for (const [index, { service, with: units }] of steps.entries()) {
    for (const { resource, units: wanted } of units) {
      if (pools.some((pool) => pool.resource === resource && pool.units >= wanted)) continue
      const { name } = resources[resource]!
      const position = services[service]!.steps.indexOf(index)
      compiling.problem(
        ["services", services[service]!.name, "steps", position, "with"],
        wanted === 1 ? `no office has a ${name}` : `no office has ${wanted} of ${name}`,
        `a count of ${wanted} or more`,
      )
    }
  }
  checkOrders(compiling, { stores, reorder, paths, steps, offices, horizon })
  checkIdleDays(compiling, places)
  checkToldApart(compiling, { services, steps, offices, resources, pools })
  checkDemand(compiling, offices, ownClasses.map(named), calendar, table.profiles, places.schedules)

  const arrangement: Arrangement = {
    units: pools.map(({ units }) => units),
    backups: nature.backups,
    announcements: compileAnnouncements(compiling, calendar, {
      dependencies: nature.dependencies.map(named),
      stocks: stocks.map(named),
    }),
    hotline: null,
    publicStatus: null,
    workarounds: [],
    first,
    dropOff: [],
    reorder,
    reserve: compileReserves(compiling, steps, first, classes.map(named)),
    ticketCap: null,
    appointments: null,
    extraPeriods: [],
    repairedWithin: nature.switches.map(() => Number.POSITIVE_INFINITY),
    offHours: [],
    protection: pools.map(() => 0),
    temporaryLetter: null,
    bypass: steps.map(() => 0),
    immune: { switches: [], stores: [], pools: [] },
  }
  const plan: Plan = {
    scenario: stem,
    title: titleOf(file.title, stem),
    about: file.about === undefined ? null : titleOf(file.about, stem),
    illustrative: file.illustrative ?? false,
    zone: calendar.zone.name,
    epoch: calendar.epoch * 1000,
    horizon,
    warmUp: warmUpOf(compiling, horizon),
    replications: replicationsOf(compiling),
    seed,
    days: calendar.days,
    schedules: places.schedules,
    profiles: table.profiles,
    dependencies: nature.dependencies,
    switches: nature.switches,
    resources,
    pools,
    stocks,
    stores,
    services,
    steps,
    classes,
    purposes,
    offices,
    people: compilePeople(compiling, calendar, places.offices, ownClasses),
    promises: compilePromises(compiling, steps.map(named), nature.dependencies.map(named)),
    costs: compileCosts(compiling),
    arrangement,
  }
  // With a mistake elsewhere, what seems unused may only be misspelt.
  if (mistakes === 0) reportUnused(compiling)
  return { plan, calendar, hours: file.hours ?? { kind: "always" } }
}

const warmUpOf = (compiling: Compiling, horizon: number): number | null => {
  const { warm_up: warmUp = 0 } = compiling.file.run
  if (typeof warmUp === "number" && warmUp >= horizon)
    compiling.problem(["run", "warm_up"], "it takes the whole run", "less than run.for")
  return warmUp
}

const replicationsOf = (compiling: Compiling): number => {
  const { replications } = compiling.file.run
  if (replications === undefined) compiling.assume(["run", "replications"], "200")
  if ((replications ?? 0) > 100_000)
    compiling.problem(["run", "replications"], `${replications!} replications`, "at most 100_000")
  return replications ?? 200
}
