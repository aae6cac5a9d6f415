import { decodeExit, type DecodeOptions, type Problem, type Scenario } from "../src/index.ts"
import { outcomes, policies } from "./catalogue.ts"

/* given(a small office).with(changes).then(…): a scenario of one counter that tests change line by line. */

/** A small file, one section a line. */
export const smallOffice: Readonly<Record<string, string>> = {
  tangguh: "1",
  title: "A counter",
  run: "{ zone: Asia/Jakarta, from: 2025-01-06, for: 5 days }",
  hours: "{ mon-fri: 08:00-12:00 and 13:00-16:00 }",
  resources: "{ counter: 2 }",
  dependencies:
    "{ power: { fails: [{ up_for: { exponential: 20 days }, down_for: { exponential: 2 h } }] }, link: {} }",
  services:
    "{ visit: { steps: [{ step: serve, with: counter, takes: { exponential: 10 min }, needs: [power], needs_to_start: [link] }] } }",
  citizens:
    "{ visitor: { wants: visit, arrive: { rate: 75 / working day, by_hour: { 07:30-08:00: 20, 08:00-12:00: 60, 12:00-16:00: 20 } }, patience: { exponential: 2 h }, returns: { chance: 60 %, after: 1 working day } } }",
}

/** The text of the small office with sections changed, added, or (null) left out. */
export const fileWith = (changes: Readonly<Record<string, string | null>> = {}): string =>
  Object.entries({ ...smallOffice, ...changes })
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join("")

export const decodeText = (text: string, options: Partial<DecodeOptions> = {}) =>
  decodeExit(text, { file: "office.yaml", policies, outcomes, ...options })

/** The scenario of a file that is right. */
export const scenarioOf = (text: string, options: Partial<DecodeOptions> = {}): Scenario => {
  const decoded = decodeText(text, options)
  if (decoded.problems !== null) throw new Error(decoded.problems.map((each) => each.format()).join("\n"))
  return decoded.scenario
}

/** The problems of a file that is wrong. */
export const problemsOf = (text: string, options: Partial<DecodeOptions> = {}): readonly Problem[] => {
  const decoded = decodeText(text, options)
  if (decoded.problems === null) throw new Error("no problem was found")
  return decoded.problems
}
