import type { Plan } from "@tangguh/plan"
import type { Arm, ArmValues, InForce, Job } from "./arm.ts"

/** What is in force in an arm, as a text: the same for arms that run alike. */
const inForceOf = ({ choices, files, without, bound }: InForce): string =>
  JSON.stringify([choices, files, without, bound])

/** Where the outcomes of an arm are measured: in which arm of which job, from which of its outcomes on. */
interface Place {
  readonly job: number
  readonly arm: number
  readonly first: number
}

/**
 * Jobs in which no arm of a plan is run twice: one that an earlier job has already is measured there. All share a seed, and none is recorded.
 *
 * `apart` gives each of the jobs as they were what was measured for it.
 */
export function runOnce(all: readonly Job[]): {
  readonly jobs: readonly Job[]
  readonly apart: (results: readonly (readonly ArmValues[])[]) => readonly (readonly ArmValues[])[]
} {
  const jobs: (Job & { arms: Arm[] })[] = []
  const known = new Map<Plan, Map<string, Place>>()
  const places = all.map((job) => {
    const arms: Arm[] = []
    const ofPlan = known.get(job.plan) ?? new Map<string, Place>()
    known.set(job.plan, ofPlan)
    const found = job.arms.map((arm): Place => {
      const key = inForceOf(arm)
      const earlier = ofPlan.get(key)
      if (earlier === undefined || earlier.job === jobs.length) {
        const place = { job: jobs.length, arm: arms.push(arm) - 1, first: 0 }
        if (earlier === undefined) ofPlan.set(key, place)
        return place
      }
      const host = jobs[earlier.job].arms[earlier.arm]
      jobs[earlier.job].arms[earlier.arm] = { ...host, outcomes: [...host.outcomes, ...arm.outcomes] }
      return { ...earlier, first: host.outcomes.length }
    })
    if (arms.length > 0) jobs.push({ ...job, arms })
    return found
  })
  const apart = (results: readonly (readonly ArmValues[])[]) =>
    all.map((job, j) =>
      job.arms.map(({ outcomes }, a): ArmValues => {
        const place = places[j][a]
        const whole = results[place.job][place.arm]
        const width = jobs[place.job].arms[place.arm].outcomes.length
        return { ...whole, values: columns(whole.values, width, place.first, outcomes.length) }
      }),
    )
  return { jobs, apart }
}

/** Some neighbouring columns of a table that is kept row by row. */
function columns(table: Float64Array, width: number, first: number, count: number): Float64Array {
  if (count === width) return table
  const rows = width === 0 ? 0 : table.length / width
  return Float64Array.from(
    { length: rows * count },
    (_, i) => table[Math.floor(i / count) * width + first + (i % count)],
  )
}
