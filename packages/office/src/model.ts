import { Defect, meanOf } from "@tangguh/engine"
import type { Delay, InterruptionRule, Plan, Schedule, Step, Workaround } from "@tangguh/plan"
import { breakable, Cause } from "./state/blockers.ts"
import { later } from "./world/delays.ts"
import { withExtraPeriods } from "./world/extra-periods.ts"
import { isWorn } from "./world/outages.ts"

/** A prepared plan with the lookups that the inner loop reads. Stations are numbered office by office, step by step. */
export interface Model {
  readonly plan: Plan
  readonly steps: number
  readonly stations: number
  readonly classes: number
  /** Office and step of each station: looked up, for a division is slower. */
  readonly officeOf: Int32Array
  readonly stepOf: Int32Array
  /** Opening periods of each office, those that a policy adds among them. */
  readonly schedules: readonly Schedule[]

  /** Bit d set where the step needs dependency d to start, and where work in hand stops without it. Int32Array[steps] */
  readonly needs: Int32Array
  readonly stopsWork: Int32Array
  /** The same with all that those need in turn. Int32Array[steps] */
  readonly needsInAll: Int32Array
  /** Bit d set where the failure of dependency d does more than stop the work. Int32Array[steps] */
  readonly harsh: Int32Array
  /** Dependencies that the step can do without; 0 where it has no way round. Int32Array[steps] */
  readonly without: Int32Array
  readonly workaround: readonly (Workaround | null)[]
  /** 1 where nobody stands and waits: a job. Uint8Array[steps] */
  readonly isJob: Uint8Array
  /** The step that follows in the service; −1: none. Int32Array[steps] */
  readonly next: Int32Array
  /** 1 where the citizen goes on to the next step in the same visit. Uint8Array[steps] */
  readonly isVisit: Uint8Array
  /** 1 where something wears while the step is in service. Uint8Array[steps] */
  readonly wears: Uint8Array
  /** 1 where a finished service simply ends: no step follows, no other exit, nothing is spoiled. Uint8Array[steps] */
  readonly isPlain: Uint8Array
  /** 1 where the work may be in working days. Uint8Array[steps] */
  readonly inDays: Uint8Array
  /** Seconds that a service takes on average, for those who judge the queue. Float64Array[steps] */
  readonly usual: Float64Array
  /** 0 leave, 1 stay, 2 are served: those who wait at closing time. Uint8Array[steps] */
  readonly atClosing: Uint8Array
  /** 1 where a class that comes first takes the counter from one that comes later. Uint8Array[steps] */
  readonly preempts: Uint8Array
  /** First step of each class's service. */
  readonly entryStep: Int32Array

  /** First of the lists of each station: the counter, then those who wait, rank by rank, then those who gather. Int32Array[stations] */
  readonly firstList: Int32Array
  readonly lists: number
  /** Ranks of those who wait: vouchers, the classes that come first, everyone else. Int32Array[steps] */
  readonly ranks: Int32Array
  /** Rank of a class at a step, from 1 on. Uint8Array[steps × classes] */
  readonly rankOf: Uint8Array

  /** What each station takes: pools and units, station by station from `firstUse`. */
  readonly firstUse: Int32Array
  readonly usePool: Int32Array
  readonly useUnits: Int32Array
  /** The pool of a station that takes one unit of one pool, of which nobody takes more and whose units are all alike; else −1. */
  readonly solePool: Int32Array
  /** Units of each pool when all are on duty; Infinity where it is never short. Float64Array[pools] */
  readonly units: Float64Array
  /** Units of each pool that one service takes at most. Int32Array[pools] */
  readonly mostUsed: Int32Array
  /** 1 where the units of a pool are told apart. Uint8Array[pools] */
  readonly individual: Uint8Array
  /** 1 where units wear in use. Uint8Array[pools] */
  readonly wornPool: Uint8Array
  /** When the number on duty may change: shifts, and dates on which units may be absent. [pools] */
  readonly dutyChanges: readonly Float64Array[]
  /** First of the individual units of each pool, one more than there are pools. */
  readonly firstUnit: Int32Array
  readonly unitPool: Int32Array
  /** Stations that draw on the same pools, directly or not, share an order: group by group from `firstOfGroup`. */
  readonly groupOf: Int32Array
  readonly firstOfGroup: Int32Array
  readonly members: Int32Array
  readonly groups: number
  /** The station of a group where calling is a matter of one pool of like units and one queue: no classes first, stock, limit, batch, or other steps; else −1. */
  readonly simple: Int32Array

  /** What each station takes from stock: stores and pieces, station by station from `firstTake`. */
  readonly firstTake: Int32Array
  readonly takeStore: Int32Array
  readonly takeAmount: Int32Array
  /** Stations that draw from each store. */
  readonly storeStations: readonly (readonly number[])[]
  /** 1 where the store is never empty. Uint8Array[stores] */
  readonly bottomless: Uint8Array

  /** First demand of each office in `demands`, one more than there are offices. */
  readonly firstDemand: Int32Array
  /** Class of each origin: demands first, then people, then what was there at the start. */
  readonly originClass: Int32Array
  readonly originOffice: Int32Array
  readonly demands: number
  readonly origins: number
  readonly firstInitial: number
  /** Step of each initial backlog. */
  readonly initialStep: Int32Array
  /** Members that each pool of citizens may come to have; 0 for other demands. */
  readonly poolSize: Int32Array

  /** 1 where the switch never fails. */
  readonly immune: Uint8Array
  /** 1 where planned work waits until the doors are closed. */
  readonly postponed: Uint8Array
  /** 1 where the switch wears in use. */
  readonly wornSwitch: Uint8Array
  /** First backup of each switch among all backups, one more than there are switches. */
  readonly firstBackup: Int32Array
  /** The switch of each backup. */
  readonly backupSwitch: Int32Array
  /** Which of the backups of the model before each was, −1 for a new one; null where no other model was before. */
  readonly inherits: Int32Array | null
  /** Switches that need each switch, or have a backup that does. */
  readonly dependents: readonly (readonly number[])[]
  /** Dependencies in the order in which a wait is charged to them: office before region before nation, then file order. */
  readonly chargeOrder: readonly number[]
  /** What a wait for broken units of a resource is charged to; of one that cannot break it is never asked. Int32Array[resources] */
  readonly brokenCause: Int32Array

  /** Whether any of these is in the plan: what it does not have costs it nothing. */
  readonly has: {
    readonly slowness: boolean
    readonly limits: boolean
    readonly days: boolean
    readonly stock: boolean
    readonly balking: boolean
    readonly purposes: boolean
    readonly batches: boolean
    readonly wear: boolean
    /** Something more to be indexed with each citizen: batches, or what wears in use. */
    readonly more: boolean
    /** A step that one citizen may go through more than once, or, dead, not get through at all. */
    readonly passes: boolean
    /** Something that may happen to whoever comes, before the queue. */
    readonly doorstep: boolean
  }
}

const width = { office: 0, region: 1, nation: 2 }
const bits = (indices: readonly number[]) => indices.reduce((mask, d) => mask | (1 << d), 0)

/** Derives the lookups of a plan, once for all its replications. */
export function model(plan: Plan): Model {
  if (plan.dependencies.length > 30) throw new Defect("a plan has at most 30 dependencies")
  const { arrangement, classes: allClasses, offices, pools, steps: allSteps } = plan
  const steps = allSteps.length
  const stations = offices.length * steps
  const classes = allClasses.length
  const ofStep = (value: (step: Step, s: number) => number) => Int32Array.from(allSteps, value)
  const workaround = allSteps.map((_, s) => arrangement.workarounds.find(({ step }) => step === s) ?? null)
  const needs = ofStep((step) => bits([...step.needs, ...step.needsToStart]))
  const isJob = Uint8Array.from(allSteps, (step, s) =>
    step.where === "back office" || arrangement.dropOff.includes(s) ? 1 : 0,
  )
  const next = ofStep((step, s) => {
    const { steps: own } = plan.services[step.service]
    return own[own.indexOf(s) + 1] ?? -1
  })
  const ranks = ofStep((_, s) => 2 + arrangement.first[s].length)
  const listsOf = ofStep((step, s) => 1 + ranks[s] + (step.batch === null ? 0 : 1))
  const firstList = new Int32Array(stations)
  let lists = 0
  for (let station = 0; station < stations; station++) {
    firstList[station] = lists
    lists += listsOf[station % steps]
  }
  const rankOf = new Uint8Array(steps * classes)
  arrangement.first.forEach((first, s) =>
    allClasses.forEach((_, c) => {
      const place = first.indexOf(c)
      rankOf[s * classes + c] = place < 0 ? ranks[s] : 2 + place
    }),
  )
  const origins = originsOf(plan)
  const { backups } = arrangement
  const firstBackup = new Int32Array(plan.switches.length + 1)
  plan.switches.forEach((_, s) => (firstBackup[s + 1] = firstBackup[s] + backups[s].length))
  const backupSwitch = new Int32Array(firstBackup[plan.switches.length])
  plan.switches.forEach((_, s) => backupSwitch.fill(s, firstBackup[s], firstBackup[s + 1]))
  const flags = (length: number, indices: readonly number[]) => {
    const set = new Uint8Array(length)
    for (const index of indices) set[index] = 1
    return set
  }
  const immunePools = new Set(arrangement.immune.pools)
  const individual = Uint8Array.from(pools, (pool, p) =>
    !immunePools.has(p) && (pool.limit < Infinity || pool.fails.length > 0) ? 1 : 0,
  )
  const firstUnit = new Int32Array(pools.length + 1)
  pools.forEach((_, p) => (firstUnit[p + 1] = firstUnit[p] + (individual[p] === 1 ? arrangement.units[p] : 0)))
  const unitPool = new Int32Array(firstUnit[pools.length])
  pools.forEach((_, p) => unitPool.fill(p, firstUnit[p], firstUnit[p + 1]))
  const uses = usesOf(plan, stations)
  const solePool = Int32Array.from({ length: stations }, (_, station) => {
    const use = uses.firstUse[station]
    const pool = uses.usePool[use]
    return uses.firstUse[station + 1] - use === 1 && uses.mostUsed[pool] === 1 && individual[pool] === 0 ? pool : -1
  })
  return {
    plan,
    steps,
    stations,
    classes,
    officeOf: Int32Array.from({ length: stations }, (_, station) => Math.floor(station / steps)),
    stepOf: Int32Array.from({ length: stations }, (_, station) => station % steps),
    schedules: offices.map((office, o) =>
      withExtraPeriods(plan, plan.schedules[office.schedule], o, arrangement.extraPeriods),
    ),
    needs,
    stopsWork: ofStep((step) => bits(step.needs.filter((d) => step.onFailure[d].work !== "finish"))),
    needsInAll: ofStep((step) => inAll(plan, bits([...step.needs, ...step.needsToStart]))),
    harsh: ofStep((step) => bits(step.needs.filter((d) => isHarsh(step.onFailure[d])))),
    without: ofStep((_, s) => bits(workaround[s]?.without ?? []) & needs[s]),
    workaround,
    isJob,
    next,
    isVisit: Uint8Array.from(allSteps, (_, s) =>
      next[s] >= 0 && isJob[s] === 0 && isJob[next[s]] === 0 && allSteps[next[s]].comes === null ? 1 : 0,
    ),
    wears: Uint8Array.from(allSteps, (step) =>
      step.with.some(({ resource }) => pools.some((pool) => pool.resource === resource && pool.fails.some(isWorn))) ||
      plan.switches.some(({ dependency, sources }) => step.needs.includes(dependency) && sources.some(isWorn))
        ? 1
        : 0,
    ),
    isPlain: Uint8Array.from(allSteps, (step, s) =>
      next[s] < 0 &&
      step.exits.length === 0 &&
      step.uses.length === 0 &&
      offices.every(({ atStart }) => atStart.length === 0)
        ? 1
        : 0,
    ),
    inDays: Uint8Array.from(allSteps, (step) =>
      [step.takes, ...(step.takesOf ?? [])].some((takes) => takes !== null && !inSeconds(takes)) ? 1 : 0,
    ),
    usual: Float64Array.from(allSteps, (step) => (inSeconds(step.takes) ? meanOf(step.takes.law) : 86_400)),
    atClosing: Uint8Array.from(allSteps, (step, s) =>
      isJob[s] === 1 ? 1 : { leave: 0, stay: 1, serve: 2 }[step.atClosing],
    ),
    preempts: Uint8Array.from(allSteps, (step) => (step.preempts ? 1 : 0)),
    entryStep: Int32Array.from(allClasses, (c) => plan.services[c.wants].steps[0]),
    firstList,
    lists,
    ranks,
    rankOf,
    ...uses,
    solePool,
    simple: Int32Array.from({ length: uses.groups }, (_, group) => {
      const first = uses.firstOfGroup[group]
      const station = uses.members[first]
      const s = station % steps
      const step = allSteps[s]
      const isAlone = uses.firstOfGroup[group + 1] - first === 1
      const isPlain = step.uses.length === 0 && step.limit === Infinity && step.batch === null && !step.preempts
      const isQueue = isJob[s] === 0 && ranks[s] === 2 && step.atClosing !== "serve"
      return isAlone && isPlain && isQueue && solePool[station] >= 0 ? station : -1
    }),
    units: Float64Array.from(pools, (_, p) => (immunePools.has(p) ? Infinity : arrangement.units[p])),
    individual,
    wornPool: Uint8Array.from(pools, (pool) => (pool.fails.some(isWorn) ? 1 : 0)),
    dutyChanges: pools.map(({ duty, absent }) =>
      Float64Array.from(new Set([...(duty?.from ?? [0]), ...(absent > 0 ? plan.days.subarray(0, -1) : [])])).sort(),
    ),
    firstUnit,
    unitPool,
    ...takesOf(plan, stations),
    bottomless: flags(plan.stores.length, arrangement.immune.stores),
    ...origins,
    immune: flags(plan.switches.length, arrangement.immune.switches),
    postponed: flags(plan.switches.length, arrangement.offHours),
    wornSwitch: Uint8Array.from(plan.switches, ({ sources }, s) =>
      sources.some(isWorn) && !arrangement.immune.switches.includes(s) ? 1 : 0,
    ),
    firstBackup,
    backupSwitch,
    inherits: null,
    dependents: dependentsOf(plan),
    chargeOrder: plan.dependencies
      .map((_, d) => d)
      .sort((a, b) => width[plan.dependencies[a].scope] - width[plan.dependencies[b].scope] || a - b),
    brokenCause: Int32Array.from(
      plan.resources,
      (_, r) => Cause.dependency + plan.dependencies.length + breakable(plan).indexOf(r),
    ),
    has: {
      slowness:
        plan.switches.some(({ sources }) => sources.some(({ slow }) => slow !== null)) ||
        arrangement.workarounds.some(({ upload }) => (upload?.surge ?? 1) > 1) ||
        backups.some((series) => series.some((backup) => backup.kind === "standby" && backup.slow > 1)),
      limits: allSteps.some(({ limit }) => limit < Infinity),
      days: allSteps.some(({ limit }) => limit < Infinity) || pools.some(({ limit }) => limit < Infinity),
      stock: allSteps.some(({ uses }) => uses.length > 0),
      balking: allClasses.some(({ balks }) => balks !== null) || allSteps.some((step) => step.waitingRoom < Infinity),
      purposes: allClasses.some(({ purposes }) => purposes.length > 0),
      batches: allSteps.some(({ batch }) => batch !== null),
      wear: plan.switches.some(({ sources }) => sources.some(isWorn)),
      passes:
        arrangement.workarounds.length > 0 ||
        offices.some(({ atStart }) => atStart.some(({ dead }) => dead > 0)) ||
        allSteps.some(
          (step) =>
            step.exits.length > 0 ||
            step.uses.length > 0 ||
            [step.onBreak, step.onBreakdown, step.onClosing, step.onPreempted, step.onShift, ...step.onFailure].some(
              ({ work }) => work === "redraw",
            ),
        ),
      doorstep:
        arrangement.appointments !== null ||
        arrangement.ticketCap !== null ||
        arrangement.temporaryLetter !== null ||
        allClasses.some(({ balks, purposes }) => balks !== null || purposes.length > 0) ||
        allSteps.some(({ waitingRoom }) => waitingRoom < Infinity),
      more:
        allSteps.some(({ batch }) => batch !== null) ||
        plan.switches.some(({ sources }) => sources.some(isWorn)) ||
        pools.some(({ fails }) => fails.some(isWorn)),
    },
  }
}

function dependentsOf(plan: Plan): number[][] {
  const dependents: number[][] = plan.switches.map(() => [])
  plan.switches.forEach(({ needs }, other) => {
    const standbys = plan.arrangement.backups[other].flatMap((backup) =>
      backup.kind === "standby" ? backup.needs : [],
    )
    for (const at of new Set([...needs, ...standbys])) dependents[at].push(other)
  })
  return dependents
}

/** The demand of a class at an office. (No closure of the model: a call of another function each time is slow.) */
export function demandOf(model: Model, office: number, citizenClass: number): number {
  let origin = model.firstDemand[office]
  while (model.originClass[origin] !== citizenClass) origin++
  return origin
}

/** When jobs that begin to gather at a station start at the latest; Infinity: they wait for enough of them. */
export function batchDue({ plan, officeOf, schedules, stepOf }: Model, station: number, from: number): number {
  const atMost = plan.steps[stepOf[station]].batch?.atMost ?? null
  if (atMost === null || "mixture" in atMost) return Infinity
  return later(plan, schedules[officeOf[station]], from, { amount: meanOf(atMost.law), unit: atMost.unit })
}

const inSeconds = (takes: Delay): takes is Extract<Delay, { law: unknown }> =>
  !("mixture" in takes) && takes.unit === "seconds"

/** Whether a rule loses work or the place at the counter, so that it bears on work that is interrupted already. */
const isHarsh = (rule: InterruptionRule): boolean =>
  rule.work === "repeat" || rule.work === "redraw" || rule.place !== "stay"

/** A set of dependencies with all that they need in turn, at any office. */
function inAll(plan: Plan, wanted: number): number {
  let all = wanted
  for (let grown = true; grown;) {
    grown = false
    for (const { dependency, needs } of plan.switches) {
      if ((all & (1 << dependency)) === 0) continue
      const wider = all | bits(needs.map((at) => plan.switches[at].dependency))
      if (wider !== all) grown = true
      all = wider
    }
  }
  return all
}

function originsOf(plan: Plan) {
  const { offices, people } = plan
  const firstDemand = new Int32Array(offices.length + 1)
  offices.forEach((office, o) => (firstDemand[o + 1] = firstDemand[o] + office.demand.length))
  const demands = firstDemand[offices.length]
  const all = offices.flatMap((office, o) => office.demand.map((demand) => ({ office: o, class: demand.class })))
  for (const person of people) all.push({ office: person.office, class: person.class })
  const firstInitial = all.length
  offices.forEach((office, o) => office.atStart.forEach((initial) => all.push({ office: o, class: initial.class })))
  const days = plan.days.length - 1
  return {
    firstDemand,
    initialStep: Int32Array.from(offices.flatMap(({ atStart }) => atStart.map(({ step }) => step))),
    demands,
    firstInitial,
    origins: all.length,
    originClass: Int32Array.from(all, (origin) => origin.class),
    originOffice: Int32Array.from(all, (origin) => origin.office),
    poolSize: Int32Array.from(
      offices.flatMap((office) => office.demand),
      ({ from }) => (from.kind === "pool" ? from.size + Math.floor(from.grows * days) : 0),
    ),
  }
}

/** Pools by station, and the groups of stations that they tie together. */
function usesOf(plan: Plan, stations: number) {
  const steps = plan.steps.length
  const firstUse = new Int32Array(stations + 1)
  const usePool: number[] = []
  const useUnits: number[] = []
  const owner = new Int32Array(plan.pools.length).fill(-1)
  const parent = Int32Array.from({ length: stations }, (_, station) => station)
  const root = (station: number): number => {
    let at = station
    while (parent[at] !== at) at = parent[at] = parent[parent[at]]
    return at
  }
  for (let station = 0; station < stations; station++) {
    const office = plan.offices[Math.floor(station / steps)]
    for (const { resource, units } of plan.steps[station % steps].with) {
      const pool = office.pools[resource]
      usePool.push(pool)
      useUnits.push(units)
      if (owner[pool] < 0) owner[pool] = station
      else {
        const [a, b] = [root(owner[pool]), root(station)].sort((x, y) => x - y)
        parent[b] = a
      }
    }
    firstUse[station + 1] = usePool.length
  }
  const mostUsed = new Int32Array(plan.pools.length)
  usePool.forEach((pool, use) => (mostUsed[pool] = Math.max(mostUsed[pool], useUnits[use])))
  const groupOf = new Int32Array(stations)
  const numbers = new Map<number, number>()
  const groups: number[][] = []
  for (let station = 0; station < stations; station++) {
    const top = root(station)
    if (!numbers.has(top)) numbers.set(top, groups.push([]) - 1)
    groupOf[station] = numbers.get(top)!
    groups[groupOf[station]].push(station)
  }
  const firstOfGroup = new Int32Array(groups.length + 1)
  groups.forEach((members, g) => (firstOfGroup[g + 1] = firstOfGroup[g] + members.length))
  return {
    firstUse,
    usePool: Int32Array.from(usePool),
    useUnits: Int32Array.from(useUnits),
    mostUsed,
    groupOf,
    firstOfGroup,
    members: Int32Array.from(groups.flat()),
    groups: groups.length,
  }
}

/** Stores by station. */
function takesOf(plan: Plan, stations: number) {
  const steps = plan.steps.length
  const firstTake = new Int32Array(stations + 1)
  const takeStore: number[] = []
  const takeAmount: number[] = []
  const storeStations: number[][] = plan.stores.map(() => [])
  for (let station = 0; station < stations; station++) {
    const office = plan.offices[Math.floor(station / steps)]
    for (const { stock, amount } of plan.steps[station % steps].uses) {
      takeStore.push(office.stores[stock])
      takeAmount.push(amount)
      storeStations[office.stores[stock]].push(station)
    }
    firstTake[station + 1] = takeStore.length
  }
  return { firstTake, takeStore: Int32Array.from(takeStore), takeAmount: Int32Array.from(takeAmount), storeStations }
}
