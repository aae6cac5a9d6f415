import type { Arrangement, Plan } from "@tangguh/plan"
import type { EventType, PublicEvent } from "./event.ts"

/** An imperative of a policy: carried out, or refused with a reason that the log keeps. */
export type Command =
  /** Keep the doors open until `until` (seconds) if somebody still waits at the regular closing; services then take `slow` times as long. */
  | { readonly kind: "extend hours"; readonly office: number; readonly until: number; readonly slow: number }
  /** Tell those who wait, and those who come, that there is no service today; `voucher`: they come first next time. */
  | { readonly kind: "dismiss queue"; readonly office: number; readonly voucher: boolean }
  /** Be heard again at an instant: a TimerFired event with this token. A token has one pending timer at most. */
  | { readonly kind: "set timer"; readonly at: number; readonly token: number }

/** What a policy may know of the offices while they run: what staff can see, and nothing that is drawn but has not happened. */
export interface OfficeView {
  /** Seconds since the start. */
  readonly time: number
  readonly offices: number
  isOpen(office: number): boolean
  /** The end of today's last opening period, or of the next day's if today's is over; Infinity: never. */
  closesAt(office: number): number
  isDown(office: number, dependency: number): boolean
  /** Whether something that a step needs is down, so that nobody can be served. */
  isBlocked(office: number): boolean
  /** People who wait at the office, at the counters too, and are not in service. */
  waiting(office: number): number
}

/**
 * What we might do: beforehand, by changing the arrangement; and while it runs, by commands in answer to events.
 *
 * A policy is pure: its memory is a fold over events, kept in snapshots under its name, and plain data.
 */
export interface Policy<Memory = unknown> {
  readonly name: string
  /** What is different before the run begins. The world has been drawn already: only the arrangement can change. */
  readonly prepare?: (arrangement: Arrangement, plan: Plan) => Arrangement
  /** The types of event that it listens to; none if left out. */
  readonly listensTo?: readonly EventType[]
  readonly initialMemory?: (plan: Plan) => Memory
  /** Folds an event that it listens to into its memory. */
  remember?(memory: Memory, event: PublicEvent, view: OfficeView): Memory
  /** Answers an event that it listens to, once the instant has settled. */
  decide?(memory: Memory, event: PublicEvent, view: OfficeView): readonly Command[]
}

/** What a policy is told of a plan: not when things will fail, not who will come when, and not the seed. */
export const planAsTold = (plan: Plan): Plan => ({
  ...plan,
  seed: "",
  people: [],
  switches: plan.switches.map((at) => ({ ...at, sources: [] })),
})

/** The arrangement after each policy has changed it, in order. */
export const prepare = (plan: Plan, policies: readonly Policy[]): Plan => ({
  ...plan,
  arrangement: policies.reduce(
    (arrangement, policy) => policy.prepare?.(arrangement, planAsTold(plan)) ?? arrangement,
    plan.arrangement,
  ),
})
