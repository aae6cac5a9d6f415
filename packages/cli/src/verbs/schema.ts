import * as Effect from "effect/Effect"
import { outcomes } from "@tangguh/outcomes"
import { bundles, catalogue } from "@tangguh/policies"
import { jsonSchema } from "@tangguh/scenario"
import type { Program } from "../execute.ts"
import { ExitStatus } from "../exit-status.ts"

/** `tangguh schema` */
export const program = (): Program => ({
  work: Effect.sync(() => ({
    results: `${JSON.stringify(jsonSchema({ policies: catalogue, bundles, outcomes }), undefined, 2)}\n`,
    messages: "",
    status: ExitStatus.done,
  })),
  stopped: () => "stopped; nothing was written",
  tidy: () => {},
})
