import {
  AS_GOOD,
  BY_CHANCE,
  type Calibration,
  FEW_DAYS,
  FEWEST_FOR_A_SHAPE,
  FEWEST_OF_A_WEEKDAY,
} from "@tangguh/calibration"
import type { ArrivalProfile, DurationFit, PatienceFit } from "@tangguh/calibration"
import { formatNumber } from "@tangguh/charts"
import type { Terminal } from "../terminal/terminal.ts"
import { calibrateWords } from "./calibrate-words.ts"
import { Page, unitOf } from "./page.ts"

const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)

/** What was fitted, beside the data that it was fitted to. `next` is the last line. */
export function calibratePage(calibration: Calibration, next: string, terminal: Terminal): string {
  const { language } = terminal
  const says = calibrateWords[language]
  const page = new Page(terminal)
  const { file, visits, offices, days, firstDay, lastDay, passedOver, resolution, incidents } = calibration
  page.bold(says.header(file, page.count(visits), page.count(days.length), offices, dateOf(firstDay), dateOf(lastDay)))
  page.text(`${says.brackets} ${says.ifKnown}`)
  if (resolution === 60 || incidents?.resolution === 60) page.text(says.wholeMinutes)
  if (passedOver.length > 0) page.text(says.passedOver(passedOver.join(", "), file))
  if (incidents !== null && incidents.passedOver.length > 0)
    page.text(says.passedOver(incidents.passedOver.join(", "), incidents.file))
  if (incidents !== null && incidents.elsewhere.length > 0) page.text(says.elsewhere(incidents.elsewhere.join(", ")))
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
  for (const { dependency, places, joined, up, down } of calibration.outages ?? []) {
    for (const [title, fit] of [
      [says.up(dependency), up],
      [says.down(dependency), down],
    ] as const) {
      page.heading(title)
      page.text(
        [
          says.ends(page.count(fit.ended), page.count(fit.censored)),
          places > 1 ? says.places(page.count(places)) : "",
          joined > 0 && fit === down ? says.joined(page.count(joined)) : "",
        ]
          .filter((part) => part !== "")
          .join(" "),
      )
      if (fit.atRisk === 0) page.text(says.nothingSeen)
      else if (fit.ended === 0) page.text(says.neverEnded(page.time(fit.meanAtLeast)))
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
      fit.leftAtClosing > 0 ? says.leftAtClosing(page.count(fit.leftAtClosing)) : "",
    ]
      .filter((part) => part !== "")
      .join(" "),
  )
  if (fit.atRisk === 0) return page.text(says.nothingSeen)
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
  if (own.behind >= AS_GOOD) return says.noUpperEnd(name)
  if (own.behind > 0) return says.simpler(name)
  if (next.behind < AS_GOOD) return says.asGood(name)
  return says.nextBest(name, formatNumber(next.behind, language, next.behind < 10 ? 1 : 0), next.behind >= 10)
}
