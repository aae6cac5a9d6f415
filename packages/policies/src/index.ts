export {
  AS_TODAY,
  boundTitles,
  centreOf,
  nothingFails,
  NOTHING_FAILS,
  perfectCentre,
  PERFECT_CENTRE,
  without,
} from "./bounds.ts"
export { type Bundle, bundles, catalogue, policyOf } from "./catalogue.ts"
export type { CostUnit } from "./cost-units.ts"
export type { BundleName, NotModelled, PolicyDefinition, Use } from "./definition.ts"
export { notModelled } from "./not-modelled.ts"
