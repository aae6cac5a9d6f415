import { timeOf } from "@tangguh/event-log"
import { eventNames, type OfficeEvent } from "@tangguh/office"
import { localClock } from "@tangguh/report/comparison"
import { eventPhrase, type Teller } from "./event-phrase.ts"
import type { OutcomeOfTwo } from "./outcome-of-two.ts"
import { tellerOf } from "./teller-of.ts"
import type { Side, TwoRuns } from "./two-runs.ts"

/** Two runs side by side as plain data: names as in the file, instants by the clock of the offices. */
export function diffDocument(
  { a, b, worlds, difference, before, cameOf }: TwoRuns,
  language: Teller["language"],
): string {
  const { plan } = a.run
  const at = localClock(plan)
  const side = ({ run: { path, columns, log } }: Side) => ({
    file: path,
    policy: columns[0].name,
    seed: log.header.seed,
    replication: log.header.replication + 1,
    forks: log.header.forks.map(({ after }, k) => ({ at: at(timeOf(log, after + 1)), policy: columns[k + 1].name })),
    events: log.events,
    closingHash: log.hash,
    cut: log.cut,
  })
  const event = (each: OfficeEvent, run: Side["run"]) => ({
    number: each.number,
    at: at(each.time),
    seconds: each.time,
    type: eventNames[each.type],
    office: plan.offices[each.office]?.name ?? null,
    subject: each.subject,
    value: each.value,
    hidden: each.hidden,
    cause: each.cause === 0 ? null : each.cause,
    says: eventPhrase(each, tellerOf(run, language)),
  })
  const outcomes = (of: readonly OutcomeOfTwo[]) =>
    Object.fromEntries(
      of.map(({ key, unit, ...values }) => [
        key,
        {
          a: values.a,
          b: values.b,
          difference: values.a === null || values.b === null ? null : values.b - values.a,
          unit,
        },
      ]),
    )
  return `${JSON.stringify(
    {
      scenario: plan.scenario,
      a: side(a),
      b: side(b),
      worlds,
      same: difference === null,
      partAt: difference?.number ?? null,
      before: before === null ? null : event(before, a.run),
      fromThere: {
        a: a.events.map((each) => event(each, a.run)),
        b: b.events.map((each) => event(each, b.run)),
      },
      countedFrom: at(plan.warmUp!),
      ...(cameOf === null
        ? { outcomes: null, waitByCause: null, servedOnlyIn: null }
        : { outcomes: outcomes(cameOf.outcomes), waitByCause: outcomes(cameOf.waits), servedOnlyIn: cameOf.served }),
    },
    undefined,
    2,
  )}\n`
}
