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
export { catalogue, policyOf } from "./catalogue.ts"
export type { PolicyDefinition } from "./definition.ts"
