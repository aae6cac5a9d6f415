import type { Effect } from "effect/Effect"
import type { Run } from "@tangguh/event-store/query"
import type { openRecorded } from "./recorded-run.ts"

type Recorded = ReturnType<typeof openRecorded> extends Effect<infer A, infer _E, infer _R> ? A : never

/** A recorded run as it is queried and exported. */
export const runOf = ({ log, regimes }: Recorded, label: string): Run => {
  const [first, ...forks] = regimes.map(({ model }) => model)
  return { label, log, models: [first, ...forks] }
}
