import { formatNumber, type Language } from "@tangguh/charts"
import type { Parameter } from "@tangguh/plan"
import type { PolicyDefinition } from "@tangguh/policies"
import { catalogueWords, placeholders } from "./catalogue-words.ts"

/** A parameter as a scenario file would have it, with the range in which it is plausible: `battery: 30 min (15 to 60 min)`. */
export const parameterText = (name: string, parameter: Parameter): string =>
  `${name}: ${placeholderOf(parameter) ?? parameter.default!}${parameter.range === null ? "" : ` (${parameter.range})`}`

/** What stands for a name that only the scenario knows, where the catalogue gives none; null: there is a value. */
const placeholderOf = ({ kind, default: usual }: Parameter): string | null =>
  usual === null || usual === "none" ? (placeholders[kind] ?? "…") : null

/** What can be copied into a scenario: every number with its default, and what must be said as a placeholder. What is best left as the file has it is left out. */
export function yamlLine({ name, parameters }: PolicyDefinition): string {
  const said = Object.entries(parameters).flatMap(([key, parameter]) =>
    parameter.default === null || (placeholderOf(parameter) === null && parameter.asToday !== true)
      ? [`${key}: ${placeholderOf(parameter) ?? parameter.default!}`]
      : [],
  )
  return said.length === 0 ? `${name}: {}` : `${name}: { ${said.join(", ")} }`
}

/** An amount of rupiah: `Rp 7.8 million`, `Rp 67,000`. */
export function rupiah(amount: number, language: Language): string {
  const says = catalogueWords[language]
  const [unit, word] = amount >= 1e9 ? [1e9, says.billion] : amount >= 1e6 ? [1e6, says.million] : [1, ""]
  const size = amount / unit
  return `Rp ${formatNumber(size, language, Number.isInteger(size) ? 0 : 1)} ${word}`.trimEnd()
}

/** What a policy costs, in a line. */
export function costText({ cost, costUnit, use }: PolicyDefinition, language: Language): string {
  const says = catalogueWords[language]
  const { once, yearly, perUse, lasts } = cost
  if (once === null && yearly === null && perUse === null) return says.unknownCost
  const standing = [
    once === null || once === 0 ? "" : says.once(rupiah(once, language)),
    lasts === null || once === null || once === 0 ? "" : says.lasts(lasts),
    yearly === null || yearly === 0 ? "" : says.yearly(rupiah(yearly, language)),
  ].filter((part) => part !== "")
  const parts = [
    standing.length === 0
      ? ""
      : `${costUnit === null ? says.forWhole : says.per(costUnit.one[language])}: ${standing.join(", ")}`,
    perUse === null || use === null ? "" : says.perUse(rupiah(perUse, language), use.is[language]),
  ].filter((part) => part !== "")
  return parts.length === 0 ? says.noCost : parts.join("; ")
}
