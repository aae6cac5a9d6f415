import {
  AS_GOOD,
  BY_CHANCE,
  type Calibration,
  FEW_DAYS,
  FEWEST_FOR_A_SHAPE,
  FEWEST_OF_A_WEEKDAY,
} from "@tangguh/calibration"
import type { ArrivalProfile, DurationFit, Estimate, PatienceFit } from "@tangguh/calibration"
import { formatNumber, type Language } from "@tangguh/charts"
import { ascii } from "../terminal/ascii.ts"
import { displayWidth, padEnd, padStart } from "../terminal/display-width.ts"
import { printable } from "../terminal/printable.ts"
import { styled } from "../terminal/style.ts"
import type { Terminal } from "../terminal/terminal.ts"
import { wrap } from "../terminal/wrap.ts"
import { calibrateWords } from "./calibrate-words.ts"

const BAR = 24

const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)

/** What was fitted, beside the data that it was fitted to. `next` is the last line. */
export function calibratePage(calibration: Calibration, next: string, terminal: Terminal): string {
  const { language } = terminal
  const says = calibrateWords[language]
  const page = new Page(terminal)
  const { file, visits, offices, days, firstDay, lastDay, passedOver, resolution } = calibration
  page.bold(says.header(file, page.count(visits), page.count(days.length), offices, dateOf(firstDay), dateOf(lastDay)))
  page.text(says.brackets)
  if (resolution === 60) page.text(says.wholeMinutes)
  if (passedOver.length > 0) page.text(says.passedOver(passedOver.join(", ")))
  for (const { name, arrivals } of calibration.classes) {
    page.heading(says.arrivals(name))
    arrivalsOf(page, arrivals)
  }
  page.heading(says.services(null))
  servicesOf(page, calibration)
  for (const { name, service } of calibration.classes) {
    if (service === null) continue
    page.heading(says.services(name))
    page.text(says.served(page.count(service.ended)))
    fitOf(page, service)
  }
  for (const { name, patience } of calibration.classes) {
    page.heading(says.patience(name))
    patienceOf(page, patience)
  }
  for (const { dependency, up, down } of calibration.outages ?? []) {
    for (const [title, fit] of [
      [says.up(dependency), up],
      [says.down(dependency), down],
    ] as const) {
      page.heading(title)
      page.text(says.ends(page.count(fit.ended), page.count(fit.censored)))
      if (fit.ended === 0) page.text(says.neverEnded(page.time(fit.meanAtLeast)))
      else fitOf(page, fit)
    }
  }
  page.lines.push("")
  page.text(next)
  return `${page.lines.join("\n")}\n`
}

function arrivalsOf(page: Page, { days, perDay, dispersion, hours, weekdays, weekdaysAlike }: ArrivalProfile): void {
  const { says } = page
  page.text(says.perDay(page.estimate(perDay)))
  if (dispersion === null) page.text(says.fewDays(days, FEW_DAYS))
  else {
    const kind = dispersion.varies ? "uneven" : 1 - dispersion.p < BY_CHANCE ? "even" : "asPoisson"
    page.text(says[kind](page.number(dispersion.ratio), page.p(dispersion.p)))
  }
  const clock = (hour: number) => `${String(hour).padStart(2, "0")}${page.language === "id" ? "." : ":"}00`
  const most = hours.reduce((top, { perDay: { value } }) => Math.max(top, value), 0)
  page.table(
    [says.hour, says.aDay, "", ""],
    hours.map(({ hour, perDay: rate }) => [
      `${clock(hour)}-${clock(hour + 1)}`,
      page.number(rate.value),
      page.interval(rate),
      page.bar(rate.value / most),
    ]),
  )
  if (weekdays === null) page.text(says.weekdaysFew(FEWEST_OF_A_WEEKDAY))
  else {
    page.table(
      [says.weekday, says.aDay, ""],
      weekdays.map(({ weekday, perDay: rate }) => [
        says.weekdays[weekday],
        page.number(rate.value),
        page.interval(rate),
      ]),
    )
    page.text((weekdaysAlike! < BY_CHANCE ? says.weekdaysDiffer : says.weekdaysAlike)(page.p(weekdaysAlike!)))
  }
}

function servicesOf(page: Page, { service, duringIncidents, unended, atOnce }: Calibration): void {
  const { says } = page
  page.text(
    [
      service.ended === 0 ? says.noService : says.served(page.count(service.ended)),
      duringIncidents > 0 ? says.duringIncidents(page.count(duringIncidents)) : "",
      unended > 0 ? says.unended(page.count(unended)) : "",
      atOnce > 0 ? says.atOnce(page.count(atOnce)) : "",
    ]
      .filter((part) => part !== "")
      .join(" "),
  )
  if (service.ended > 0) fitOf(page, service)
}

function patienceOf(page: Page, fit: PatienceFit): void {
  const { says } = page
  page.text(
    [
      says.gaveUp(page.count(fit.ended), page.count(fit.rows)),
      fit.ended > 0 && fit.censored > 0 ? says.censored(page.count(fit.censored)) : "",
      fit.stillThere > 0 ? says.stillThere(page.count(fit.stillThere)) : "",
      fit.leftDuringIncidents > 0 ? says.leftDuringIncidents(page.count(fit.leftDuringIncidents)) : "",
    ]
      .filter((part) => part !== "")
      .join(" "),
  )
  if (fit.ended === 0) return page.text(says.nobodyLeft(page.time(fit.meanAtLeast)))
  fitOf(page, fit)
  const { beyond } = fit
  if (beyond > 0.05) page.text(says.beyond(page.time(fit.longest), page.share(beyond)))
}

/** The law, how decisively it was chosen, its quantiles beside those of the data, and what the data cannot tell. */
function fitOf(page: Page, fit: DurationFit): void {
  const { says } = page
  if (fit.fitted === null) return page.text(says.always(page.time(fit.always!)))
  const { family, mean, median, cv } = fit.fitted
  const name = says.families[family]
  page.text(
    [
      family === "exponential"
        ? says.exponentialLaw(name, page.times(mean))
        : family === "lognormal" && fit.censored > 0
          ? says.lawOfMedian(name, page.times(median), page.estimate(cv))
          : says.law(name, page.times(mean), page.estimate(cv)),
      chosenBy(page, fit),
    ].join(" "),
  )
  if (fit.thin)
    page.text(says.fewEnds(page.count(fit.ended), fit.enoughRows === null ? null : page.count(fit.enoughRows)))
  const unit = unitOf(median.value)
  page.table(
    [says.share, `${says.overWithin}, ${says.units[unit]}`, "", name],
    fit.quantiles.map(({ share, data, fitted }) => [
      page.share(share),
      data.value === Infinity ? says.notSeen : page.in(data.value, unit),
      data.lower === Infinity ? "" : page.interval(data, unit),
      page.in(fitted, unit),
    ]),
  )
  if (fit.ended < FEWEST_FOR_A_SHAPE) return
  const { apart, byChance } = fit.gap!
  page.text(says.gap(page.share(apart), page.count(fit.ended), page.share(byChance), apart <= byChance))
}

function chosenBy({ says, language, count }: Page, { ended, fitted, candidates }: DurationFit): string {
  if (ended < FEWEST_FOR_A_SHAPE) return says.onlyExponential(count(ended))
  const others = candidates.filter(({ family }) => family !== fitted!.family)
  const own = candidates.find(({ family }) => family === fitted!.family)!
  const next = others[0]
  if (next === undefined) return ""
  const name = says.families[next.family]
  if (own.behind > 0) return says.simpler(name)
  if (next.behind < AS_GOOD) return says.asGood(name)
  return says.nextBest(name, formatNumber(next.behind, language, next.behind < 10 ? 1 : 0), next.behind >= 10)
}

const SECONDS = { s: 1, min: 60, h: 3600, days: 86_400 } as const
type Unit = keyof typeof SECONDS

const unitOf = (seconds: number): Unit =>
  seconds < 90 ? "s" : seconds < 7200 ? "min" : seconds < 172_800 ? "h" : "days"

/** Lines of a page, and how numbers stand in it. */
class Page {
  readonly lines: string[] = []
  readonly language: Language
  readonly says: (typeof calibrateWords)[Language]
  private readonly terminal: Terminal

  constructor(terminal: Terminal) {
    this.terminal = terminal
    this.language = terminal.language
    this.says = calibrateWords[terminal.language]
  }

  readonly shown = (text: string): string => (this.terminal.unicode ? printable(text) : ascii(printable(text)))

  readonly text = (text: string): void => {
    this.lines.push(...wrap(this.shown(text), this.terminal.width))
  }

  bold(text: string): void {
    this.lines.push(...wrap(this.shown(text), this.terminal.width).map((line) => styled(this.terminal, line, "bold")))
  }

  heading(text: string): void {
    this.lines.push("")
    this.bold(text)
  }

  /** The first column at the left, numbers at the right, what is beside them at the left; folded where there is no room. */
  table(heads: readonly string[], rows: readonly (readonly string[])[]): void {
    const cells = [heads, ...rows].map((row) => row.map(this.shown))
    const wide = heads.map((_, i) => Math.max(...cells.map((row) => displayWidth(row[i]))))
    const numbers = (i: number) => i === 1 || (heads.length === 4 && i === 3 && heads[3] !== "")
    for (const [at, row] of cells.entries()) {
      const line = `  ${row.map((cell, i) => (numbers(i) ? padStart : padEnd)(cell, wide[i])).join("  ")}`.trimEnd()
      const fits = displayWidth(line) <= this.terminal.width
      const shown = fits ? [line] : wrap(`  ${row.filter((cell) => cell !== "").join(" ")}`, this.terminal.width, 4)
      this.lines.push(...shown.map((each) => (at === 0 ? styled(this.terminal, each, "dim") : each)))
    }
  }

  /** Three digits. */
  readonly number = (value: number): string => {
    const size = Math.abs(value)
    return formatNumber(value, this.language, size >= 100 ? 0 : size >= 10 ? 1 : 2)
  }

  readonly count = (value: number): string => formatNumber(value, this.language)

  share(share: number): string {
    return `${formatNumber(100 * share, this.language, share < 0.1 && share > 0 && share !== 0.05 ? 1 : 0)} %`
  }

  p(p: number): string {
    return p < 0.001
      ? `< ${formatNumber(0.001, this.language, 3)}`
      : `= ${formatNumber(p, this.language, p < 0.01 ? 3 : 2)}`
  }

  bar(share: number): string {
    return (this.terminal.unicode ? "█" : "#").repeat(Math.round(BAR * share))
  }

  in(seconds: number, unit: Unit): string {
    return this.number(seconds / SECONDS[unit])
  }

  interval({ lower, upper }: Estimate, unit: Unit = "s"): string {
    const end = upper === Infinity ? this.says.notSeen : this.in(upper, unit)
    return `(${this.in(lower, unit)} ${this.says.to} ${end})`
  }

  estimate(estimate: Estimate): string {
    return `${this.number(estimate.value)} ${this.interval(estimate)}`
  }

  times(estimate: Estimate): string {
    const unit = unitOf(estimate.value)
    return `${this.in(estimate.value, unit)} ${this.says.units[unit]} ${this.interval(estimate, unit)}`
  }

  time(seconds: number): string {
    const unit = unitOf(seconds)
    return `${this.in(seconds, unit)} ${this.says.units[unit]}`
  }
}
