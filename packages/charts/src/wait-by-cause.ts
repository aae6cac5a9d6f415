import { causeFinding } from "./finding.ts"
import { mustBeFinite } from "./finite.ts"
import { formatNumber } from "./locale.ts"
import { plainText } from "./plain-text.ts"
import type { CauseRow, WaitByCause } from "./rows.ts"
import { multiples, roundStep } from "./scale.ts"
import { shorten, textWidth, wrapEvenly } from "./text-width.ts"
import {
  chart,
  colours,
  failureColours,
  ordinaryColours,
  pictureWidth,
  pixels,
  sizes,
  textLayers,
  type ChartSpec,
  type Layer,
  type PositionChannel,
  type PlacedText,
} from "./theme.ts"
import { words } from "./words.ts"

interface Cause {
  readonly cause: string
  readonly title: string
  readonly kind: "failure" | "ordinary"
  readonly colour: string
}

interface Segment extends CauseRow {
  readonly colour: string
  readonly from: number
  readonly until: number
  readonly y: number
}

const barHeight = 42
const rowHeight = 58
const nameLimit = 200
const columnGap = 14
const lineHeight = 16

/**
 * What people waited for, as one stacked bar for each policy: failures first, in colour, and ordinary waiting in grey.
 * Names stand inside the segments where there is room, otherwise in a legend below.
 */
export const waitByCause = (input: WaitByCause): ChartSpec => {
  mustBeFinite(input.rows, ["hours", "lower", "upper"])
  const { language } = input
  const say = words[language]
  const rows = gathered(input.rows, say.otherCauses)
  const causes = causesOf(rows, input.today)
  const policies = [...new Map(rows.map((row) => [row.policy, plainText(row.title)]))].toSorted(
    ([a], [b]) => Number(b === input.today) - Number(a === input.today),
  )
  const bars = policies.map(([policy, title], index) => {
    const y = index * rowHeight + (rowHeight - barHeight) / 2
    let from = 0
    const segments = causes.flatMap(({ cause, colour }): Segment[] => {
      const row = rows.find((each) => each.policy === policy && each.cause === cause)
      if (!row || !(row.hours > 0)) return []
      const start = from
      from += row.hours
      return [{ ...row, colour, from: start, until: from, y }]
    })
    return {
      policy,
      title,
      lines: wrapEvenly(title, nameLimit, sizes.label, policy === input.today ? 600 : 400),
      y,
      segments,
      total: from,
    }
  })
  const largest = Math.max(1e-9, ...bars.map(({ total }) => total))
  const decimals = largest < 10 ? 1 : 0
  const show = (hours: number) => formatNumber(hours, language, decimals)
  const names = Math.max(
    ...bars.flatMap(({ lines, policy }) =>
      lines.map((line) => textWidth(line, sizes.label, policy === input.today ? 600 : 400)),
    ),
  )
  const totals = Math.max(...bars.map(({ total }) => textWidth(show(total), sizes.label, 600)))
  const left = names + columnGap
  const width = Math.floor(pictureWidth - left - totals - 10)
  const height = policies.length * rowHeight
  const x = (hours: number) => (hours / largest) * width

  const inside = segmentLabels(
    bars.map(({ segments }) => segments),
    x,
    show,
  )
  const unnamed = causes.filter(
    ({ cause }) =>
      !inside.named.has(cause) && bars.some(({ segments }) => segments.some((segment) => segment.cause === cause)),
  )
  const step = roundStep(largest, 6)
  const start: PositionChannel = {
    field: "from",
    type: "quantitative",
    scale: { domain: [0, largest], nice: false },
    axis: {
      title: say.hoursWaited,
      titlePadding: 10,
      values: multiples(0, largest, step),
      format: step < 1 ? ",.1f" : ",d",
      grid: true,
    },
  }
  const layer: Layer[] = [
    ...causes.flatMap(({ cause, colour }): Layer[] => {
      const values = bars.flatMap(({ segments }) =>
        segments
          .filter((segment) => segment.cause === cause)
          .map(({ policy, title, causeTitle, hours, lower, upper, from, until, y }) => ({
            policy,
            title: plainText(title),
            cause,
            causeTitle: plainText(causeTitle),
            hours,
            lower,
            upper,
            from,
            until,
            top: y,
            bottom: y + barHeight,
          })),
      )
      return [
        {
          data: { values },
          mark: { type: "rect", fill: colour, stroke: "white", strokeWidth: 1 },
          encoding: {
            x: start,
            x2: { field: "until" },
            y: pixels("top"),
            y2: { field: "bottom" },
          },
        },
      ]
    }),
    ...bars.flatMap(({ lines, y, policy }) =>
      textLayers(
        lines.map((text, line) => ({
          x: -columnGap,
          y: y + barHeight / 2 + (line - (lines.length - 1) / 2) * lineHeight,
          text,
        })),
        { align: "right", weight: policy === input.today ? 600 : 400 },
      ),
    ),
    ...textLayers(
      bars.map(({ total, y }) => ({ x: x(total) + 7, y: y + barHeight / 2, text: show(total) })),
      { weight: 600 },
    ),
    ...inside.layers,
    ...legend(unnamed, -left, height + 70),
  ]
  const title = causeFinding(input)
  return chart(language, {
    title,
    subtitle: say.causeSubtitle({
      scenario: input.scenarioTitle,
      replications: formatNumber(input.replications, language),
    }),
    description: say.causeDescription({
      finding: title,
      rows: bars.map(
        (bar) =>
          `${bar.title}: ${bar.segments.map(({ causeTitle, hours }) => `${causeTitle} ${show(hours)}`).join(", ")}.`,
      ),
    }),
    width,
    height,
    layer,
  })
}

/** Rows with the smallest failures added into one, when there are more failures than colours. */
const gathered = (rows: ReadonlyArray<CauseRow>, title: string): CauseRow[] => {
  const totals = new Map<string, number>()
  for (const row of rows) if (row.kind === "failure") totals.set(row.cause, (totals.get(row.cause) ?? 0) + row.hours)
  if (totals.size <= failureColours.length) return [...rows]
  const kept = new Set(
    [...totals]
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, failureColours.length - 1)
      .map(([cause]) => cause),
  )
  const others = new Map<string, CauseRow>()
  const result: CauseRow[] = []
  for (const row of rows) {
    if (row.kind === "ordinary" || kept.has(row.cause)) {
      result.push(row)
      continue
    }
    const sum = others.get(row.policy)
    others.set(row.policy, {
      ...row,
      cause: otherCauses,
      causeTitle: title,
      hours: (sum?.hours ?? 0) + row.hours,
      lower: (sum?.lower ?? 0) + row.lower,
      upper: (sum?.upper ?? 0) + row.upper,
    })
  }
  return [...result, ...others.values()]
}

const otherCauses = "other causes"

/** Causes as they are stacked: failures before ordinary waiting, each by its hours today. */
const causesOf = (rows: ReadonlyArray<CauseRow>, today: string): Cause[] => {
  const seen = new Map<string, Cause>()
  const counts = { failure: 0, ordinary: 0 }
  for (const { cause, causeTitle, kind } of rows) {
    if (seen.has(cause)) continue
    const palette = kind === "failure" ? failureColours : ordinaryColours
    const colour = palette[counts[kind] % palette.length] ?? colours.today
    counts[kind] += 1
    seen.set(cause, { cause, title: plainText(causeTitle), kind, colour })
  }
  const hours = (cause: string) => rows.find((row) => row.policy === today && row.cause === cause)?.hours ?? 0
  return [...seen.values()].toSorted(
    (a, b) => Number(a.kind === "ordinary") - Number(b.kind === "ordinary") || hours(b.cause) - hours(a.cause),
  )
}

/** A number in each segment that has room for it, and above it the name of the cause, once. */
const segmentLabels = (
  bars: ReadonlyArray<ReadonlyArray<Segment>>,
  x: (hours: number) => number,
  show: (hours: number) => string,
) => {
  const named = new Set<string>()
  const layers: Layer[] = []
  const write = (text: PlacedText, on: string, weight: 400 | 600) =>
    layers.push(...textLayers([text], { align: "center", weight, colour: inkOn(on) }))
  for (const segment of bars.flat()) {
    const room = x(segment.until) - x(segment.from) - 6
    const middle = (x(segment.from) + x(segment.until)) / 2
    const centre = segment.y + barHeight / 2
    const hours = show(segment.hours)
    const name = plainText(segment.causeTitle)
    const first = !named.has(segment.cause) && textWidth(name, sizes.label, 600) <= room - 8
    if (first) {
      named.add(segment.cause)
      write({ x: middle, y: centre - 9, text: name }, segment.colour, 600)
      write({ x: middle, y: centre + 9, text: hours }, segment.colour, 400)
    } else if (textWidth(hours, sizes.label) <= room) {
      write({ x: middle, y: centre, text: hours }, segment.colour, 400)
    }
  }
  return { named, layers }
}

/** Black or white, whichever stands out more from a colour. Source: WCAG 2.2, relative luminance. */
export const inkOn = (colour: string): string => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  return 1.05 / (luminance + 0.05) >= 4 ? "white" : colours.ink
}

const legend = (causes: ReadonlyArray<Cause>, left: number, top: number): Layer[] => {
  let x = left
  let y = top
  return causes.flatMap(({ title, colour }) => {
    const text = shorten(title, pictureWidth - 24, sizes.label)
    const needs = 20 + textWidth(text, sizes.label) + 20
    if (x > left && x + needs > left + pictureWidth) {
      x = left
      y += 22
    }
    const at = x
    x += needs
    return [
      {
        data: { values: [{ x: at + 6, y }] },
        mark: { type: "point", shape: "square", filled: true, opacity: 1, size: 150, color: colour },
        encoding: { x: pixels("x"), y: pixels("y") },
      } satisfies Layer,
      ...textLayers([{ x: at + 20, y, text }], { colour: colours.ink }),
    ]
  })
}
