import type { Law } from "@tangguh/engine"
import type { Title } from "./title.ts"

export type Scope = "office" | "region" | "nation"

export interface Dependency {
  readonly name: string
  readonly title: Title
  readonly scope: Scope
}

/** A reason to be down: a scripted window, or alternating random up and down times on the calendar, up at first. */
export type FailureSource =
  | { readonly kind: "window"; readonly from: number; readonly until: number }
  | { readonly kind: "random"; readonly upFor: Law; readonly downFor: Law }

/** A dependency at one place: of an office, a region, or the nation. It is down while any of its sources says so. */
export interface Switch {
  readonly dependency: number
  /** Names the random stream: dependency and place by name. */
  readonly stream: string
  readonly offices: readonly number[]
  readonly sources: readonly FailureSource[]
}
