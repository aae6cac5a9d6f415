import type { ForestOfDifferences, Language } from "@tangguh/charts"
import { type Comparison, FEWEST_RUNS, settled } from "@tangguh/experiment"
import { unitIn } from "./units.ts"

/** The title of an outcome, with the step, resource or dependency that it is of where there are several among those shown. */
export const outcomeTitle = (
  comparison: Comparison,
  key: string,
  language: Language,
  among: readonly string[] = comparison.studied.map((each) => each.key),
): string => {
  const studied = comparison.studied.find((each) => each.key === key)
  if (studied === undefined) return key
  const alone =
    comparison.studied.filter((each) => each.definition === studied.definition && among.includes(each.key)).length === 1
  const { definition, of } = studied
  return of === null || alone ? definition.title[language] : `${definition.title[language]}: ${of[language]}`
}

/** The paired differences of an outcome, one row a policy or bound, as the forest chart takes them. */
export const forestInput = (
  comparison: Comparison,
  language: Language,
  key: string = comparison.headline,
): ForestOfDifferences => {
  const { plan, replications, columns } = comparison
  const today = columns[0].outcomes.get(key)
  const definition = comparison.studied.find((each) => each.key === key)?.definition
  return {
    language,
    scenarioTitle: plan.title[language],
    replications,
    tooFew: replications < FEWEST_RUNS,
    outcome: {
      title: outcomeTitle(comparison, key, language),
      unit: unitIn(today?.unit ?? "", language),
      direction: definition?.better === "higher" ? "higher" : "lower",
      baseline: today?.mean ?? 0,
      betterWord: definition?.words?.better[language] ?? (language === "id" ? "lebih baik" : "better"),
      worseWord: definition?.words?.worse[language] ?? (language === "id" ? "lebih buruk" : "worse"),
    },
    rows: columns.slice(1).flatMap(({ name, title, kind, differences }) => {
      const difference = differences.get(key)
      if (difference === undefined) return []
      const { mean, lower, upper } = difference
      return [
        {
          policy: name,
          title: title[language],
          mean,
          lower,
          upper,
          settled: settled(difference),
          bound: kind === "bound",
        },
      ]
    }),
  }
}
