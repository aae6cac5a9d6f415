import type { Policy } from "@tangguh/office"
import type { Arrangement, Plan, Title, Without } from "@tangguh/plan"
import { ofScope, switchesOf } from "./chosen.ts"

/** The baseline: nothing but what is in force today. */
export const AS_TODAY = "as-today"
export const NOTHING_FAILS = "nothing-fails"
export const PERFECT_CENTRE = "perfect-centre"

export const boundTitles: Readonly<Record<string, Title>> = {
  [AS_TODAY]: { en: "As today", id: "Kondisi sekarang" },
  [NOTHING_FAILS]: { en: "Nothing fails", id: "Tidak ada gangguan" },
  [PERFECT_CENTRE]: { en: "Centre never fails", id: "Pusat tidak pernah mati" },
}

const indices = <A>(all: readonly A[], holds: (each: A) => boolean): readonly number[] =>
  all.flatMap((each, index) => (holds(each) ? [index] : []))

/** The same world with these causes removed: never down, never empty, never short. A bound, not a measure: nobody can buy it. */
export const without = (name: string, causes: Without): Policy => ({
  name,
  prepare: (arrangement: Arrangement, plan: Plan) => ({
    ...arrangement,
    immune: {
      switches: [...arrangement.immune.switches, ...switchesOf(plan, causes.dependencies)],
      stores: [...arrangement.immune.stores, ...indices(plan.stores, ({ stock }) => causes.stocks.includes(stock))],
      pools: [
        ...arrangement.immune.pools,
        ...indices(plan.pools, ({ resource }) => causes.resources.includes(resource)),
      ],
    },
  }),
})

const neverDown = (name: string, dependencies: readonly number[]): Policy =>
  without(name, { dependencies, stocks: [], resources: [] })

/** No dependency is ever down, and no unit ever breaks; there are no more of them than there are. */
export const nothingFails = (plan: Plan): Policy => ({
  name: NOTHING_FAILS,
  prepare: (arrangement, told) => ({
    ...neverDown(NOTHING_FAILS, [...plan.dependencies.keys()]).prepare!(arrangement, told),
    protection: plan.pools.map(() => 1),
  }),
})

/** Dependencies of the whole nation: the centre. Empty where the scenario has none. */
export const centreOf = (plan: Plan): readonly number[] => ofScope(plan, "nation")

export const perfectCentre = (plan: Plan): Policy => neverDown(PERFECT_CENTRE, centreOf(plan))
