import { dayLabel } from "./local-time.ts"
import { formatNumber, formatShare, insideSentence, listOf, type Language } from "./locale.ts"
import { OfficeTime } from "./office-time.ts"
import { plainText } from "./plain-text.ts"
import type { DifferenceRow, ForestOfDifferences, QueueOverTime, WaitByCause } from "./rows.ts"

const quoted = (title: string) => `“${plainText(title)}”`

/** Whether a change is for the better, in the direction that the outcome gives. */
export const improves = (row: DifferenceRow, direction: "lower" | "higher"): boolean =>
  direction === "lower" ? row.mean < 0 : row.mean > 0

/** Whether no replication differed from today at all. */
export const unchanged = (row: DifferenceRow): boolean => row.mean === 0 && row.lower === 0 && row.upper === 0

/** Rows with the best change first; ties stay in the order given. */
export const bestFirst = (rows: ReadonlyArray<DifferenceRow>, direction: "lower" | "higher"): DifferenceRow[] =>
  rows.toSorted((a, b) => (direction === "lower" ? a.mean - b.mean : b.mean - a.mean))

/**
 * What a forest plot shows, in one sentence. A verb of gain is used only of a measure whose interval excludes no
 * change, "most" only if its interval lies apart from every other measure's, and bounds are never spoken of.
 */
export const forestFinding = (input: ForestOfDifferences): string => {
  const { language, outcome } = input
  const name = insideSentence(plainText(outcome.title))
  const say = forestPhrases[language]
  if (input.tooFew === true) return say.tooFew(formatNumber(input.replications, language))
  const measures = bestFirst(
    input.rows.filter((row) => !row.bound),
    outcome.direction,
  )
  const gains = measures.filter((row) => row.settled && improves(row, outcome.direction))
  const best = gains[0]
  if (best) {
    const apart = measures.every(
      (row) => row === best || (outcome.direction === "lower" ? best.upper < row.lower : best.lower > row.upper),
    )
    const alone = gains.length === 1 && measures.length > 1
    return say.gain(outcome.direction, {
      measure: quoted(best.title),
      name,
      most: apart && !alone && measures.length > 1,
      alone,
      amount: amount(best.mean, outcome.baseline, plainText(outcome.unit), language, outcome.direction),
    })
  }
  if (measures.length > 0 && measures.every(unchanged)) return say.nothing(name)
  const losses = measures
    .filter((row) => row.settled && !improves(row, outcome.direction))
    .map((row) => quoted(row.title))
  return say.none(outcome.direction, name, losses)
}

const amount = (mean: number, baseline: number, unit: string, language: Language, direction: "lower" | "higher") => {
  const decimals = titleDecimals(mean)
  const show = (value: number) => formatNumber(value, language, decimals)
  if (direction === "higher") {
    return language === "id"
      ? `dari ${show(baseline)} menjadi ${show(baseline + mean)} ${unit}`
      : `from ${show(baseline)} to ${show(baseline + mean)} ${unit}`
  }
  const gained = show(-mean)
  return language === "id" ? `${gained} dari ${show(baseline)} ${unit}` : `by ${gained} of ${show(baseline)} ${unit}`
}

const titleDecimals = (value: number) => (Math.abs(value) >= 10 ? 0 : Math.abs(value) >= 1 ? 1 : 2)

interface Gain {
  readonly measure: string
  readonly name: string
  readonly most: boolean
  readonly alone: boolean
  readonly amount: string
}

const forestPhrases = {
  en: {
    gain: (direction: "lower" | "higher", { measure, name, most, alone, amount: by }: Gain) =>
      `${alone ? "Only " : ""}${measure} ${direction === "lower" ? "cuts" : "raises"} ${name}${most ? " most" : ""}: ${by}`,
    tooFew: (runs: string) => `Too few runs for a verdict: ${runs}`,
    nothing: (name: string) => `No measure changes ${name} in any run`,
    none: (direction: "lower" | "higher", name: string, losses: string[]) =>
      `No measure is shown to ${direction === "lower" ? "cut" : "raise"} ${name}` +
      (losses.length === 0
        ? ""
        : `; ${listOf(losses, "en")} ${losses.length === 1 ? "makes" : "make"} it ${direction === "lower" ? "larger" : "smaller"}`),
  },
  id: {
    gain: (direction: "lower" | "higher", { measure, name, most, alone, amount: by }: Gain) => {
      const verb = direction === "lower" ? "mengurangi" : "menambah"
      if (alone) return `Hanya ${measure} yang terbukti ${verb} ${name}: ${by}`
      return `${measure} ${most ? "paling " : ""}${verb} ${name}: ${by}`
    },
    tooFew: (runs: string) => `Ulangan terlalu sedikit untuk kesimpulan: ${runs}`,
    nothing: (name: string) => `Tidak ada tindakan yang mengubah ${name} di ulangan mana pun`,
    none: (direction: "lower" | "higher", name: string, losses: string[]) =>
      `Belum ada tindakan yang terbukti ${direction === "lower" ? "mengurangi" : "menambah"} ${name}` +
      (losses.length === 0
        ? ""
        : `; ${listOf(losses, "id")} malah ${direction === "lower" ? "menambahnya" : "menguranginya"}`),
  },
}

/** The row at which the median is highest, the earliest of those. */
export const peakOf = <Row extends { readonly median: number }>(rows: ReadonlyArray<Row>): Row | undefined =>
  rows.reduce<Row | undefined>((best, row) => (!best || row.median > best.median ? row : best), undefined)

/** How high the median queue rises today, on which day, and how high with the measure shown. */
export const queueFinding = (input: QueueOverTime): string => {
  const { language, quantity } = input
  const clock = new OfficeTime(input.days)
  const peak = (policy: string) =>
    peakOf(input.rows.filter((row) => row.policy === policy && clock.dayAt(row.time) !== undefined))
  const of = (role: "today" | "measure") => {
    const series = input.series.find((each) => each.role === role)
    const row = series && peak(series.policy)
    return series && row ? { title: quoted(series.title), row } : undefined
  }
  const today = of("today")
  const measure = of("measure")
  if (!today) return plainText(quantity.title)
  const count = (value: number) => formatNumber(value, language, value < 10 && !Number.isInteger(value) ? 1 : 0)
  const most = count(today.row.median)
  const day = dayLabel(today.row.time.slice(0, 10), language)
  const unit = plainText(quantity.unit)
  const less = measure && count(measure.row.median)
  if (language === "id") {
    const what = quantity.kind === "queue" ? "antrean" : "tunggakan"
    const first = `Kondisi sekarang: ${what} dalam ulangan tengah mencapai ${most} ${unit} (${day})`
    if (!measure) return first
    return less === most
      ? `${first}; begitu pula dengan ${measure.title}`
      : `${first}; dengan ${measure.title}, ${less}`
  }
  const first = `Today the ${quantity.kind} reaches ${most} ${unit} in the middle run (${day})`
  if (!measure) return first
  return less === most ? `${first}, and the same with ${measure.title}` : `${first}; with ${measure.title}, ${less}`
}

/** Which failure people wait longest for today, and its share of the hours. */
export const causeFinding = (input: WaitByCause): string => {
  const { language } = input
  const rows = input.rows.filter((row) => row.policy === input.today)
  const total = rows.reduce((sum, row) => sum + row.hours, 0)
  const largest = rows
    .filter((row) => row.kind === "failure" && row.hours > 0)
    .reduce<(typeof rows)[number] | undefined>((best, row) => (!best || row.hours > best.hours ? row : best), undefined)
  if (!largest) {
    return language === "id"
      ? "Kondisi sekarang: tidak ada jam tunggu karena gangguan"
      : "Today nobody waits for an outage to end"
  }
  const share = formatShare(largest.hours / total, language)
  const title = quoted(largest.causeTitle)
  return language === "id"
    ? `${share} jam tunggu warga pada kondisi sekarang terjadi selama gangguan ${title}`
    : `${share} of the hours people wait today are spent while ${title} is down`
}
