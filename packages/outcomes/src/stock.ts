import { EventType, type OfficeEvent, Reason, type State } from "@tangguh/office"
import type { Asked, Family } from "./asked.ts"
import { timeBetween } from "./clearing.ts"
import { counting } from "./counting.ts"
import { Level } from "./level.ts"
import type { Probe } from "./probe.ts"

/** The stores of the stock that is meant. */
const storesOf = ({ plan, of, meansOffice }: Asked): readonly number[] =>
  plan.stores.flatMap(({ stock, offices }, store) => (stock === of && offices.some(meansOffice) ? [store] : []))

/** A level that is a sum over stores of what is read from the stock on hand. */
function summed(asked: Asked, take: "mean" | "total", read: (onHand: number) => number): Probe {
  const { plan, model } = asked
  const stores = storesOf(asked)
  const known = new Float64Array(plan.stores.length).fill(NaN)
  let start = 0
  for (const store of stores) start += known[store] = read(plan.stores[store].onHand)
  const level = new Level(asked, take, stores.some((store) => model.bottomless[store] === 1) ? NaN : start)
  return {
    listensTo: [EventType.StockTaken, EventType.StockSent, EventType.StockDelivered],
    event: ({ subject, time }, state) => {
      if (Number.isNaN(known[subject])) return
      const now = read(state.stores.onHand[subject])
      if (now !== known[subject]) level.add(time, now - known[subject])
      known[subject] = now
    },
    ...level.hooks(),
  }
}

/** Whether the step that a station or citizen is at uses the stock. */
const uses = ({ plan, of }: Asked, step: number): boolean => plan.steps[step].uses.some(({ stock }) => stock === of)

/**
 * Of the starts of work that use the stock, and the work that was lost for want of it, the share that did not have to wait for it.
 *
 * Work waited for stock where a delivery was the last thing that made its start possible: the log says that as the cause.
 */
function fillRate(asked: Asked): Probe {
  const { plan, windows } = asked
  const stores = new Set(storesOf(asked))
  /** Number of the last delivery to each store, or of the last piece taken by work that had waited for it. */
  const waitedFor = new Float64Array(plan.stores.length)
  let wanted = 0
  let atOnce = 0
  let lateStart = 0
  const isMeant = (event: OfficeEvent, state: State, slot: number) =>
    windows.includes(event.time) && uses(asked, state.citizens.step[slot]) && asked.means(event, state, slot)
  return {
    listensTo: [EventType.StockDelivered, EventType.ServiceStarted, EventType.StockTaken, EventType.CitizenLeft],
    event: (event, state, slot) => {
      const { type, subject, number, cause } = event
      if (type === EventType.StockDelivered) waitedFor[subject] = number
      else if (type === EventType.StockTaken) {
        if (cause === lateStart) waitedFor[subject] = number
      } else if (type === EventType.CitizenLeft) {
        if (event.value === Reason.outOfStock && isMeant(event, state, slot)) wanted++
      } else {
        const office = plan.offices[event.office]
        const isLate = plan.steps[state.citizens.step[slot]].uses.some(
          ({ stock }) => cause > 0 && waitedFor[office.stores[stock]] === cause,
        )
        if (isLate) lateStart = number
        if (!isMeant(event, state, slot) || !stores.has(office.stores[asked.of])) return
        wanted++
        if (!isLate) atOnce++
      }
    },
    value: () => (wanted > 0 ? atOnce / wanted : NaN),
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
  on_hand: (asked) => summed(asked, "mean", (onHand) => onHand),
  stockout_share: (asked) => {
    const empty = summed(asked, "mean", (onHand) => (onHand > 0 ? 0 : 1))
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
      value === asked.of
        ? (asked.plan.steps[citizens.step[slot]].uses.find(({ stock }) => stock === value)?.amount ?? 0)
        : 0,
    ),
  lost: (asked) =>
    counting(asked, [EventType.CitizenLeft], ({ value }, { citizens }, slot) =>
      value === Reason.outOfStock && uses(asked, citizens.step[slot]) ? 1 : 0,
    ),
}
