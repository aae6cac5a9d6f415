/** The world's draws and names of rows: for whoever simulates the model in another way, by rules of its own. */
export { Chance } from "./address.ts"
export { delaySampler, type Drawn } from "./delays.ts"
export { personCode, rowCode, ROWS_A_DAY } from "./row-code.ts"
