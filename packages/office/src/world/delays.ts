import { onGrid, sampler, type Law, type Sampler, type Uniforms } from "@tangguh/engine"
import type { Delay, Plan, Schedule } from "@tangguh/plan"
import { dayOf, workingDayAfter } from "./calendar.ts"

/** A drawn delay: seconds, or working days (not always whole). */
export interface Drawn {
  readonly amount: number
  readonly unit: "seconds" | "working days"
}

export type DelaySampler = (uniforms: Uniforms) => Drawn

/** Returns a function that draws from a delay. `whole`: working days are counted whole, each from low to high of a uniform equally likely. */
export function delaySampler(delay: Delay, whole = false): DelaySampler {
  if ("mixture" in delay) {
    const parts = delay.mixture.map(({ of }) => delaySampler(of, whole))
    const shares = delay.mixture.map(({ share }) => share)
    const which = sampler({ kind: "choice", values: parts.map((_, i) => i), shares })
    return (uniforms) => parts[which(uniforms)](uniforms)
  }
  const { law, unit } = delay
  const draw: Sampler = sampler(whole && unit === "working days" ? spread(law) : law)
  if (whole && unit === "working days") return (uniforms) => ({ amount: Math.max(1, Math.round(draw(uniforms))), unit })
  return (uniforms) => ({ amount: draw(uniforms), unit })
}

const spread = (law: Law): Law =>
  law.kind === "uniform" ? { kind: "uniform", low: law.low - 0.5, high: law.high + 0.5 } : law

/**
 * The instant a delay after another, on the grid; Infinity where the plan ends before.
 * Working days: the same clock time so many opening dates later; between two of them in proportion.
 */
export function later(plan: Plan, schedule: Schedule, from: number, { amount, unit }: Drawn): number {
  if (unit === "seconds") return onGrid(from + amount)
  const whole = Math.floor(amount)
  const before = sameClockTime(plan, schedule, from, whole)
  if (whole === amount || before === Infinity) return before
  const after = sameClockTime(plan, schedule, from, whole + 1)
  return after === Infinity ? Infinity : onGrid(before + (amount - whole) * (after - before))
}

/** The same clock time n working days later, at once for none; Infinity where the plan ends before. */
export function sameClockTime(plan: Plan, schedule: Schedule, from: number, n: number): number {
  if (n === 0) return from
  const today = dayOf(plan, from)
  const day = workingDayAfter(schedule, today, n)
  return day < 0 ? Infinity : onGrid(plan.days[day] + (from - plan.days[today]))
}
