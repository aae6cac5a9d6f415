import type { Evidence, PolicyChoice, PolicyCost } from "@tangguh/plan"
import { titleOf, type Compiling } from "./compiling.ts"
import { moneyAt } from "./compile/costs.ts"
import { checkOrdersOf } from "./compile/orders.ts"
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
  const leftOut: string[] = []
  const { named = policy.path } = policy
  for (const [name, parameter] of Object.entries(policy.is.parameters)) {
    const path = [...named, name]
    const said = name in policy.value
    if (!said && parameter.default === null) {
      compiling.problem(named, `the policy ${policy.is.name} needs “${name}”`, parameter.about.en)
      continue
    }
    if (!said) leftOut.push(name)
    const value = said ? policy.value[name] : defaultOf(parameter, reading, path)
    if (!said)
      note({
        name: [...policy.path, name].join("."),
        basis: "default",
        value: parameter.default!,
        range: parameter.range,
        source: null,
        quote: null,
        because: `Default of the policy ${policy.is.name}${parameter.asToday === true ? ", where the file has nothing of the kind" : ""}`,
      })
    parameters[name] = value === undefined ? null : compileParameter(compiling, path, parameter, value, names)
  }
  checkOrdersOf(compiling, named, parameters)
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
    leftOut,
    cost: compileCost(compiling, policy, currency),
  }
}

const secondsOfYear = 31_536_000

/** The currency of the catalogue's amounts. */
const RUPIAH = "IDR"

/** What the catalogue says; in another currency its amounts are not known, but for what costs nothing anywhere. */
const usualCost = (cost: PolicyCost, currency: string): PolicyCost => {
  const costsMoney = [cost.once, cost.yearly, cost.perUse].some((amount) => amount !== null && amount > 0)
  return currency === RUPIAH || !costsMoney ? cost : { ...cost, once: null, yearly: null, perUse: null }
}

/** What the file says, or else the catalogue. Where a file says any amount, those that it leaves out are 0: its price is the whole price. */
const compileCost = (compiling: Compiling, policy: ReadPolicy, currency: string): PolicyCost => {
  const said = policy.value["cost"] as (typeof WrittenCost)["Type"] | undefined
  const usual = usualCost(policy.is.cost, currency)
  if (said === undefined) return usual
  const path = [...policy.path, "cost"]
  const year = said.yearly === undefined ? undefined : { ...said.yearly, yearly: true }
  const priced = said.once !== undefined || said.yearly !== undefined || said.per_use !== undefined
  const amounts = priced
    ? {
        once: moneyAt(compiling, currency, [...path, "once"], said.once) ?? 0,
        yearly: moneyAt(compiling, currency, [...path, "yearly"], year, true) ?? 0,
        perUse: moneyAt(compiling, currency, [...path, "per_use"], said.per_use),
      }
    : {}
  return {
    ...usual,
    ...amounts,
    lasts: said.lasts === undefined ? usual.lasts : said.lasts / secondsOfYear,
    decides: said.decides === undefined ? usual.decides : titleOf(said.decides, "decides"),
    pays: said.pays === undefined ? usual.pays : titleOf(said.pays, "pays"),
    basis: said.because ?? said.source ?? (priced ? "estimate" : usual.basis),
  }
}
