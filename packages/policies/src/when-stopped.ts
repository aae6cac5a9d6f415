import { type Command, EventType, NOWHERE, type OfficeView, type Policy, type PublicEvent } from "@tangguh/office"
import { supplyEvents } from "./supply-events.ts"

type Memory = Record<number, { blockedSince: number }>

/**
 * Answers once nobody could be served at an open office for `after` seconds, and again at whatever happens while that lasts.
 * Looks office by office whenever something fails, recovers or opens, and waits by a timer whose token is the office.
 *
 * `dependencies`: at least one of these must be down; none: whichever it is.
 */
export function whenStopped(
  name: string,
  dependencies: readonly number[],
  after: number,
  answer: (office: number, view: OfficeView) => readonly Command[],
): Policy<Memory> {
  const stopped = (view: OfficeView, place: number) =>
    view.isOpen(place) &&
    view.isBlocked(place) &&
    (dependencies.length === 0 || dependencies.some((d) => view.isDown(place, d)))
  return {
    name,
    listensTo: [...supplyEvents, EventType.OfficeOpened, EventType.BreakEnded, EventType.TimerFired],
    initialMemory: () => ({}),
    remember: (memory, event, view) => {
      const next: Memory = { ...memory }
      for (const place of placesOf(event, view)) {
        if (!stopped(view, place)) delete next[place]
        else next[place] ??= { blockedSince: event.time }
      }
      return next
    },
    decide: (memory, event, view) =>
      placesOf(event, view).flatMap((place): readonly Command[] => {
        const since = memory[place]?.blockedSince
        if (since === undefined) return []
        return event.time >= since + after
          ? answer(place, view)
          : [{ kind: "set timer", at: since + after, token: place }]
      }),
  }
}

/** The offices that an event may concern. */
export const placesOf = (event: PublicEvent, view: OfficeView): readonly number[] =>
  event.type === EventType.TimerFired
    ? [event.value]
    : event.office !== NOWHERE
      ? [event.office]
      : Array.from({ length: view.offices }, (_, place) => place)
