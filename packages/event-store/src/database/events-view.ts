import { futureOfKey } from "@tangguh/office"
import { offsetsOf } from "../rows/local-time.ts"
import type { Run } from "../rows/run.ts"

/** A text as SQL writes it. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** What the clocks of the offices show: seconds since the start become a timestamp without a zone. */
function localTimeOf({ models: [{ plan }] }: Run): string {
  const [first, ...changes] = offsetsOf(plan)
  const at = (ahead: number) => `make_timestamp(${plan.epoch * 1000 + ahead * 1e6} + round(seconds * 1e6)::BIGINT)`
  const cases = changes.toReversed().map(({ from, ahead }) => `WHEN seconds >= ${from} THEN ${at(ahead)}`)
  return cases.length === 0 ? at(first.ahead) : `CASE ${cases.join(" ")} ELSE ${at(first.ahead)} END`
}

/** The policy that was asked for: what was in force when the event happened. */
function policyOf({ log: { header } }: Run): string {
  const [first, ...then] = header.origin.asked.map(quoted)
  const cases = header.forks.map(({ after }, fork) => `WHEN number > ${after} THEN ${then[fork]}`).toReversed()
  return cases.length === 0 ? first : `CASE ${cases.join(" ")} ELSE ${first} END`
}

/** Which of the futures of a run that was forked it is, from 1; NULL: none, or the fork went on in the same world. */
function futureIn({ log: { header } }: Run): string {
  const key = header.forks.at(-1)?.future ?? null
  return key === null ? "NULL" : String(futureOfKey(key).replication + 1)
}

const word = (name: string): string => `nullif(${name}::VARCHAR, '') AS ${name}`

/** The events of all runs, a row each: what the README's table of columns says. */
export const eventsView = (runs: readonly Run[]): string =>
  runs
    .map((run, at) => {
      return `SELECT ${[
        `${quoted(run.label)} AS run`,
        `${run.log.header.replication + 1} AS replication`,
        `${futureIn(run)}::INTEGER AS future`,
        `${policyOf(run)} AS policy`,
        "number::INTEGER AS number",
        `${localTimeOf(run)} AS time`,
        "seconds",
        "type::VARCHAR AS type",
        word("office"),
        "nullif(citizen, 0) AS citizen",
        word("class"),
        word("step"),
        "subject",
        word("subject_name"),
        "value",
        word("value_name"),
        "hidden",
        "nullif(cause, 0)::INTEGER AS cause",
      ].join(", ")} FROM log_events(${at})`
    })
    .join(" UNION ALL ")
