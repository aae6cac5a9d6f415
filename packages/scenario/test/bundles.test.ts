import { describe, expect, test } from "vitest"
import { fileWith, problemsOf, scenarioOf } from "./given.ts"

/* Bundles of policies: of the file, and those that are offered beside it. */

const bundles = new Map([
  ["calm", { members: ["ups", "hotline"] }],
  ["picky", { members: ["ups"], ifSaid: [["extra-kits", "ups"]] as const }],
])
const decoded = (sections: Record<string, string>) => scenarioOf(fileWith(sections), { bundles })
const names = (choices: readonly { readonly name: string }[]) => choices.map(({ name }) => name)
const refused = (sections: Record<string, string>, message: string) => {
  const found = problemsOf(fileWith(sections), { bundles }).map((each) => each.format())
  expect(found).toEqual([expect.stringContaining(message)])
}

describe("a bundle can be named where a policy can", () => {
  test("among the policies to compare: it is a column", () => {
    const { policies, bundles: found, named } = decoded({ policies: "{ calm: {}, ups: { battery: 45 min } }" })
    expect(names(policies)).toEqual(["ups"])
    expect([...found]).toEqual([["calm", ["ups", "hotline"]]])
    expect([...named.keys()]).toEqual(["ups", "hotline"])
  })
  test("in force today: each of its policies is, once, in order, as the file has it", () => {
    const said = { today: "{ hotline: { reach: 50 % }, calm: {}, both: {} }", bundles: "{ both: [extra-kits, ups] }" }
    const { today, bundles: found } = decoded({
      ...said,
      policies: "{ extra-kits: { resource: counter, count: 2 } }",
    })
    expect(names(today)).toEqual(["hotline", "ups", "extra-kits"])
    expect(today[0]!.parameters["reach"]).toBe(0.5)
    expect(today[2]!.parameters["count"]).toBe(2)
    expect([...found.keys()]).toEqual(["both"]) // what is in force is no column
  })
  test("a bundle has no settings", () => {
    refused(
      { policies: "{ calm: { reach: 50 % } }" },
      "policies.calm: “calm” is the name of a bundle, which has no settings",
    )
    refused({ today: "{ calm: { reach: 50 % } }" }, "today.calm: “calm” is the name of a bundle")
  })
  test("a policy is not named as a bundle is", () => {
    refused({ policies: "{ calm: { like: ups } }" }, "calm: {} for the bundle, or another name for a policy")
  })
  test("and is not like one", () => {
    refused(
      { policies: "{ mine: { like: calm } }" },
      "policies.mine.like: “calm” is a bundle, and its policies have no settings in common; one policy",
    )
  })
  test("a member that needs a word is told where the bundle names it", () =>
    refused(
      { bundles: "{ b: [ups, extra-kits] }" },
      "office.yaml:9:21 bundles.b.1: the policy extra-kits needs “resource”",
    ))
  test("no bundle is a member, or offered as one", () => {
    const refused = (member: string) =>
      problemsOf(fileWith({ bundles: `{ upz: [${member}] }` })).map((each) => each.format())
    expect(refused("upz")).toEqual(["office.yaml:9:18 bundles.upz.0: “upz” is a bundle of this file; policies only"])
    expect(refused("upy")).toEqual(["office.yaml:9:18 bundles.upz.0: there is no policy “upy”; did you mean ups?"])
  })
  test("what the model cannot tell is refused with the reason, wherever it is named", () => {
    const notModelled = new Map([["ticket-and-return", "nobody waits elsewhere"]])
    const told = (sections: Record<string, string>) =>
      problemsOf(fileWith(sections), { notModelled }).map((each) => each.format())
    const message = "“ticket-and-return” is not modelled: nobody waits elsewhere; leave it out"
    expect(told({ bundles: "{ b: [ticket-and-return] }" })).toEqual([`office.yaml:9:16 bundles.b.0: ${message}`])
    expect(told({ policies: "{ ticket-and-return: {} }" })).toEqual([
      `office.yaml:9:13 policies.ticket-and-return: ${message}, or say like: NAME`,
    ])
    expect(told({ policies: "{ mine: { like: ticket-and-return } }" })).toEqual([
      expect.stringContaining(`policies.mine.like: ${message}`),
    ])
    const check = "kind: invariant, in: every run, outcome: visits, expect: at least 1"
    expect(told({ checks: `{ c: { ${check}, policy: ticket-and-return } }` })).toEqual([
      expect.stringContaining(`checks.c.policy: ${message}`),
    ])
  })
  test("what cannot be named without a word is part of it where the file says how", () => {
    expect(decoded({ policies: "{ picky: {} }" }).bundles.get("picky")).toEqual(["ups"])
    const said = { policies: "{ picky: {}, extra-kits: { resource: counter, count: 1 } }" }
    expect(decoded(said).bundles.get("picky")).toEqual(["extra-kits", "ups"])
  })
})
