import { Cause, Door, EventType, hasFailed, NOWHERE, type State } from "@tangguh/office"
import type { Asked, Family } from "./asked.ts"
import { together } from "./counting.ts"
import { Level, peopled, type Told } from "./level.ts"
import { ofVisits } from "./of-visits.ts"
import { type Between, type Move, Place, type Probe } from "./probe.ts"

/** Person-seconds of waiting while something that the step needs is down or broken. Jobs of the back office are not people. */
function waitedBlocked({ model, windows, meansStation }: Asked): Probe {
  let sum = 0
  return {
    stretch: ({ station, step, from, until, waiting, cause }) => {
      if (cause >= Cause.dependency && model.isJob[step] === 0 && meansStation(station))
        sum += waiting * windows.overlap(from, until)
    },
    value: () => (windows.isEmpty ? NaN : sum),
  }
}

/** Person-seconds on the way to another office, in a visit that began at this one. */
function underWay({ windows, plan, means, of }: Asked): Probe {
  let sum = 0
  return {
    listensTo: [EventType.CitizenRedirected],
    event: (event, state, slot) => {
      if (means(event, state, slot) && (of < 0 || state.citizens.step[slot] === of))
        sum += windows.overlap(event.time, Math.min(event.hidden, plan.horizon))
    },
    value: () => sum,
  }
}

/** Those who wait: people, and where a step is named whatever waits there. */
const queue = (asked: Asked, told: Told): Probe =>
  peopled(asked, "queue", told, (place, isThere) => place === Place.waits && (isThere || asked.of >= 0))

/** A value of each visit that ends, or comes to a point, in the period. */
function visits(
  asked: Asked,
  between: Between,
  counts: (move: Move) => boolean,
  valueOf: (move: Move) => number,
): Probe {
  const values = ofVisits(asked)
  return {
    between,
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

const starting: Between = (_, is) => is === Place.served
const ending: Between = (_, __, wasThere, isThere) => wasThere && !isThere

const wait = (asked: Asked): Probe =>
  asked.of < 0
    ? visits(asked, starting, startsVisit, ({ time, began }) => time - began)
    : visits(asked, starting, startsHere, ({ time, entered }) => time - entered)

/** Office-seconds in which an office is in a certain way: as its conditions say and, where `between` is given, such moves. */
function officesThat(asked: Asked, is: (office: number, state: State) => boolean, between?: Between): Probe {
  const { plan, model, meansOffice } = asked
  const level = new Level(asked)
  const wasSo = new Uint8Array(plan.offices.length)
  const look = (office: number, time: number, state: State) => {
    if (!meansOffice(office)) return
    const isSo = is(office, state) ? 1 : 0
    if (isSo !== wasSo[office]) level.add(time, isSo - wasSo[office])
    wasSo[office] = isSo
  }
  return {
    conditions: look,
    ...(between !== undefined && {
      between,
      move: ({ from, to, time }, state) => {
        const office = from < 0 ? NOWHERE : model.officeOf[from]
        const other = to < 0 ? NOWHERE : model.officeOf[to]
        if (office >= 0) look(office, time, state)
        if (other >= 0 && other !== office) look(other, time, state)
      },
    }),
    value: () => level.read("total"),
  }
}

/** Whether one of the steps of an office that are meant is in a certain way. */
function anyStep({ model, of }: Asked, office: number, is: (station: number) => boolean): boolean {
  if (of >= 0) return is(office * model.steps + of)
  for (let step = 0; step < model.steps; step++) if (is(office * model.steps + step)) return true
  return false
}

export const waitingProbes: Family = {
  wait,
  wait_p90: (asked) => wait({ ...asked, outcome: { ...asked.outcome, quantile: 0.9 } }),
  waited: (asked) => visits(asked, ending, endsVisit, ({ waited }) => waited),
  sojourn: (asked) => visits(asked, ending, endsVisit, ({ time, began }) => time - began),
  queue: (asked) => queue(asked, asked.take ?? "mean"),
  queue_peak: (asked) => queue(asked, "max"),
  present: (asked) => peopled(asked, "present", asked.take ?? "mean", (_, isThere) => isThere),
  hours_waited: (asked) => {
    const there = queue(asked, "total")
    const way = underWay(asked)
    return together([there, way], () => there.value() + way.value())
  },
  hours_blocked: waitedBlocked,
  lost_hours: (asked) =>
    officesThat(
      asked,
      (office, state) =>
        state.offices.door[office] === Door.open &&
        (state.offices.down[office] !== 0 || asked.model.unitPool.length > 0) &&
        anyStep(asked, office, (station) => hasFailed(asked.model, state, station)),
    ),
  overtime: (asked) => {
    const { firstUse } = asked.model
    return officesThat(
      asked,
      (office, { offices, stations }) =>
        offices.overtime[office] === 1 ||
        (offices.door[office] === Door.closed &&
          anyStep(
            asked,
            office,
            (station) => stations.active[station] > 0 && firstUse[station] < firstUse[station + 1],
          )),
      (was, is) => was === Place.served || is === Place.served,
    )
  },
}
