import { Cause, Door, EventType, type Model } from "@tangguh/office"
import type { Asked, Family } from "./asked.ts"
import { Level, peopled } from "./level.ts"
import { ofVisits } from "./of-visits.ts"
import { type Move, Place, type Probe, type Stretch } from "./probe.ts"
import type { Windows } from "./windows.ts"

/** Seconds of the stretches of a station, each times its weight. */
function stretches(windows: Windows, weigh: (stretch: Stretch) => number): Probe {
  let sum = 0
  return {
    stretch: (stretch) => {
      const weight = weigh(stretch)
      if (weight !== 0) sum += weight * windows.overlap(stretch.from, stretch.until)
    },
    value: () => (windows.isEmpty ? NaN : sum),
  }
}

/** Person-seconds of waiting for some causes. Jobs of the back office are not people. */
const waitedIn = (model: Model, windows: Windows, counts: (stretch: Stretch) => boolean): Probe =>
  stretches(windows, (stretch) =>
    stretch.waiting > 0 && model.isJob[stretch.step] === 0 && counts(stretch) ? stretch.waiting : 0,
  )

/** Those who wait: people, and where a step is named whatever waits there. */
const queue = (asked: Asked, take: "mean" | "max" | "total"): Probe =>
  peopled(new Level(asked, take), asked, (place, _, isThere) => place === Place.waits && (isThere || asked.of >= 0))

/** A value of each visit that ends, or comes to a point, in the period. */
function visits(asked: Asked, counts: (move: Move) => boolean, valueOf: (move: Move) => number): Probe {
  const values = ofVisits(asked)
  return {
    move: (move, state) => {
      if (counts(move) && asked.meansStation(move.from) && asked.meansCitizen(state, move.slot))
        values.add(move.time, valueOf(move))
    },
    value: () => values.value(),
  }
}

/** Whether an admitted visit ends with this move; it does not for whoever is sent on to another office. */
export const endsVisit = ({ wasThere, isThere, type }: Move): boolean =>
  wasThere && !isThere && type !== EventType.CitizenTurnedAway && type !== EventType.CitizenRedirected

/** Whether service starts for the first time in a visit. */
export const startsVisit = ({ is, isThere, startedInVisit }: Move): boolean =>
  is === Place.served && isThere && !startedInVisit

const startsHere = ({ is, startedHere }: Move): boolean => is === Place.served && !startedHere

const wait = (asked: Asked): Probe =>
  asked.of < 0
    ? visits(asked, startsVisit, ({ time, began }) => time - began)
    : visits(asked, startsHere, ({ time, entered }) => time - entered)

/** Office-seconds in which one of the stations of an office, looked at all together, is in a certain way. */
function anyStation(asked: Asked, is: (stretch: Stretch) => boolean): Probe {
  let found = false
  return stretches(asked.windows, (stretch) => {
    if (stretch.step === 0) found = false
    if (asked.meansStation(stretch.station) && is(stretch)) found = true
    return found && stretch.step === asked.model.steps - 1 ? 1 : 0
  })
}

export const waitingProbes: Family = {
  wait,
  wait_p90: (asked) => wait({ ...asked, outcome: { ...asked.outcome, quantile: 0.9 } }),
  waited: (asked) => visits(asked, endsVisit, ({ waited }) => waited),
  sojourn: (asked) => visits(asked, endsVisit, ({ time, began }) => time - began),
  queue: (asked) => queue(asked, "mean"),
  queue_peak: (asked) => queue(asked, "max"),
  present: (asked) => peopled(new Level(asked, "mean"), asked, (_, __, isThere) => isThere),
  hours_waited: (asked) => queue({ ...asked, take: "total" }, "total"),
  hours_blocked: (asked) =>
    waitedIn(
      asked.model,
      asked.windows,
      ({ cause, station }) => cause >= Cause.dependency && asked.meansStation(station),
    ),
  lost_hours: (asked) => anyStation(asked, ({ door, cause }) => door === Door.open && cause >= Cause.dependency),
  overtime: (asked) => {
    const { firstUse } = asked.model
    return anyStation(
      asked,
      ({ overtime, door, active, station }) =>
        overtime === 1 || (door === Door.closed && active > 0 && firstUse[station] < firstUse[station + 1]),
    )
  },
}
