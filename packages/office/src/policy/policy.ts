import { Defect } from "@tangguh/engine"
import type { Arrangement, Delay, Plan } from "@tangguh/plan"
import type { EventType, PublicEvent } from "../event.ts"

/** An imperative of a policy: carried out, or refused with a reason that the log keeps. */
export type Command =
  /** Keep the doors open until `until` (seconds) if somebody still waits at the regular closing; services then take `slow` times as long. */
  | { readonly kind: "extend hours"; readonly office: number; readonly until: number; readonly slow: number }
  /** Tell those who wait, and those who come, that there is no service today; `voucher`: they come first next time. */
  | { readonly kind: "dismiss queue"; readonly office: number; readonly voucher: boolean }
  /** Send those who wait, and those who come while the work cannot go on, to another office, `travel` seconds away. */
  | { readonly kind: "redirect"; readonly office: number; readonly to: number; readonly travel: number }
  /** Tell those who are at home after a vain visit: a share `reach` of them comes `lag` later, if that is earlier than they meant to. */
  | { readonly kind: "invite"; readonly office: number; readonly reach: number; readonly lag: Delay }
  /** Move stock from one store to another; it arrives `takes` seconds later. */
  | {
      readonly kind: "transfer"
      readonly from: number
      readonly to: number
      readonly amount: number
      readonly takes: number
    }
  /** From now on so many units of a resource are away from the office; 0: all are back. */
  | { readonly kind: "send out"; readonly office: number; readonly resource: number; readonly units: number }
  /** Serve up to `most` citizens at home at a step: those who came in vain first, by when they meant to come, then members of a pool. */
  | { readonly kind: "serve at home"; readonly office: number; readonly step: number; readonly most: number }
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
  /** People who wait at the office, at the counters too, and are not in service; jobs of the back office are not people. */
  waiting(office: number): number
  /** People and jobs at a step of an office that are not in service. */
  waitingAt(office: number, step: number): number
  /** Pieces on hand in the store that an office draws from. */
  onHand(office: number, stock: number): number
  /** Units on duty and in order, busy ones too. */
  onDuty(office: number, resource: number): number
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
  /** Whether what it prepares can also be put in place while the offices run, where a run is forked; else only beforehand. */
  readonly installable?: boolean
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
  pools: plan.pools.map((pool) => ({ ...pool, fails: [] })),
  stores: plan.stores.map((store) => ({ ...store, deliveries: [], supplierOut: [] })),
})

/**
 * The arrangement after each policy has changed it, in order.
 *
 * Errors: Defect where a policy throws or returns no arrangement; it names the policy.
 */
export const prepare = (plan: Plan, policies: readonly Policy[]): Plan => ({
  ...plan,
  arrangement: policies.reduce((arrangement, policy) => prepared(policy, arrangement, plan), plan.arrangement),
})

function prepared(policy: Policy, before: Arrangement, plan: Plan): Arrangement {
  if (policy.prepare === undefined) return before
  let after: unknown
  try {
    after = policy.prepare(before, planAsTold(plan))
  } catch (error) {
    throw new Defect(
      `the policy ${policy.name} failed before the run begins: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    )
  }
  const wrong = lacking(after, before)
  if (wrong === null) return after as Arrangement
  throw new Defect(
    `the policy ${policy.name} is wrong: its “prepare” returned ${wrong}; it has to return the whole arrangement that it is given, changed or not: { ...arrangement, … }`,
  )
}

/** What keeps a value from being an arrangement; null: nothing. */
function lacking(value: unknown, before: Arrangement): string | null {
  if (value === undefined || value === null) return "nothing"
  if (typeof value !== "object") return `a ${typeof value}`
  const fields = value as Readonly<Record<string, unknown>>
  for (const [name, was] of Object.entries(before)) {
    if (fields[name] === undefined) return `an object without “${name}”`
    if (Array.isArray(was) && !Array.isArray(fields[name])) return `an object whose “${name}” is no list`
  }
  return null
}
