import { bestFirst, forestFinding, improves, unchanged } from "./finding.ts"
import { mustBeFinite } from "./finite.ts"
import {
  decimalsFor,
  formatChange,
  formatNumber,
  formatShare,
  insideSentence,
  capitalised,
  type Language,
} from "./locale.ts"
import { plainText } from "./plain-text.ts"
import type { DifferenceRow, ForestOfDifferences } from "./rows.ts"
import { multiples, roundStep } from "./scale.ts"
import { shorten, textWidth, wrap, wrapEvenly } from "./text-width.ts"
import {
  chart,
  colours,
  pictureWidth,
  pixels,
  ruleLayers,
  sizes,
  textLayers,
  type ChartSpec,
  type Layer,
  type PositionChannel,
} from "./theme.ts"
import { words } from "./words.ts"

const rowHeight = 36
const lineHeight = 16
const nameLimit = 215
const columnGap = 14

interface PlacedRow extends DifferenceRow {
  readonly lines: string[]
  readonly y: number
  readonly look: Look
}

type Look = "better" | "worse" | "unsettled" | "bound"

const looks: Record<
  Look,
  { readonly line: string; readonly fill: string; readonly shape: "circle" | "diamond"; readonly dash?: number[] }
> = {
  better: { line: colours.accent, fill: colours.accent, shape: "circle" },
  worse: { line: colours.worse, fill: colours.worse, shape: "circle" },
  unsettled: { line: colours.today, fill: "white", shape: "circle" },
  bound: { line: colours.bound, fill: "white", shape: "diamond", dash: [4, 3] },
}

const lookOf = (row: DifferenceRow, direction: "lower" | "higher"): Look => {
  if (row.bound) return "bound"
  if (!row.settled) return "unsettled"
  return improves(row, direction) ? "better" : "worse"
}

/**
 * A forest plot of paired differences to today, best first: mean and interval, numbers in columns at the right. Hollow
 * and grey is not settled; bounds stand below a rule, as dashed diamonds.
 */
export const forestOfDifferences = (input: ForestOfDifferences): ChartSpec => {
  mustBeFinite(input.rows, ["mean", "lower", "upper"])
  const { language, outcome } = input
  const say = words[language]
  const confidence = formatShare(input.confidence ?? 0.95, language)
  const { rows, ruleAt, height } = placeRows(input)
  const names = Math.max(0, ...rows.flatMap(({ lines }) => lines.map((line) => textWidth(line, sizes.label))))
  const columns = numberColumns(rows, language)
  const intervalHead = say.interval(confidence)
  const unit = shorten(capitalised(plainText(outcome.unit)), 110, sizes.label)
  const meanWidth = Math.max(
    textWidth(unit, sizes.label),
    ...columns.map(({ mean }) => textWidth(mean, sizes.label, 600)),
  )
  const intervalWidth = Math.max(
    textWidth(intervalHead, sizes.label),
    ...columns.map(({ interval }) => textWidth(interval, sizes.label)),
  )
  const left = names + columnGap
  const right = columnGap + meanWidth + columnGap + intervalWidth
  const width = Math.max(280, Math.floor(pictureWidth - left - right))
  const meanAt = width + columnGap + meanWidth
  const intervalAt = meanAt + columnGap

  const leftWord = plainText(outcome.direction === "lower" ? outcome.betterWord : outcome.worseWord)
  const rightWord = plainText(outcome.direction === "lower" ? outcome.worseWord : outcome.betterWord)
  const arrowLimit = width * 0.44
  const leftArrow = shorten(`← ${leftWord}`, arrowLimit, sizes.label, 600)
  const rightArrow = `${shorten(rightWord, arrowLimit - 20, sizes.label, 600)} →`
  const domain = domainOf(rows, {
    left: (textWidth(leftArrow, sizes.label, 600) + 16) / width,
    right: (textWidth(rightArrow, sizes.label, 600) + 16) / width,
  })
  const x = channelOf(domain, {
    title: say.change(insideSentence(plainText(outcome.title)), plainText(outcome.unit)),
    width,
    language,
  })
  const zero = ((0 - domain[0]) / (domain[1] - domain[0])) * width
  const arrowColours = outcome.direction === "lower" ? [colours.accent, colours.worse] : [colours.worse, colours.accent]

  const layer: Layer[] = [
    ...ruleLayers([{ x: zero, x2: zero, y: 0, y2: height }], { stroke: colours.ink, strokeWidth: 1.25 }),
    ...(ruleAt === undefined
      ? []
      : [
          ...ruleLayers([{ x: -left, x2: width + right, y: ruleAt, y2: ruleAt }], { stroke: "#c3c8d1" }),
          ...textLayers([{ x: -left, y: ruleAt + 14, text: say.bounds }], { colour: colours.quiet, size: sizes.small }),
        ]),
    ...markLayers(rows, x),
    ...textLayers(
      rows.flatMap(({ lines, y }) =>
        lines.map((text, line) => ({ x: -columnGap, y: y + (line - (lines.length - 1) / 2) * lineHeight, text })),
      ),
      { align: "right" },
    ),
    ...textLayers([{ x: zero - 8, y: -14, text: leftArrow }], {
      align: "right",
      weight: 600,
      colour: arrowColours[0] ?? colours.ink,
    }),
    ...textLayers([{ x: zero + 8, y: -14, text: rightArrow }], { weight: 600, colour: arrowColours[1] ?? colours.ink }),
    ...textLayers([{ x: meanAt, y: -14, text: unit }], { align: "right", colour: colours.quiet }),
    ...textLayers([{ x: intervalAt, y: -14, text: intervalHead }], { colour: colours.quiet }),
    ...textLayers(
      rows.map(({ y }, index) => ({ x: meanAt, y, text: columns[index]?.mean ?? "" })),
      { align: "right", weight: 600 },
    ),
    ...textLayers(
      rows.map(({ y }, index) => ({ x: intervalAt, y, text: columns[index]?.interval ?? "" })),
      { colour: colours.quiet },
    ),
  ]
  const title = forestFinding(input)
  return chart(language, {
    title,
    subtitle: say.forestSubtitle({
      scenario: input.scenarioTitle,
      outcome: outcome.title,
      replications: formatNumber(input.replications, language),
      confidence,
      tooFew: input.tooFew === true,
      unsettled: rows.some(({ look }) => look === "unsettled"),
      bounds: ruleAt !== undefined,
    }),
    description: say.forestDescription({
      finding: title,
      rows: rows.map(
        ({ title: name }, index) => `${name}: ${columns[index]?.mean ?? ""} ${columns[index]?.interval ?? ""}.`,
      ),
    }),
    width,
    height,
    layer,
  })
}

const placeRows = (input: ForestOfDifferences) => {
  const { direction } = input.outcome
  const measures = bestFirst(
    input.rows.filter((row) => !row.bound),
    direction,
  )
  const bounds = bestFirst(
    input.rows.filter((row) => row.bound),
    direction,
  )
  let y = 4
  const place = (row: DifferenceRow): PlacedRow => {
    const lines = wrapEvenly(plainText(row.title), nameLimit, sizes.label)
    const own = Math.max(rowHeight, lines.length * lineHeight + 12)
    const middle = y + own / 2
    y += own
    return { ...row, lines, y: middle, look: lookOf(row, direction) }
  }
  const placed = measures.map(place)
  const ruleAt = bounds.length > 0 ? y + 6 : undefined
  if (ruleAt !== undefined) y = ruleAt + 18
  return { rows: [...placed, ...bounds.map(place)], ruleAt, height: y + 6 }
}

/** The mean and interval of each row as text, with as many decimals as keep a settled interval away from zero. */
const numberColumns = (
  rows: ReadonlyArray<DifferenceRow>,
  language: Language,
): Array<{ mean: string; interval: string }> => {
  let decimals = decimalsFor(rows.flatMap(({ mean, lower, upper }) => [mean, lower, upper]))
  const touches = (row: DifferenceRow) =>
    row.settled && [row.mean, row.lower, row.upper].some((value) => Number(value.toFixed(decimals)) === 0)
  while (decimals < 3 && rows.some(touches)) decimals += 1
  const show = (value: number) => formatChange(value, language, decimals)
  const { to, noChange } = words[language]
  return rows.map((row) =>
    unchanged(row)
      ? { mean: "0", interval: noChange }
      : { mean: show(row.mean), interval: `${show(row.lower)} ${to} ${show(row.upper)}` },
  )
}

/** The values from end to end: all intervals and zero, and so much on either side of zero that the arrows have room. */
const domainOf = (
  rows: ReadonlyArray<DifferenceRow>,
  share: { readonly left: number; readonly right: number },
): [number, number] => {
  const low = Math.min(0, ...rows.map(({ lower }) => lower))
  const high = Math.max(0, ...rows.map(({ upper }) => upper))
  if (low === high) return [-1, 1]
  const air = (high - low) * 0.03
  const from = low < 0 ? low - air : 0
  const until = high > 0 ? high + air : 0
  return [
    Math.min(from, (-until * share.left) / (1 - share.left)),
    Math.max(until, (-from * share.right) / (1 - share.right)),
  ]
}

/** The channel from values to places along the axis, for whichever field. */
const channelOf = (
  domain: [number, number],
  { title, width, language }: { readonly title: string; readonly width: number; readonly language: Language },
): ((field: string) => PositionChannel) => {
  const length = domain[1] - domain[0]
  const ends = domain.map((end) => textWidth(formatChange(end, language), sizes.label))
  const step = roundStep(length, Math.max(2, Math.min(8, Math.floor(width / (Math.max(...ends) + 30)))))
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9))
  return (field) => ({
    field,
    type: "quantitative",
    scale: { domain, nice: false, zero: false },
    axis: {
      title: wrap(title, width, sizes.label),
      titlePadding: 10,
      values: multiples(domain[0], domain[1], step),
      labelExpr: `datum.value === 0 ? '0' : format(datum.value, '+,.${decimals}f')`,
      grid: true,
    },
  })
}

/** Intervals and means, one pair of layers for each look that occurs. */
const markLayers = (rows: ReadonlyArray<PlacedRow>, x: (field: string) => PositionChannel): Layer[] =>
  (Object.keys(looks) as Look[]).flatMap((look): Layer[] => {
    const values = rows
      .filter((row) => row.look === look)
      .map(({ policy, title, mean, lower, upper, settled, bound, y }) => ({
        policy,
        title: plainText(title),
        mean,
        lower,
        upper,
        settled,
        bound,
        y,
      }))
    if (values.length === 0) return []
    const { line, fill, shape, dash } = looks[look]
    return [
      {
        data: { values },
        mark: {
          type: "rule",
          stroke: line,
          strokeWidth: look === "bound" ? 2 : 3,
          ...(dash ? { strokeDash: dash } : {}),
        },
        encoding: {
          x: x("lower"),
          x2: { field: "upper" },
          y: pixels("y"),
        },
      },
      {
        data: { values },
        mark: {
          type: "point",
          shape,
          fill,
          stroke: line,
          strokeWidth: 2,
          size: shape === "diamond" ? 110 : 100,
          opacity: 1,
        },
        encoding: { x: x("mean"), y: pixels("y") },
      },
    ]
  })
