import type { Policy } from "@tangguh/office"
import type { Arrangement, Plan, Title } from "@tangguh/plan"

/** The baseline: nothing but what is in force today. */
export const AS_TODAY = "as-today"
export const NOTHING_FAILS = "nothing-fails"
export const PERFECT_CENTRE = "perfect-centre"

export const boundTitles: Readonly<Record<string, Title>> = {
  [AS_TODAY]: { en: "As today", id: "Kondisi sekarang" },
  [NOTHING_FAILS]: { en: "Nothing fails", id: "Tidak ada gangguan" },
  [PERFECT_CENTRE]: { en: "Centre never fails", id: "Pusat tidak pernah mati" },
}

/** The same world with these dependencies never down. A bound, not a measure: nobody can buy it. */
export const without = (name: string, dependencies: readonly number[]): Policy => ({
  name,
  prepare: (arrangement: Arrangement, plan: Plan) => ({
    ...arrangement,
    immune: [
      ...arrangement.immune,
      ...plan.switches.flatMap((at, s) => (dependencies.includes(at.dependency) ? [s] : [])),
    ],
  }),
})

export const nothingFails = (plan: Plan): Policy =>
  without(
    NOTHING_FAILS,
    plan.dependencies.map((_, d) => d),
  )

/** Dependencies of the whole nation: the centre. Empty where the scenario has none. */
export const centreOf = (plan: Plan): readonly number[] =>
  plan.dependencies.flatMap((dependency, d) => (dependency.scope === "nation" ? [d] : []))

export const perfectCentre = (plan: Plan): Policy => without(PERFECT_CENTRE, centreOf(plan))
