import { type Policy } from "@tangguh/office"
import { outcomes } from "@tangguh/outcomes"
import { bundles, catalogue, policyOf } from "@tangguh/policies"
import { decodeExit, type Scenario } from "@tangguh/scenario"

/** The scenario of a file's text, with the real catalogues. Errors: Error with all problems of the file. */
export function scenarioOf(text: string, file = "generated.yaml"): Scenario {
  const decoded = decodeExit(text, { file, policies: catalogue, bundles, outcomes })
  if (decoded.problems !== null) throw new Error(`${decoded.problems.map((each) => each.format()).join("\n")}\n${text}`)
  return decoded.scenario
}

/** The policies that a scenario names, those of today first, all in force together. */
export const policiesIn = ({ plan, today, policies }: Scenario): readonly Policy[] =>
  [...today, ...policies].map((choice) => policyOf(choice, plan))
