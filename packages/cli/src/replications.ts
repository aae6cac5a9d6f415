import * as Effect from "effect/Effect"
import type { Scenario } from "@tangguh/scenario"
import { BadArguments } from "./failures.ts"

/** How many replications: as asked for, else as the file says. An interval needs two. */
export const enoughReplications = (scenario: Scenario, asked: number | null): Effect.Effect<number, BadArguments> => {
  const count = asked ?? scenario.plan.replications
  return count >= 2
    ? Effect.succeed(count)
    : Effect.fail(
        new BadArguments({
          reason: `${scenario.plan.scenario}: run.replications is ${count}, and an interval needs two; say --replications 200`,
        }),
      )
}
