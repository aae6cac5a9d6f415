import type { OutcomeDeclaration, Title } from "@tangguh/plan"

/** A number with a name: what it means, in which unit it is shown, and which way is better. */
export interface OutcomeDefinition extends OutcomeDeclaration {
  readonly title: Title
  /** Shown value = value × scale, in `unit`. */
  readonly scale: number
  readonly unit: string
  readonly better: "lower" | "higher" | "neither"
  readonly definition: Title
  /** Arrows of a chart: what a better and a worse value is called. */
  readonly words?: { readonly better: Title; readonly worse: Title }
}
