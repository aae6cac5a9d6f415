import { numbersOf, regimeAfter } from "@tangguh/event-log"
import { clockOf } from "./clock.ts"
import type { Teller } from "./event-phrase.ts"
import type { RecordedRun } from "./recorded-run.ts"

/** What the events of a run are told with. */
export function tellerOf({ log, columns, regimes }: RecordedRun, language: Teller["language"]): Teller {
  const { plan } = regimes[0].model
  const backups = regimes.map(({ model }) => model.plan.arrangement.backups.flat())
  return {
    plan,
    backupOf: ({ number, value }) => backups[regimeAfter(log.header, number)][value]?.kind,
    listening: [...numbersOf(regimes).keys()],
    asked: columns,
    language,
    clock: clockOf(plan, language),
  }
}
