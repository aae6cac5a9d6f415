import { AddressedStream, meanOf, sampler, streamKey, type Law } from "@tangguh/engine"
import type { Delay, Office, Reorder, Step, Store } from "@tangguh/plan"
import type { Compiling } from "../compiling.ts"
import type { Path } from "../problem.ts"

/** More orders of one instant than this are a slip of the keyboard, which is not to be found out by waiting. */
const mostAtOnce = 10_000
/** And so are more orders, looks and deliveries of one run. */
const mostInRun = 1_000_000

const draws = 1000

/** The mean of a delay in seconds, a working day taken as a day. */
export const secondsOfDelay = (delay: Delay): number =>
  "law" in delay
    ? meanOf(delay.law) * (delay.unit === "seconds" ? 1 : 86_400)
    : delay.mixture.reduce((sum, { share, of }) => sum + share * secondsOfDelay(of), 0)

const grouped = (count: number): string => String(Math.round(count)).replaceAll(/\B(?=(\d{3})+$)/g, "_")

/** How many whole pieces of an order of this size come, on the average. */
const comesOf = (size: number, filled: Law): number => {
  if (filled.kind === "constant") return Math.round(size * Math.min(1, filled.value))
  const draw = sampler(filled)
  const stream = new AddressedStream(streamKey("filled", 0, "comes"))
  let sum = 0
  for (let k = 0; k < draws; k++) sum += Math.round(size * Math.max(0, Math.min(1, draw(stream.at(k, 0)))))
  return sum / draws
}

const percent = (share: number): string => `${Number((share * 100).toPrecision(3))} %`

/** Refuses what comes more often in a run than anybody means. Returns whether it did. */
export const refuseOften = (
  compiling: Compiling,
  path: Path,
  what: string,
  every: number,
  horizon: number,
): boolean => {
  if (horizon / every <= mostInRun) return false
  compiling.problem(
    path,
    `about ${grouped(Number((horizon / every).toPrecision(3)))} ${what} in a run`,
    "at most 1_000_000: more time between",
  )
  return true
}

/** Orders that follow upon each other, because less comes than was ordered. */
const checkFilling = (
  compiling: Compiling,
  path: Path,
  { review, at, order, leadTime, filled }: Reorder,
  onHand: number,
  horizon: number,
): boolean => {
  if (review > 0) return false
  // Less cannot be ordered: the last of several orders, where the position is filled.
  const size = order.kind === "amount" ? order.lot : order.level - at
  const comes = comesOf(size, filled)
  const lead = secondsOfDelay(leadTime)
  const needed = (order.kind === "amount" ? Math.max(1, at + 1 - onHand) : 1) / comes
  if (lead > 0 ? Math.min(needed, horizon / lead) <= mostInRun : needed <= mostAtOnce) return false
  const share = percent(meanOf(filled))
  const so =
    comes === 0
      ? `nothing comes of an order of ${grouped(size)} that is filled to ${share}`
      : `little comes of orders of ${grouped(size)} that are filled to ${share}`
  compiling.problem(
    [...path, "filled"],
    lead > 0
      ? `${so}, and the next are placed so soon`
      : `${so}, and with no lead time the next is placed at once, without end`,
    lead > 0
      ? "a larger share, or a longer lead time"
      : "a share of which at least a piece comes, or a lead time above 0 days",
  )
  return true
}

/** As for a stock of the file, for a policy whose parameters say how orders are placed. */
export const checkOrdersOf = (
  compiling: Compiling,
  path: Path,
  parameters: Readonly<Record<string, unknown>>,
): void => {
  const { at, up_to: level, lead_time: leadTime, filled } = parameters
  if (typeof at !== "number" || typeof level !== "number" || typeof filled !== "number" || level <= at) return
  if (typeof leadTime !== "object" || leadTime === null || secondsOfDelay(leadTime as Delay) > 0) return
  const always = { kind: "constant", value: filled } as const
  const order = { kind: "up to", level } as const
  checkFilling(compiling, path, { review: 0, at, order, leadTime: leadTime as Delay, filled: always }, 0, 0)
}

/** Refuses orders that would be placed without end, or too many of them at once. */
export const checkOrders = (
  compiling: Compiling,
  context: {
    readonly stores: readonly Store[]
    readonly reorder: readonly (Reorder | null)[]
    /** Where each store is described. */
    readonly paths: readonly Path[]
    readonly steps: readonly Step[]
    readonly offices: readonly Office[]
    readonly horizon: number
  },
): void => {
  const { stores, steps, horizon } = context
  const told = new Set<string>()
  // Of what is said once of many offices, the same is asked once.
  const known = new Set<Reorder>()
  for (const [index, orders] of context.reorder.entries()) {
    const path = [...context.paths[index]!, "reorder"]
    if (orders === null || told.has(path.join("."))) continue
    const { stock, onHand, offices } = stores[index]!
    const refused =
      !known.has(orders) &&
      ((orders.review > 0 && refuseOften(compiling, [...path, "review"], "looks", orders.review, horizon)) ||
        checkFilling(compiling, path, orders, onHand, horizon))
    known.add(orders)
    if (refused) told.add(path.join("."))
    if (refused || orders.order.kind !== "amount") continue
    const { lot } = orders.order
    const amountAt = (step: number): number =>
      steps[step]!.uses.reduce((most, use) => (use.stock === stock ? Math.max(most, use.amount) : most), 0)
    const waiting = offices
      .flatMap((office) => context.offices[office]!.atStart)
      .reduce((sum, { step, jobs }) => sum + jobs * amountAt(step), 0)
    const most = Math.max(orders.at + 1 - onHand + waiting, ...steps.map((_, step) => amountAt(step)))
    if (most <= mostAtOnce * lot) continue
    told.add(path.join("."))
    compiling.problem(
      [...path, "amount"],
      `${grouped(most / lot)} orders of ${grouped(lot)} at one moment, until the position is above ${grouped(orders.at)}`,
      `at most 10_000 orders: an amount of ${grouped(Math.ceil(most / mostAtOnce))} or more, or up_to`,
    )
  }
}
