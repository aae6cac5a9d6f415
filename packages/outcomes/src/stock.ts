import { lengthened } from "@tangguh/engine"
import { EventType, Reason } from "@tangguh/office"
import type { Asked, Family } from "./asked.ts"
import { timeBetween } from "./clearing.ts"
import { counting } from "./counting.ts"
import { Level } from "./level.ts"
import { Place, type Probe } from "./probe.ts"

/** The stores of the stock that is meant. */
const storesOf = ({ plan, of, meansOffice }: Asked): readonly number[] =>
  plan.stores.flatMap(({ stock, offices }, store) => (stock === of && offices.some(meansOffice) ? [store] : []))

/** A level that is a sum over stores of what is read from the stock on hand. */
function summed(asked: Asked, read: (onHand: number) => number): Probe {
  const { plan, model } = asked
  const stores = storesOf(asked)
  const known = new Float64Array(plan.stores.length).fill(NaN)
  let start = 0
  for (const store of stores) start += known[store] = read(plan.stores[store].onHand)
  const level = new Level(asked, stores.some((store) => model.bottomless[store] === 1) ? NaN : start)
  return {
    listensTo: [EventType.StockTaken, EventType.StockSent, EventType.StockDelivered],
    event: ({ subject, time }, state) => {
      if (Number.isNaN(known[subject])) return
      const now = read(state.stores.onHand[subject])
      if (now !== known[subject]) level.add(time, now - known[subject])
      known[subject] = now
    },
    value: () => level.read(asked.take ?? "mean"),
  }
}

/** Pieces of the stock that a step takes. */
const takes = ({ plan, of }: Asked, step: number): number =>
  plan.steps[step].uses.reduce((sum, { stock, amount }) => sum + (stock === of ? amount : 0), 0)

/**
 * Of those who come to a step that takes pieces, the share for whom there were enough on hand beside those for whoever was waiting.
 *
 * What has taken its piece and is interrupted claims none; a job that is dead never takes one.
 */
function fillRate(asked: Asked): Probe {
  const { plan, model, world, windows } = asked
  const { officeOf, stepOf, firstInitial } = model
  const amounts = plan.steps.map((_, step) => takes(asked, step))
  const claimed = new Float64Array(plan.stores.length)
  let claims = new Uint8Array(64)
  const storeAt = (station: number) => plan.offices[officeOf[station]].stores[asked.of]
  let came = 0
  let met = 0
  const takesAny = (station: number) => amounts[stepOf[station]] > 0
  return {
    between: (was, is, _, __, from, to) =>
      (was === Place.waits && amounts[from] > 0) || (is === Place.waits && amounts[to] > 0),
    move: ({ slot, time, type, is, from, to }, state) => {
      if (claims[slot] === 1) {
        claims[slot] = 0
        claimed[storeAt(from)] -= amounts[stepOf[from]]
      }
      if (is !== Place.waits || !takesAny(to) || type === EventType.ServiceInterrupted) return
      const amount = amounts[stepOf[to]]
      const { origin, entity } = state.citizens
      if (origin[slot] >= firstInitial && world.isDead(origin[slot], entity[slot])) return
      const store = storeAt(to)
      if (slot >= claims.length) claims = lengthened(claims, state.citizens.capacity)
      claims[slot] = 1
      claimed[store] += amount
      if (type === EventType.WorkSpoiled || !windows.includes(time)) return
      if (!asked.meansOffice(officeOf[to]) || !asked.meansCitizen(state, slot)) return
      came++
      if (state.stores.onHand[store] >= claimed[store]) met++
    },
    value: () => (came > 0 ? met / came : NaN),
  }
}

/** From `since` until nothing is on hand anywhere that is meant; Infinity: it never came to that. */
function timeUntilEmpty(asked: Asked): Probe {
  const { since } = asked
  const stores = storesOf(asked)
  let emptied = Infinity
  return {
    listensTo: [EventType.StockTaken, EventType.StockSent],
    settled: (until, { stores: { onHand } }) => {
      if (until <= since.time || emptied < Infinity) return
      if (stores.some((store) => onHand[store] === 0)) emptied = since.time
    },
    event: ({ subject, time }, { stores: { onHand } }) => {
      if (time >= since.time && emptied === Infinity && onHand[subject] === 0 && stores.includes(subject))
        emptied = time
    },
    value: () => (since.time === Infinity ? NaN : timeBetween(asked, since.time, emptied)),
  }
}

export const stockProbes: Family = {
  on_hand: (asked) => summed(asked, (onHand) => onHand),
  stockout_share: (asked) => {
    const empty = summed(asked, (onHand) => (onHand > 0 ? 0 : 1))
    const stores = storesOf(asked).length
    return { ...empty, value: () => empty.value() / stores }
  },
  fill_rate: fillRate,
  time_until_empty: timeUntilEmpty,
  orders_per_day: (asked) => {
    const stores = new Set(storesOf(asked))
    const { windows, plan } = asked
    let orders = 0
    return {
      listensTo: [EventType.StockOrdered],
      event: ({ subject, time }) => {
        if (stores.has(subject) && windows.includes(time)) orders++
      },
      value: () => orders / (windows.length(plan.horizon) / 3600),
    }
  },
  spoiled: (asked) =>
    counting(asked, [EventType.WorkSpoiled], ({ value }, { citizens }, slot) =>
      value === asked.of ? takes(asked, citizens.step[slot]) : 0,
    ),
  lost: (asked) =>
    counting(asked, [EventType.CitizenLeft], ({ value }, { citizens }, slot) =>
      value === Reason.outOfStock && takes(asked, citizens.step[slot]) > 0 ? 1 : 0,
    ),
}
