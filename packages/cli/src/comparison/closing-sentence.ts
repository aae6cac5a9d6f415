import { forestFinding } from "@tangguh/charts"
import { type Compared, FEWEST_RUNS, settled } from "@tangguh/experiment"
import { NOTHING_FAILS } from "@tangguh/policies"
import { bestPolicy, forestInput, outcomeTitle, unitIn } from "@tangguh/report/comparison"
import { decimalsOf, type View } from "./view.ts"

/** The policy that does most of those that cost nothing, where it is shown to do anything. */
const bestOfFree = (view: View): Compared | null => {
  const { comparison } = view
  const free = comparison.columns.filter(
    ({ kind, cost, useCost }) => kind !== "policy" || (cost === 0 && useCost === null),
  )
  return bestPolicy({ ...comparison, columns: free }, comparison.headline)
}

/** What was found, in one sentence. It speaks of a gain only where the interval leaves out 0, and says what the gain costs. */
export function closingSentence(view: View): string {
  const { comparison, words, language } = view
  const { headline, plan } = comparison
  if (!comparison.columns.some(({ kind }) => kind === "policy")) return todayAlone(view)
  if (comparison.replications < FEWEST_RUNS) return words.tooFewRuns(comparison.replications)
  const finding = forestFinding(forestInput(comparison, language))
  const best = bestPolicy(comparison, headline)
  if (best === null) return `${finding}.`
  const difference = best.differences.get(headline)!
  const decimals = decimalsOf([difference.mean])
  const ends = [Math.abs(difference.lower), Math.abs(difference.upper)]
    .sort((a, b) => a - b)
    .map((end) => view.number(end, decimals))
  const price =
    best.cost === null
      ? words.costUnknown
      : best.cost === 0
        ? best.useCost === null
          ? words.free
          : words.costsInUse(view.money(best.useCost.mean))
        : words.costs(view.money(best.cost), plan.costs.years)
  const free = best.cost === 0 && best.useCost === null ? null : bestOfFree(view)
  const change = free?.differences.get(headline)
  const other =
    free !== null && change !== undefined && settled(change)
      ? words.freeInstead(free.title[language], view.number(Math.abs(change.mean), decimalsOf([change.mean])))
      : ""
  const bound = comparison.columns.find(({ name }) => name === NOTHING_FAILS)?.differences.get(headline)
  const beyond = bound !== undefined && Math.abs(difference.mean) > Math.abs(bound.mean) ? words.beyondOutages : ""
  return `${finding} (${words.interval} ${ends.join(` ${words.to} `)}${beyond}), ${price}${other}.${fewerServed(best, view)}`
}

/** Whoever is not served does not wait: said where the best policy serves fewer. */
function fewerServed({ differences }: Compared, view: View): string {
  const { words, language } = view
  const { services, steps } = view.comparison.plan
  const fewer = services.flatMap(({ steps: own }) => {
    const { name, title } = steps[own.at(-1)!]
    const difference = differences.get(`completed.${name}`)
    return difference !== undefined && difference.upper < 0 ? [{ title: title[language], mean: difference.mean }] : []
  })
  const parts = fewer.map(({ title, mean }) => `${title} ${view.change(mean, decimalsOf([mean]))}`)
  return parts.length === 0 ? "" : ` ${words.fewerServed(parts.join(", "))}`
}

/** What is said where there is nothing to compare: how it is today. */
function todayAlone(view: View): string {
  const { comparison, words, language } = view
  const today = comparison.columns[0].outcomes.get(comparison.headline)
  if (today === undefined) return words.noPolicy
  const decimals = decimalsOf([today.mean])
  const [mean, lower, upper] = [today.mean, today.lower, today.upper].map((value) => view.number(value, decimals))
  const title = outcomeTitle(comparison, comparison.headline, language)
  return `${words.noPolicy} ${title}: ${mean} ${unitIn(today.unit, language)} (${words.interval} ${lower} ${words.to} ${upper}).`
}
