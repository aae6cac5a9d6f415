import { readFileSync } from "node:fs"
import { bundles, catalogue, type PolicyDefinition, policyOf } from "@tangguh/policies"
import { describe, expect, test } from "vitest"
import { outcomes } from "@tangguh/outcomes"
import { decodeExit } from "@tangguh/scenario"
import { given, scenarioOf } from "../src/index.ts"

/* What the catalogue writes of its policies, a scenario file can have. */

/** Two offices with something for every policy to act on. */
const sections = {
  run: "{ zone: Asia/Jakarta, from: 2025-01-06, for: 7 days, replications: 1, seed: small }",
  citizens: "{ visitor: { wants: visit, arrive: { rate: 10 / working day } } }",
  regions: "{ east: {} }",
  offices: "{ north: { region: east }, south: { region: east } }",
  resources: "{ counter: { count: 1, fails: [{ up_for: 5 h, down_for: 1 h }] }, printer: 1 }",
  dependencies:
    "{ power: {}, link: { scope: region }, centre: { scope: nation, fails: [{ planned: { first: 2025-01-07 09:00, every: 2 days, for: 1 h } }] } }",
  stocks: "{ blank: 100 }",
  services:
    "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min, needs: [power, link, centre] }, { step: print, where: back office, with: printer, takes: 3 min, needs: [power, centre], uses: { blank: 1 } }, { step: collect, comes: 1 working day, with: counter, takes: 3 min }] } }",
}

/** A word for what only the scenario knows. */
const names: Readonly<Record<string, string>> = {
  "step names": "[serve]",
  "dependency names": "[centre]",
  "class names": "[visitor]",
}

/** `battery: 30 min (15 to 60 min)`, as `tangguh policies` shows it. */
const written = ({ name, parameters }: PolicyDefinition, withRanges: boolean): string =>
  `{ ${name}: { ${Object.entries(parameters)
    .map(
      ([key, { kind, default: usual, range }]) =>
        `${key}: ${usual ?? names[kind]}${withRanges && range !== null ? ` (${range})` : ""}`,
    )
    .join(", ")} } }`

const chosen = (policies: string) => scenarioOf(given({}, { ...sections, policies })).policies[0]

describe.each([...catalogue.values()])("$name", (definition) => {
  test("can be written with all its defaults, each within its range, and means the same as if left out", () => {
    const required = Object.entries(definition.parameters).filter(([, { default: usual }]) => usual === null)
    const least = `{ ${definition.name}: { ${required.map(([key, { kind }]) => `${key}: ${names[kind]}`).join(", ")} } }`
    const { parameters } = chosen(least)
    expect(chosen(written(definition, false)).parameters).toEqual(parameters)
    expect(chosen(written(definition, true)).parameters).toEqual(parameters)
    expect(Object.keys(parameters).toSorted()).toEqual(Object.keys(definition.parameters).toSorted())
  })

  test("finds something to do where there is something for everything", () => {
    const scenario = scenarioOf(given({}, { ...sections, policies: written(definition, false) }))
    const { plan } = scenario
    const policy = policyOf(scenario.policies[0], plan)
    const changed = policy.prepare?.(plan.arrangement, plan)
    expect(policy.decide !== undefined || (changed !== undefined && changed !== plan.arrangement)).toBe(true)
    if (changed !== undefined) expect(changed).not.toEqual(plan.arrangement)
  })
})

test("a line that a scenario of the format has is understood", () => {
  const text = readFileSync(new URL("../../../scenarios/ngargoyoso-2016.yaml", import.meta.url), "utf8")
  expect(scenarioOf(text).policies.length).toBeGreaterThan(5)
})

test("the policies of a bundle work together", () => {
  for (const { members } of bundles.values()) {
    const policies = `{ ${members.map((member) => `${member}: {}`).join(", ")} }`
    const scenario = scenarioOf(given({}, { ...sections, policies }))
    const arrangement = scenario.policies.reduce(
      (before, choice) => policyOf(choice, scenario.plan).prepare?.(before, scenario.plan) ?? before,
      scenario.plan.arrangement,
    )
    const steps = arrangement.workarounds.map(({ step }) => step)
    expect(new Set(steps).size).toBe(steps.length)
  }
})

describe("bundles of the catalogue", () => {
  const scenario = (more: object, wanted: readonly string[] = []) => {
    const text = given({}, { ...sections, ...more })
    const { scenario, problems } = decodeExit(text, { file: "x.yaml", policies: catalogue, bundles, outcomes, wanted })
    return { bundles: scenario?.bundles, problems: problems?.map((each) => each.message) }
  }

  test("can be named in a bundle of a file, and wanted by the caller; a file's own comes before", () => {
    const { members } = bundles.get("communicate")!
    expect(scenario({ bundles: "{ mine: [communicate, ups] }" }).bundles).toEqual(
      new Map([["mine", [...members, "ups"]]]),
    )
    expect(scenario({}, ["communicate", "ups", "nobody"]).bundles).toEqual(new Map([["communicate", members]]))
    expect(scenario({ bundles: "{ communicate: [ups] }" }, ["communicate"]).bundles).toEqual(
      new Map([["communicate", ["ups"]]]),
    )
  })

  test("a bundle of the file is no member of another", () =>
    expect(scenario({ bundles: "{ a: [ups], b: [a] }" }).problems).toEqual(["“a” is a bundle of this file"]))

  test("what is not named is not there", () => expect(scenario({}).bundles).toEqual(new Map()))
})
