import { formatNumber, type Language } from "@tangguh/charts"
import type { Parameter } from "@tangguh/plan"
import type { PolicyDefinition } from "@tangguh/policies"
import { catalogueWords, placeholders } from "./catalogue-words.ts"

/** A parameter as a scenario file would have it, with the range in which it is plausible: `battery: 30 min (15 to 60 min)`. */
export const parameterText = (name: string, { kind, default: usual, range }: Parameter): string =>
  `${name}: ${usual ?? placeholders[kind] ?? "…"}${range === null ? "" : ` (${range})`}`

/** What can be copied into a scenario: every number with its default, and what must be said as a placeholder. */
export function yamlLine({ name, parameters }: PolicyDefinition): string {
  const said = Object.entries(parameters).flatMap(([key, { kind, default: usual }]) =>
    usual === null
      ? [`${key}: ${placeholders[kind] ?? "…"}`]
      : placeholders[kind] === undefined
        ? [`${key}: ${usual}`]
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
export function costText({ cost, costsEach, use }: PolicyDefinition, language: Language): string {
  const says = catalogueWords[language]
  const { once, yearly, perUse, lasts } = cost
  if (once === null && yearly === null && perUse === null) return says.unknownCost
  const parts = [
    once === null || once === 0 ? "" : says.once(rupiah(once, language), costsEach ?? null),
    lasts === null || once === null ? "" : says.lasts(lasts),
    yearly === null || yearly === 0 ? "" : says.yearly(rupiah(yearly, language)),
    perUse === null || use === null ? "" : says.perUse(rupiah(perUse, language), use.is[language]),
  ].filter((part) => part !== "")
  return parts.length === 0 ? says.noCost : parts.join(", ")
}
