import { backups } from "./backups.ts"
import { breakdowns } from "./breakdowns.ts"
import { counts } from "./counts.ts"
import { days } from "./days.ts"
import { lines } from "./lines.ts"
import { networks } from "./networks.ts"
import { patience } from "./patience.ts"
import { priorities } from "./priorities.ts"
import { stocks } from "./stocks.ts"

/** What each check of each file must expect. Times in seconds; rates in the unit of the outcome; shares of 1. */
export const expected: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  ...lines,
  ...patience,
  ...priorities,
  ...breakdowns,
  ...networks,
  ...days,
  ...backups,
  ...stocks,
  ...counts,
}
