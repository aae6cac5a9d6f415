import { type Comparison, listsOf } from "@tangguh/experiment"

/** Records that are not yet at the centre, and backlogs, are spoken of from this many on. */
const WORTH_TELLING = 0.5

/** The few outcomes that stand beside the headline, in order, as far as this scenario has them. */
export function keyOutcomes(comparison: Comparison): readonly string[] {
  const { studied, headline, columns, plan } = comparison
  const keys = new Set(studied.map(({ key }) => key))
  const first = (name: string) => studied.find(({ definition }) => definition.name === name)?.key
  const step = plan.steps[0].name
  const ends = plan.services.map(({ steps }) => plan.steps[steps.at(-1)!].name)
  const somebodyIsBefore = (key: string) =>
    columns.some(({ outcomes }) => (outcomes.get(key)?.mean ?? 0) >= WORTH_TELLING)
  const differs = (key: string) =>
    columns.length === 1 || columns.some(({ differences }) => (differences.get(key)?.mean ?? 0) !== 0)
  const offline = columns.some((column) => {
    const [made, sent] = [column.outcomes.get(`completed.${step}`), column.outcomes.get(`uploaded.${step}`)]
    return made !== undefined && sent !== undefined && Math.abs(made.mean - sent.mean) >= WORTH_TELLING
  })
  const lists = new Set(listsOf(plan).map((s) => `backlog.${plan.steps[s].name}`))
  const isList = (key: string) => lists.has(key)
  const wanted = [
    "hours_waited",
    "wasted_trips",
    `completed.${step}`,
    ...(offline ? [`uploaded.${step}`] : []),
    ...ends.filter((end) => end !== step).map((end) => `completed.${end}`),
    first("attainment"),
    "wait_p90",
    "abandoned_share",
    "deadlines_missed",
    ...plan.steps.map(({ name }) => `backlog.${name}`).filter((key) => isList(key) || somebodyIsBefore(key)),
  ]
  return wanted.filter(
    (key): key is string =>
      key !== undefined && keys.has(key) && key !== headline && (differs(key) || key === "wasted_trips" || isList(key)),
  )
}
