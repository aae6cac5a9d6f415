import type { Law } from "@tangguh/engine"
import type { Delay } from "./delay.ts"
import type { FailureSource, Scope } from "./dependency.ts"
import type { Title } from "./title.ts"

export interface Stock {
  readonly name: string
  readonly title: Title
  readonly scope: Scope
}

/** A delivery that comes unasked: once, or again and again from the start on. Amounts are rounded to whole pieces. */
export type Delivery =
  | { readonly kind: "once"; readonly at: number; readonly amount: Law }
  | { readonly kind: "every"; readonly every: Delay; readonly amount: Law }

/** When and how much is ordered. The position is what is on hand and on order, less the demand that waits. */
export interface Reorder {
  /** Seconds between looks, from the start on; 0: continuous review. */
  readonly review: number
  /** An order is placed when the position is at or below this. */
  readonly at: number
  /** "up to": fills the position; "amount": lots of that size, until the position is above `at`. */
  readonly order: { readonly kind: "up to"; readonly level: number } | { readonly kind: "amount"; readonly lot: number }
  readonly leadTime: Delay
  /** Share of an order that comes; the rest is forgotten. */
  readonly filled: Law
}

/** A stock at one place: of an office, or shared by the offices of a region or the nation. */
export interface Store {
  readonly stock: number
  /** Names the random stream: stock and place by name. */
  readonly stream: string
  readonly offices: readonly number[]
  /** Index into Plan.schedules: the working days of its lead times. */
  readonly schedule: number
  readonly onHand: number
  readonly deliveries: readonly Delivery[]
  /** What becomes of work that finds too little: it waits, or it is lost. */
  readonly ifEmpty: "wait" | "lose"
  /** While one of these lasts, orders wait; their lead time starts at its end. */
  readonly supplierOut: readonly FailureSource[]
}

/** The last `below` pieces of a stock are kept for some classes. */
export interface Reserve {
  readonly below: number
  /** Indices into Plan.classes; each has a place of its own in the order of every step that uses the stock. */
  readonly classes: readonly number[]
}
