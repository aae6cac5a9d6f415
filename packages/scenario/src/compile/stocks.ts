import { onGrid } from "@tangguh/engine"
import type { Delivery, Reorder, Reserve, Step, Stock, Store } from "@tangguh/plan"
import type { Calendar } from "../calendar.ts"
import { instantAt, lawAt, titleOf, type Compiling } from "../compiling.ts"
import type { WrittenHours } from "../hours.ts"
import { countLaw, delayLaw, shareLaw } from "../law.ts"
import type { Path } from "../problem.ts"
import type { Stock as StockSchema } from "../schema/stocks.ts"
import { compileFailures, sharedClocks, type Failing } from "./failures.ts"
import { refuseOften, secondsOfDelay } from "./orders.ts"
import { onceForAll, type Place, type Places } from "./places.ts"

type Written = Exclude<(typeof StockSchema)["Type"], number>
type WrittenReorder = NonNullable<Written["reorder"]>

const compileReorder = (compiling: Compiling, path: Path, written: WrittenReorder): Reorder | null => {
  const { at, up_to, amount, review } = written
  if (review === undefined) compiling.assume([...path, "review"], "continuous")
  if (written.filled === undefined) compiling.assume([...path, "filled"], "100 %")
  if ((up_to === undefined) === (amount === undefined)) {
    const said = up_to === undefined ? "“up_to” or “amount” is missing" : "both “up_to” and “amount”"
    compiling.problem(path, said, "one of them: up_to: 100, or amount: 30")
    return null
  }
  if (up_to !== undefined && up_to <= at) {
    compiling.problem([...path, "up_to"], `orders are placed at ${at}, and ${up_to} is not above it`, `more than ${at}`)
    return null
  }
  const leadTime = lawAt(compiling, [...path, "lead_time"], delayLaw(written.lead_time))
  const filled =
    written.filled === undefined
      ? ({ kind: "constant", value: 1 } as const)
      : lawAt(compiling, [...path, "filled"], shareLaw(written.filled))
  if (leadTime === null || filled === null) return null
  return {
    review: typeof review === "number" ? onGrid(review) : 0,
    at,
    order: up_to !== undefined ? { kind: "up to", level: up_to } : { kind: "amount", lot: amount! },
    leadTime,
    filled,
  }
}

const compileDeliveries = (
  compiling: Compiling,
  calendar: Calendar,
  path: Path,
  deliveries: NonNullable<Written["deliveries"]>,
): readonly Delivery[] =>
  deliveries.flatMap((written, index): readonly Delivery[] => {
    const here = [...path, index]
    const amount = lawAt(compiling, [...here, "amount"], countLaw(written.amount))
    if ("at" in written) {
      const at = instantAt(compiling, calendar, [...here, "at"], written.at)
      if (at === null || amount === null) return []
      if (at < 0 || at >= calendar.days.at(-1)!) {
        compiling.problem([...here, "at"], "it lies outside the run", "an instant of the run, or more on_hand")
        return []
      }
      return [{ kind: "once", at, amount }]
    }
    const every = lawAt(compiling, [...here, "every"], delayLaw(written.every))
    if (every === null || amount === null) return []
    const seconds = secondsOfDelay(every)
    if (seconds === 0) {
      compiling.problem([...here, "every"], "it would come again at once, without end", "a duration above 0")
      return []
    }
    if (refuseOften(compiling, [...here, "every"], "deliveries", seconds, calendar.days.at(-1)!)) return []
    return [{ kind: "every", every, amount }]
  })

/** What is the same at many places. */
interface Shared extends Pick<Store, "onHand" | "deliveries" | "ifEmpty" | "supplierOut"> {
  readonly reorder: Reorder | null
}

const compileStore = (
  compiling: Compiling,
  calendar: Calendar,
  said: number | Written,
  path: Path,
  hours: WrittenHours,
): Shared => {
  const written: Written = typeof said === "number" ? { on_hand: said } : said
  if (written.on_hand === undefined) compiling.problem(path, "“on_hand” is missing", "a whole number such as 400")
  if (written.if_empty === undefined) compiling.assume([...path, "if_empty"], "wait")
  const failing: Failing = { calendar, hours, clocks: sharedClocks.slice(0, 1) }
  const out = written.reorder?.supplier_out
  const outPath = [...path, "reorder", "supplier_out"]
  return {
    onHand: written.on_hand ?? 0,
    deliveries: compileDeliveries(compiling, calendar, [...path, "deliveries"], written.deliveries ?? []),
    ifEmpty: written.if_empty ?? "wait",
    supplierOut:
      out === undefined ? [] : compileFailures(compiling, failing, outPath, Array.isArray(out) ? out : [out as never]),
    reorder: written.reorder === undefined ? null : compileReorder(compiling, [...path, "reorder"], written.reorder),
  }
}

/** The stocks, and one store at each place with its orders. */
export const compileStocks = (
  compiling: Compiling,
  calendar: Calendar,
  places: Places,
): {
  readonly stocks: readonly Stock[]
  readonly stores: readonly Store[]
  readonly reorder: readonly (Reorder | null)[]
  /** Where each store is described. */
  readonly paths: readonly Path[]
  /** Index of the store of each stock, by office. */
  readonly ofOffice: readonly (readonly number[])[]
} => {
  const once = onceForAll<number | Written, Shared>()
  const stocks: Stock[] = []
  const stores: Store[] = []
  const reorder: (Reorder | null)[] = []
  const paths: Path[] = []
  const ofOffice: number[][] = places.offices.map(() => [])
  const storeAt = (name: string, place: Place): Shared => {
    const { value, path } = place.entry("stocks", name)
    paths.push(path)
    return once(value, place.hours, () => compileStore(compiling, calendar, value, path, place.hours))
  }
  for (const [name, written] of Object.entries(compiling.file.stocks ?? {})) {
    const { scope = "office", title } = typeof written === "number" ? {} : written
    const stock = stocks.length
    stocks.push({ name, title: titleOf(title, name), scope })
    for (const place of places.of(scope)) {
      for (const office of place.offices) ofOffice[office]![stock] = stores.length
      const { reorder: orders, ...shared } = storeAt(name, place)
      reorder.push(orders)
      stores.push({
        stock,
        stream: `${name}/${place.name}`,
        offices: place.offices,
        schedule: place.schedule,
        ...shared,
      })
    }
  }
  return { stocks, stores, reorder, paths, ofOffice }
}

/** For whom each stock is kept when it runs low: classes that have a place of their own wherever it is used. */
export const compileReserves = (
  compiling: Compiling,
  steps: readonly Step[],
  first: readonly (readonly number[])[],
  classes: readonly string[],
): readonly (Reserve | null)[] =>
  Object.entries(compiling.file.stocks ?? {}).map(([name, written], stock): Reserve | null => {
    if (typeof written === "number" || written.reserve === undefined) return null
    const path = ["stocks", name, "reserve", "for"]
    const kept = written.reserve.for.map((each) => classes.indexOf(each))
    if (kept.length === 0) compiling.problem(path, "it is kept for nobody", "for: [urgent]")
    for (const [index, step] of steps.entries()) {
      if (!step.uses.some((use) => use.stock === stock)) continue
      const missing = kept.find((each) => !first[index]!.includes(each))
      if (missing !== undefined)
        compiling.problem(
          path,
          `at the step ${step.name}, which uses it, ${classes[missing]!} waits among everyone else`,
          `queue: { first: [${classes[missing]!}] } at ${step.name}`,
        )
    }
    return { below: written.reserve.below, classes: kept }
  })
