import { shown } from "@tangguh/scenario"
import type { Calibration, ClassFit } from "./calibrate.ts"
import type { DurationFit } from "./duration-fit.ts"
import type { OutageFit } from "./outage-fit.ts"
import type { Estimate } from "./likelihood.ts"
import { BY_CHANCE } from "./thin.ts"

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

/**
 * Returns lines of a scenario file: the numbers as facts, each with its 95 % interval as range and marked *calibrated*,
 * and the citizens, the service and the dependencies that use them. What the record cannot tell is said in a comment.
 * With `tangguh`, `title`, `run` and `hours` before them they are a whole scenario.
 */
export function scenarioLines(calibration: Calibration, incidentsFile: string | null): string {
  const facts = new Facts()
  const { classes, outages } = calibration
  const citizens = classes.map((each) => citizensLines(each, facts))
  const services = serviceLines(calibration, facts)
  const known = knownOutages(outages)
  const dependencies = (outages ?? []).flatMap((outage) => {
    const { dependency, scope, up, down } = outage
    if (!known.includes(outage)) return [`# ${dependency}: no time up, or none down, is in the record from end to end.`]
    return [
      ...thinNote(up.thin || down.thin, `${Math.min(up.ended, down.ended)} ends`, "  "),
      `  ${dependency}:`,
      ...(scope === "region" || (scope === "nation" && calibration.offices > 1) ? [`    scope: ${scope}`] : []),
      "    fails:",
      `      - up_for: ${lawLine(up, `${dependency}-up`, "incidents", facts)}`,
      `        down_for: ${lawLine(down, `${dependency}-down`, "incidents", facts)}`,
    ]
  })
  return [
    `# Calibrated from ${titleOf(calibration.file)}: ${calibration.visits} visits on ${calibration.days.length} open days.`,
    "# Ranges are 95 % intervals. Before these lines a scenario has: tangguh, title, run, hours.",
    "sources:",
    `  tickets: { title: ${titleOf(calibration.file)} }`,
    ...(incidentsFile !== null && facts.sources.has("incidents")
      ? [`  incidents: { title: ${titleOf(incidentsFile)} }`]
      : []),
    "facts:",
    ...facts.lines,
    ...(calibration.atOnce > 0
      ? [`resources: { counter: ${calibration.atOnce} } # the most who were served at once`]
      : []),
    ...(known.length > 0 ? ["dependencies:"] : []),
    ...dependencies,
    ...services,
    "citizens:",
    ...citizens.flat(),
    "",
  ].join("\n")
}

/** Dependencies of whose times up and down something is known: a step may need them. */
const knownOutages = (outages: readonly OutageFit[] | null): readonly OutageFit[] =>
  (outages ?? []).filter(({ up, down }) => [up, down].every(({ fitted, always }) => fitted !== null || always !== null))

const titleOf = (file: string): string => JSON.stringify(shown(file.replace(/^.*[/\\]/, ""), 200))

/** The facts of a file, in order. */
class Facts {
  readonly lines: string[] = []
  readonly sources = new Set<string>()
  private readonly names = new Set<string>()

  /** Writes a number with its range and returns what stands for it. */
  add(wanted: string, estimate: Estimate, unit: Unit, source: string, because: string): string {
    let name = wanted
    for (let i = 2; this.names.has(name); i++) name = `${wanted}-${i}`
    this.names.add(name)
    this.sources.add(source)
    const { value, lower, upper } = estimate
    const [least, middle, most] = [lower, value, Math.min(upper, 1000 * value)].map((each) => plain(each / unit.size))
    this.lines.push(
      `  ${name}: { value: ${middle}${unit.text}, range: ${least} to ${most}${unit.text}, source: ${source},`,
      `    because: ${JSON.stringify(`calibrated: ${because}`)} }`,
    )
    return `$${name}`
  }
}

interface Unit {
  readonly size: number
  readonly text: string
}

const bare: Unit = { size: 1, text: "" }
const perDay: Unit = { size: 1, text: " / working day" }

/** Four digits, without an exponent. */
const plain = (value: number): string => String(Number(value.toPrecision(4)))

const unitOf = (seconds: number): Unit =>
  seconds < 60
    ? { size: 1, text: " s" }
    : seconds < 7200
      ? { size: 60, text: " min" }
      : seconds < 172_800
        ? { size: 3600, text: " h" }
        : { size: 86_400, text: " days" }

const thinNote = (thin: boolean, of: string, indent: string): readonly string[] =>
  thin ? [`${indent}# thin: ${of} only, see the ranges`] : []

/** A distribution whose numbers are facts, or null where nothing ended. */
function lawLine(fit: DurationFit, name: string, source: string, facts: Facts): string | null {
  if (fit.always !== null && fit.fitted === null) {
    const unit = unitOf(fit.always)
    return `${plain(fit.always / unit.size)}${unit.text}`
  }
  if (fit.fitted === null) return null
  const { family, mean, scale, median, cv, shape } = fit.fitted
  const of = `${fit.ended} seen to their end${fit.censored > 0 ? `, ${fit.censored} not` : ""}; ${family === "weibull" ? "Weibull" : family} by maximum likelihood`
  const time = (what: string, estimate: Estimate) =>
    facts.add(`${name}-${what}`, estimate, unitOf(estimate.value), source, of)
  const number = (what: string, estimate: Estimate) => facts.add(`${name}-${what}`, estimate, bare, source, of)
  if (family === "exponential") return `{ exponential: ${time("mean", mean)} }`
  if (family === "weibull") return `{ weibull: { scale: ${time("scale", scale)}, shape: ${number("shape", shape)} } }`
  // Where much was not seen to its end, the median is known better than the mean.
  if (family === "lognormal" && fit.censored > 0)
    return `{ lognormal: { median: ${time("median", median)}, cv: ${number("cv", cv)} } }`
  return `{ ${family}: { mean: ${time("mean", mean)}, cv: ${number("cv", cv)} } }`
}

function serviceLines({ service, classes, outages, atOnce }: Calibration, facts: Facts): readonly string[] {
  const all = lawLine(service, "serve", "tickets", facts)
  const own = classes.flatMap(({ name, service: fit }) => {
    const law = fit === null ? null : lawLine(fit, `serve-${name}`, "tickets", facts)
    return law === null ? [] : [`          ${name}: ${law}`]
  })
  const needs = knownOutages(outages).map(({ dependency }) => dependency)
  return [
    "services:",
    "  visit:",
    "    steps:",
    "      - step: serve",
    ...(atOnce === 0 ? [] : ["        with: counter"]),
    ...thinNote(service.thin && all !== null, `${service.ended} services`, "        "),
    all === null
      ? "        # takes: no service with beginning and end is in the record"
      : own.length === 0
        ? `        takes: ${all}`
        : ["        takes:", ...own, `          else: ${all}`].join("\n"),
    ...(needs.length === 0
      ? []
      : [
          "        # All that was ever down: strike what this step can do without.",
          `        needs: [${needs.join(", ")}]`,
        ]),
  ]
}

function citizensLines({ name, arrivals, patience }: ClassFit, facts: Facts): readonly string[] {
  const of = `${arrivals.visits} visits on ${arrivals.days} open days`
  const hour = (each: number) => `${String(each).padStart(2, "0")}:00`
  const rate = facts.add(`arrivals-${name}`, arrivals.perDay, perDay, "tickets", of)
  const weights = arrivals.hours.map(
    ({ hour: at, perDay: weight }) =>
      `        ${hour(at)}-${hour(at + 1)}: ${facts.add(`at-${name}-${hour(at).slice(0, 2)}`, weight, bare, "tickets", of)}`,
  )
  const factors =
    arrivals.weekdays === null || arrivals.weekdaysAlike! >= BY_CHANCE
      ? []
      : arrivals.weekdays.map(({ weekday, days, factor }) => {
          const fact = facts.add(`on-${name}-${WEEKDAYS[weekday]}`, factor, bare, "tickets", `${days} such days`)
          return `        ${WEEKDAYS[weekday]}: ${fact}`
        })
  const law = lawLine(patience, `patience-${name}`, "tickets", facts)
  return [
    `  ${name}:`,
    "    wants: visit",
    ...thinNote(arrivals.thin, `${arrivals.days} days`, "    "),
    "    arrive:",
    `      rate: ${rate}`,
    "      by_hour:",
    ...weights,
    ...(factors.length === 0 ? [] : ["      by_weekday:", ...factors]),
    ...thinNote(patience.thin && law !== null, `${patience.ended} gave up`, "    "),
    law === null
      ? "    # patience: nobody gave up, so all that is known is how long they waited"
      : `    patience: ${law}`,
  ]
}
