/** The world's calendar, draws and names of rows: for whoever simulates the model in another way. */
export { Chance } from "./address.ts"
export { dayOf, hourOf, nextSlot, openingTimeOf, workingDayAfter } from "./calendar.ts"
export { delaySampler, type Drawn, later } from "./delays.ts"
export { withExtraPeriods } from "./extra-periods.ts"
export { personCode, placeOfRow, rowCode, ROWS_A_DAY } from "./row-code.ts"
export { World } from "./world.ts"
