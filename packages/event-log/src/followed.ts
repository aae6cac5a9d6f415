import { EventType, type Model, type Observer } from "@tangguh/office"
import type { Regime } from "./regime.ts"

/** A model for those who follow a run across its forks: it becomes that of each regime when the log comes to it. `observer` stands before them. */
export function followed(regimes: readonly Regime[]): { readonly model: Model; readonly observer: Observer } {
  const model = { ...regimes[0].model }
  return {
    model,
    observer: {
      event: ({ type, subject }) => {
        if (type === EventType.PoliciesChanged) Object.assign(model, regimes[subject].model)
      },
    },
  }
}
