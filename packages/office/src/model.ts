import { Defect } from "@tangguh/engine"
import type { Plan } from "@tangguh/plan"

/** A prepared plan with the lookups that the inner loop reads. Stations are numbered office by office, step by step. */
export interface Model {
  readonly plan: Plan
  readonly steps: number
  readonly stations: number
  /** Office and step of each station: looked up, for a division is slower. */
  readonly officeOf: Int32Array
  readonly stepOf: Int32Array
  /** Bit d set where the step needs dependency d. Int32Array[steps] */
  readonly needs: Int32Array
  /** Bit d set where a failure of dependency d loses the work done. Int32Array[steps] */
  readonly repeats: Int32Array
  /** Units at each station; Infinity where a step needs none. Float64Array[stations] */
  readonly capacity: Float64Array
  /** Steps that are done with the same resource, in order; null where a step has its resource for itself. [steps] */
  readonly shared: readonly (readonly number[] | null)[]
  /** 1 where those who wait stay overnight. Uint8Array[steps] */
  readonly stays: Uint8Array
  /** First demand of each office in `demands`, one more than there are offices. */
  readonly firstDemand: Int32Array
  /** Office of each demand. */
  readonly demandOffice: Int32Array
  /** Class of each origin: demands first, then people. */
  readonly originClass: Int32Array
  readonly originOffice: Int32Array
  readonly demands: number
  readonly origins: number
  /** First step of each class's service. */
  readonly entryStep: Int32Array
  /** 1 where the switch never fails. */
  readonly immune: Uint8Array
  /** First backup of each switch among all backups, one more than there are switches. */
  readonly firstBackup: Int32Array
  /** The switch of each backup. */
  readonly backupSwitch: Int32Array
  /** Dependencies that offline capture can do without; 0 for steps without it. Int32Array[steps] */
  readonly without: Int32Array
  /** Dependencies in the order in which a wait is charged to them: office before region before nation, then file order. */
  readonly chargeOrder: readonly number[]
  /** Whether anything but overtime can slow a service. */
  readonly maySlow: boolean
}

const width = { office: 0, region: 1, nation: 2 }

/** Derives the lookups of a plan, once for all its replications. */
export function model(plan: Plan): Model {
  const steps = plan.steps.length
  const stations = plan.offices.length * steps
  if (plan.dependencies.length > 30) throw new Defect("a plan has at most 30 dependencies")
  const bits = (indices: readonly number[]) => indices.reduce((mask, d) => mask | (1 << d), 0)
  const needs = Int32Array.from(plan.steps, (step) => bits(step.needs))
  const repeats = Int32Array.from(plan.steps, (step) => bits(step.needs.filter((d) => step.onFailure[d] === "repeat")))
  const capacity = new Float64Array(stations)
  plan.offices.forEach((_, office) =>
    plan.steps.forEach((step, s) => {
      capacity[office * steps + s] = step.resource < 0 ? Infinity : plan.arrangement.capacity[office][step.resource]
    }),
  )
  const firstDemand = new Int32Array(plan.offices.length + 1)
  plan.offices.forEach((office, o) => (firstDemand[o + 1] = firstDemand[o] + office.demand.length))
  const demands = firstDemand[plan.offices.length]
  const all = plan.offices.flatMap((office, o) => office.demand.map((demand) => ({ office: o, class: demand.class })))
  for (const person of plan.people) all.push({ office: person.office, class: person.class })
  const offline = plan.arrangement.offlineCapture
  const backups = plan.arrangement.backups
  const firstBackup = new Int32Array(plan.switches.length + 1)
  plan.switches.forEach((_, s) => (firstBackup[s + 1] = firstBackup[s] + (backups[s]?.length ?? 0)))
  const backupSwitch = new Int32Array(firstBackup[plan.switches.length])
  plan.switches.forEach((_, s) => backupSwitch.fill(s, firstBackup[s], firstBackup[s + 1]))
  const immune = new Uint8Array(plan.switches.length)
  for (const s of plan.arrangement.immune) immune[s] = 1
  return {
    plan,
    steps,
    stations,
    officeOf: Int32Array.from({ length: stations }, (_, station) => Math.floor(station / steps)),
    stepOf: Int32Array.from({ length: stations }, (_, station) => station % steps),
    needs,
    repeats,
    capacity,
    shared: plan.steps.map(({ resource }) => {
      const sharing = plan.steps.flatMap((step, s) => (step.resource === resource ? [s] : []))
      return resource >= 0 && sharing.length > 1 ? sharing : null
    }),
    stays: Uint8Array.from(plan.steps, (step) => (step.atClosing === "stay" ? 1 : 0)),
    firstDemand,
    demandOffice: Int32Array.from(all.slice(0, demands), (origin) => origin.office),
    originClass: Int32Array.from(all, (origin) => origin.class),
    originOffice: Int32Array.from(all, (origin) => origin.office),
    demands,
    origins: all.length,
    entryStep: Int32Array.from(plan.classes, (c) => plan.services[c.wants].steps[0]),
    immune,
    firstBackup,
    backupSwitch,
    without: Int32Array.from(plan.steps, (_, s) => (offline?.step === s ? bits(offline.without) & needs[s] : 0)),
    chargeOrder: plan.dependencies
      .map((_, d) => d)
      .sort((a, b) => width[plan.dependencies[a].scope] - width[plan.dependencies[b].scope] || a - b),
    maySlow:
      (offline?.surge ?? 1) > 1 ||
      backups.some((series) => series.some((backup) => backup.kind === "standby" && backup.slow > 1)),
  }
}
