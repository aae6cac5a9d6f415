/** The scenario file: decoded with located errors, and compiled to a plan. */
export { decode, decodeExit, stemOf, type DecodeOptions, type Decoded, type Scenario, type Source } from "./decode.ts"
export { dataKinds, type DataFile, type DataKind, type DataRead } from "./data/index.ts"
export { jsonSchema } from "./json-schema.ts"
export { formatLocalTime, parseLocalTime, weekdayOf } from "./moment.ts"
export { parseName } from "./leaves/words.ts"
export { formatProblems, problem, ScenarioErrors, shown, type Problem } from "./problem.ts"
export { parseTable, type Row } from "./table.ts"
