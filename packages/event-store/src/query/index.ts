/** SQL over recorded runs, by DuckDB: apart from the main entry, for it takes 70 MB. */
export type { Run } from "../rows/run.ts"
export type { Plain } from "./plain.ts"
export { type Answer, BadQuery, query } from "./query.ts"
