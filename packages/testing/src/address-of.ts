import type { Model } from "@tangguh/office"

/** Where the World keeps all draws of a citizen, from the `value` of a first visit: origin and entity. */
export function addressOf(model: Model, office: number, code: number): string {
  if (code < 0) return `${model.demands - 1 - code} 0`
  const citizenClass = Math.floor(code / 68_719_476_736)
  const entity = code % 68_719_476_736
  for (let demand = model.firstDemand[office]; demand < model.firstDemand[office + 1]; demand++) {
    if (model.originClass[demand] !== citizenClass) continue
    const { from } = model.plan.offices[office].demand[demand - model.firstDemand[office]]
    return `${demand} ${from.kind === "pool" ? entity % 1_048_576 : entity}`
  }
  return "nobody"
}
