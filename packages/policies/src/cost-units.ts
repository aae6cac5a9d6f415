import type { Arrangement, Plan, Title } from "@tangguh/plan"
import type { Parameters } from "./chosen.ts"

/** A plan before and after a policy was fitted to it. */
export interface Fitted {
  readonly plan: Plan
  readonly before: Arrangement
  readonly after: Arrangement
  readonly parameters: Parameters
}

/** What a policy's cost buys one of. */
export interface CostUnit {
  readonly one: Title
  readonly many: Title
  /** How many of them a plan takes. */
  readonly count: (fitted: Fitted) => number
}

const unit = (one: Title, many: Title, count: CostUnit["count"]): CostUnit => ({ one, many, count })

const office: Title = { en: "office", id: "kantor" }
const offices: Title = { en: "offices", id: "kantor" }

/** Every office has its own. */
export const perOffice = unit(office, offices, ({ plan }) => plan.offices.length)

/** Each office of which something has a backup more than before. */
export const perOfficeCarried = unit(office, offices, ({ plan, before, after }) => {
  const carried = plan.switches.filter((_, s) => after.backups[s].length > before.backups[s].length)
  return new Set(carried.flatMap((at) => at.offices)).size
})

/** Each office that opens on other dates than before. */
export const perOfficeOpened = unit(
  office,
  offices,
  ({ before, after }) => new Set(after.extraPeriods.slice(before.extraPeriods.length).map((each) => each.office)).size,
)

export const perRegion = unit(
  { en: "region", id: "wilayah" },
  { en: "regions", id: "wilayah" },
  ({ plan }) => new Set(plan.offices.map(({ region }) => region)).size,
)

/** Each unit of a resource that there is more of. */
export const perUnitAdded = unit(
  { en: "unit added", id: "unit tambahan" },
  { en: "units added", id: "unit tambahan" },
  ({ before, after }) => after.units.reduce((sum, units, pool) => sum + units - before.units[pool], 0),
)

/** Each unit that can fail and fails less often. */
export const perUnitProtected = unit(
  { en: "unit protected", id: "unit terlindung" },
  { en: "units protected", id: "unit terlindung" },
  ({ plan, before, after }) =>
    plan.pools.reduce(
      (sum, { fails }, pool) =>
        sum + (fails.length > 0 && after.protection[pool] > before.protection[pool] ? after.units[pool] : 0),
      0,
    ),
)

/** Each piece that every place of the stock is filled up to. */
export const perPiece = unit({ en: "piece", id: "keping" }, { en: "pieces", id: "keping" }, ({ plan, parameters }) => {
  const stock = parameters["stock"] as number
  const places = plan.stores.filter((store) => stock < 0 || store.stock === stock).length
  return places * (parameters["up_to"] as number)
})
