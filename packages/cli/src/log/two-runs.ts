import { Cursor, type Difference, firstDifference, type Fork, type Header } from "@tangguh/event-log"
import { studiedIn } from "@tangguh/experiment"
import type { OfficeEvent } from "@tangguh/office"
import { measuredRun } from "./measured-run.ts"
import { type OutcomeOfTwo, outcomesOf, waitsOf } from "./outcome-of-two.ts"
import type { RecordedRun } from "./recorded-run.ts"

/** One of two runs that are set side by side. */
export interface Side {
  readonly run: RecordedRun
  /** From the event on at which it parts from the other; none where it does not, or has ended. */
  readonly events: readonly OfficeEvent[]
}

/** Whether two runs are of one world, of different futures of one, or of different ones from the beginning. */
type Worlds = "one" | "futures" | "different"

/** Two runs of one plan: where they part, and what came of it. */
export interface TwoRuns {
  readonly a: Side
  readonly b: Side
  readonly worlds: Worlds
  readonly difference: Difference | null
  /** The last event that both have before they part; null: there is none. */
  readonly before: OfficeEvent | null
  /** null: they do not part, or one was cut off. */
  readonly cameOf: {
    readonly outcomes: readonly OutcomeOfTwo[]
    readonly waits: readonly OutcomeOfTwo[]
    /** How many are served to the end in one alone; null where not all of the people are the same. */
    readonly served: { readonly a: number; readonly b: number } | null
  } | null
}

/** Events that are shown of each run from where they part. */
const SHOWN = 5

/** Sets two runs of one plan side by side. */
export function twoRuns(a: RecordedRun, b: RecordedRun): TwoRuns {
  const difference = firstDifference(a.log, b.log)
  const worlds = worldsOf(a.log.header, b.log.header)
  const number = difference?.number ?? Infinity
  return {
    a: { run: a, events: eventsOf(a, number, SHOWN) },
    b: { run: b, events: eventsOf(b, number, SHOWN) },
    worlds,
    difference,
    before: eventsOf(a, number - 1, 1)[0] ?? null,
    cameOf: difference === null || a.log.cut || b.log.cut ? null : cameOf(a, b, worlds === "one"),
  }
}

function worldsOf(a: Header, b: Header): Worlds {
  if (a.seed !== b.seed || a.replication !== b.replication) return "different"
  const [futuresA, futuresB] = [a, b].map(({ forks }) => forks.filter(({ future }) => future !== null))
  const isSame = ({ after, future }: Fork, i: number) => futuresB[i].after === after && futuresB[i].future === future
  return futuresA.length === futuresB.length && futuresA.every(isSame) ? "one" : "futures"
}

function eventsOf({ log }: RecordedRun, from: number, count: number): readonly OfficeEvent[] {
  const cursor = new Cursor(log)
  const events: OfficeEvent[] = []
  for (let number = from; number < from + count && cursor.goTo(number); number++) events.push({ ...cursor.event })
  return events
}

function cameOf(a: RecordedRun, b: RecordedRun, isOneWorld: boolean): TwoRuns["cameOf"] {
  const studied = studiedIn(a.plan, [...a.columns, ...b.columns])
  const inA = measuredRun(a, studied)
  const inB = measuredRun(b, studied)
  return {
    outcomes: outcomesOf(studied, inA, inB),
    waits: waitsOf(a.plan, inA, inB),
    served: isOneWorld ? { a: inA.served.without(inB.served), b: inB.served.without(inA.served) } : null,
  }
}
