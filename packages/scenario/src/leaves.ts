/** Each kind of text that a scenario file holds, as a schema. */
export * from "./leaves/quantities.ts"
export * from "./leaves/times.ts"
export * from "./leaves/words.ts"
