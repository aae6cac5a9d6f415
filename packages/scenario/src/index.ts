/** The scenario file: decoded with located errors, and compiled to a plan. */
export { decode, decodeExit, stemOf, type DecodeOptions, type Decoded, type Scenario, type Source } from "./decode.ts"
export { jsonSchema } from "./json-schema.ts"
export { formatProblems, ScenarioErrors, shown, type Problem } from "./problem.ts"
