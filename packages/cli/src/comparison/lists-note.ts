import { type Compared, type Estimate, FEWEST_RUNS, listsOf } from "@tangguh/experiment"
import { bestPolicy, outcomeTitle, unitIn } from "@tangguh/report/comparison"
import { wrap } from "../terminal/wrap.ts"
import { labelOf } from "./entry.ts"
import { decimalsOf, type View } from "./view.ts"

interface List {
  readonly step: string
  readonly title: string
  readonly start: number
  readonly end: number
  /** What shortens it most, where anything is shown to. */
  readonly best: Compared | null
}

/**
 * How long each list is at the start and at the end, today and with what shortens it most, and when it is empty.
 * Lists are never added up: most people are in several of them, one after the other.
 */
export function listsNote(view: View): string[] {
  const { comparison, words } = view
  const { steps } = comparison.plan
  const today = comparison.columns[0].outcomes
  const lists = listsOf(comparison.plan).map((s): List => {
    const { name } = steps[s]
    const key = `backlog.${name}`
    const mean = (outcome: string) => today.get(`${outcome}.${name}`)?.mean ?? 0
    return {
      step: name,
      title:
        comparison.studied.find((each) => each.key === key)?.of?.[view.language] ?? steps[s].backlog[view.language],
      start: mean("backlog_at_start"),
      end: mean("backlog"),
      best: shortening(view, name),
    }
  })
  if (lists.every(({ start, end }) => start < 0.5 && end < 0.5)) return []
  const longest = lists.reduce((most, list) => (list.end > most.end ? list : most))
  const { width } = view.terminal
  return [
    ...wrap(view.text(words.lists), width),
    ...lists.flatMap((list) => wrap(`  ${view.text(lineOf(list, view))}`, width, 4)),
    ...butMore(longest, view).flatMap((said) => wrap(view.text(said), width)),
  ]
}

/** The policy that shortens a list most. A list is also shorter where less comes to it, but that shortens nobody's way. */
function shortening({ comparison }: View, step: string): Compared | null {
  const doesMore = ({ differences }: Compared) => (differences.get(`completed.${step}`)?.lower ?? 0) > 0
  const columns = comparison.columns.filter((column) => column.kind !== "policy" || doesMore(column))
  return bestPolicy({ ...comparison, columns }, `backlog.${step}`)
}

function lineOf({ step, title, start, end, best }: List, view: View): string {
  const { comparison, words } = view
  const empty = (column: Compared) => emptied(column.outcomes.get(`days_to_empty.${step}`), view)
  const [today] = comparison.columns
  const had = start >= 0.5
  const change = best?.differences.get(`backlog.${step}`)
  const left = best?.outcomes.get(`backlog.${step}`)?.mean ?? 0
  const said = [words.list(title, view.number(start), view.number(end), had ? empty(today) : null)]
  if (best !== null && change !== undefined) {
    const decimals = decimalsOf([change.mean])
    const [lower, upper] = [change.lower, change.upper].map((value) => view.change(value, decimals))
    const interval = `${view.change(change.mean, decimals)}; ${words.interval} ${lower} ${words.to} ${upper}`
    said.push(words.listWith(labelOf(best, view), view.number(left), interval, had ? empty(best) : null))
  } else if (
    end >= 0.5 &&
    comparison.replications >= FEWEST_RUNS &&
    comparison.columns.some(({ kind }) => kind === "policy")
  )
    said.push(words.listWithNone)
  return `${said.join("; ")}.`
}

/** After how many working days a list is empty for the first time, and in how many of the runs. */
const emptied = (days: Estimate | undefined, view: View): string =>
  days === undefined
    ? view.words.notWithinRun
    : view.words.emptyAfter(view.number(days.mean), days.n, view.comparison.replications)

/** What the policy that shortens the longest list makes worse. */
function butMore({ best }: List, view: View): string[] {
  const { comparison, words, language } = view
  const { headline } = comparison
  const harm = best?.differences.get(headline)
  if (best === null || harm === undefined || !(harm.lower > 0)) return []
  return [
    words.butMore(
      labelOf(best, view),
      outcomeTitle(comparison, headline, language),
      view.number(harm.mean, decimalsOf([harm.mean])),
      unitIn(harm.unit, language),
    ),
  ]
}
