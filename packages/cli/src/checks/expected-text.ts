import { formatNumber, type Language } from "@tangguh/charts"
import { definitionOfCheck, localClock, unitIn } from "@tangguh/report/comparison"
import type { CheckResult } from "@tangguh/experiment"
import type { Check, Plan, Quorum } from "@tangguh/plan"

const texts = {
  en: {
    exactly: "exactly",
    atMost: "at most",
    atLeast: "at least",
    lessThan: "less than",
    moreThan: "more than",
    to: "to",
    served: "served",
    unserved: "unserved",
    never: "never happened",
    runs: (share: string) => `${share} of runs`,
    everyRun: "every run",
    median: "median",
    mean: "mean",
    middle: (share: string) => `middle ${share}`,
  },
  id: {
    exactly: "tepat",
    atMost: "maksimal",
    atLeast: "minimal",
    lessThan: "kurang dari",
    moreThan: "lebih dari",
    to: "s.d.",
    served: "dilayani",
    unserved: "tidak dilayani",
    never: "tak pernah terjadi",
    runs: (share: string) => `${share} ulangan`,
    everyRun: "setiap ulangan",
    median: "median",
    mean: "rata-rata",
    middle: (share: string) => `${share} di tengah`,
  },
} as const

/** A number with as few decimals as tell it: at most two. */
const plain = (value: number, language: Language): string => {
  const decimals = [0, 1, 2].find((places) => Math.abs(value - Number(value.toFixed(places))) < 1e-9) ?? 2
  return formatNumber(value, language, decimals)
}

const LONG = 7200

/** How a check's outcome is shown: minutes from two hours on as hours. */
function shownAs(check: Check): { readonly scale: number; readonly unit: string; readonly quantity: string } {
  const { scale, unit, quantity } = definitionOfCheck(check)
  const { expect } = check
  const ends = expect.kind === "between" ? [expect.low, expect.high].filter(Number.isFinite) : []
  return quantity === "seconds" && unit === "minutes" && ends.some((end) => Math.abs(end) >= LONG)
    ? { scale: 1 / 3600, unit: "hours", quantity }
    : { scale, unit: unit === "ticket" ? "" : unit, quantity }
}

/** A value of a check's outcome, in the outcome's own quantity, as it is shown without its unit. */
export function valueText(check: Check, value: number, plan: Plan, language: Language): string {
  const { scale, quantity } = shownAs(check)
  if (quantity === "instant") return localClock(plan)(value).replace("T", " ")
  if (!Number.isFinite(value)) return "∞"
  const shown = value * scale
  if (quantity === "count" || quantity === "working days") return plain(shown, language)
  return formatNumber(shown, language, Math.abs(shown) >= 99.5 ? 0 : 1).replace(/[.,]0$/, "")
}

/** The unit behind a number, in the singular where English has one. */
function unitBehind(check: Check, number: string, language: Language): string {
  const { unit, quantity } = shownAs(check)
  if (quantity === "instant" || unit === "") return ""
  return ` ${unitIn(unit, language, number)}`
}

/** What a check expects, in words: `20 to 28 %`. */
export function expectedText(check: Check, plan: Plan, language: Language): string {
  const says = texts[language]
  const { expect } = check
  if (expect.kind === "ending") return says[expect.ending]
  const show = (value: number) => valueText(check, value, plan, language)
  const { low, high, strict } = expect
  const last = show(high === Infinity ? low : high)
  const behind = unitBehind(check, last, language)
  if (low === high) return `${shownAs(check).quantity === "instant" ? "" : `${says.exactly} `}${last}${behind}`
  if (low === -Infinity) return `${strict ? says.lessThan : says.atMost} ${last}${behind}`
  if (high === Infinity) return `${strict ? says.moreThan : says.atLeast} ${last}${behind}`
  return `${show(low)} ${says.to} ${last}${behind}`
}

/** In how many runs it must hold, in words. */
export function quorumText(quorum: Quorum, language: Language): string {
  const says = texts[language]
  const share = (of: number) => `${formatNumber(of * 100, language)} %`
  switch (quorum.kind) {
    case "every run":
      return says.everyRun
    case "share":
      return says.runs(share(quorum.share))
    case "middle":
      return says.middle(share(quorum.share))
    case "median":
      return says.median
    case "mean":
      return says.mean
  }
}

/** What came out, in words: the value, and the share of runs in which it is as asked where that is what counts. */
export function measuredText(
  { check, measured, share }: Pick<CheckResult, "check" | "measured" | "share">,
  plan: Plan,
  language: Language,
): string {
  const says = texts[language]
  if (measured === null) return says.never
  const runs = `${formatNumber(Math.floor(share * 100 + 1e-9), language)} %`
  if (check.expect.kind === "ending") return `${says[check.expect.ending]} (${runs})`
  const value = valueText(check, measured / definitionOfCheck(check).scale, plan, language)
  return check.in.kind === "share" || check.in.kind === "every run" ? `${value} (${runs})` : value
}
