import type { Evidence, PolicyChoice, PolicyCost } from "@tangguh/plan"
import { titleOf, type Compiling } from "./compiling.ts"
import { moneyAt } from "./compile/costs.ts"
import type { Title } from "./leaves.ts"
import { compileParameter, defaultOf, type Names } from "./parameter.ts"
import type { ReadPolicy } from "./policy.ts"
import type { Reading } from "./read.ts"
import type { PolicyCost as WrittenCost } from "./schema/policies.ts"

/** The policy with every parameter: those said, and the catalogue's defaults, which are noted as evidence. */
export const compilePolicy = (
  compiling: Compiling,
  policy: ReadPolicy,
  names: Names,
  currency: string,
  reading: Reading,
  note: (evidence: Evidence) => void,
): PolicyChoice => {
  const parameters: Record<string, unknown> = {}
  for (const [name, parameter] of Object.entries(policy.is.parameters)) {
    const path = [...policy.path, name]
    const said = name in policy.value
    if (!said && parameter.default === null) {
      compiling.problem(policy.path, `the policy ${policy.is.name} needs “${name}”`, parameter.about.en)
      continue
    }
    const value = said ? policy.value[name] : defaultOf(parameter, reading, path)
    if (!said)
      note({
        name: path.join("."),
        basis: "default",
        value: parameter.default!,
        range: parameter.range,
        source: null,
        quote: null,
        because: `Default of the policy ${policy.is.name}`,
      })
    parameters[name] = value === undefined ? null : compileParameter(compiling, path, parameter, value, names)
  }
  return {
    name: policy.name,
    title:
      policy.value["title"] === undefined
        ? policy.name === policy.is.name
          ? policy.is.title
          : titleOf(undefined, policy.name)
        : titleOf(policy.value["title"] as (typeof Title)["Type"], policy.name),
    is: policy.is.name,
    parameters,
    cost: compileCost(compiling, policy, currency),
  }
}

const secondsOfYear = 31_536_000

const compileCost = (compiling: Compiling, policy: ReadPolicy, currency: string): PolicyCost => {
  const said = policy.value["cost"] as (typeof WrittenCost)["Type"] | undefined
  if (said === undefined) return policy.is.cost
  const path = [...policy.path, "cost"]
  const { cost } = policy.is
  const year = said.yearly === undefined ? undefined : { ...said.yearly, yearly: true }
  const changed = said.once !== undefined || said.yearly !== undefined || said.per_use !== undefined
  return {
    once: said.once === undefined ? cost.once : moneyAt(compiling, currency, [...path, "once"], said.once),
    yearly: year === undefined ? cost.yearly : moneyAt(compiling, currency, [...path, "yearly"], year, true),
    perUse: said.per_use === undefined ? cost.perUse : moneyAt(compiling, currency, [...path, "per_use"], said.per_use),
    lasts: said.lasts === undefined ? cost.lasts : said.lasts / secondsOfYear,
    decides: said.decides === undefined ? cost.decides : titleOf(said.decides, "decides"),
    pays: said.pays === undefined ? cost.pays : titleOf(said.pays, "pays"),
    basis: said.because ?? said.source ?? (changed ? "estimate" : cost.basis),
  }
}
