import { peakOf } from "./finding.ts"
import { placeLabels, type Box, type Candidate } from "./label-placement.ts"
import { formatNumber } from "./locale.ts"
import { plainText } from "./plain-text.ts"
import type { QueueOverTime, QueueSeries } from "./rows.ts"
import { styles, type Point } from "./series-style.ts"
import { shorten, textWidth, wrap } from "./text-width.ts"
import { pixels, ruleLayers, sizes, textLayers, type Layer } from "./theme.ts"

/** Where hours and counts lie in the plot, in pixels. */
export interface Plot {
  readonly x: (hours: number) => number
  readonly y: (count: number) => number
  readonly width: number
  readonly height: number
  /** Where one day ends and the next begins. */
  readonly borders: ReadonlyArray<number>
}

/** The name of each series beside its line and the number at its peak, where they meet no line and no other label. */
export const lineLabels = (
  input: QueueOverTime,
  drawn: ReadonlyArray<QueueSeries>,
  points: ReadonlyMap<string, ReadonlyArray<Point>>,
  plot: Plot,
): Layer[] => {
  const { x, y, width, height } = plot
  const frame: Box = { left: -6, top: 0, right: width + 8, bottom: height }
  const traces = drawn.map((series) =>
    (points.get(series.policy) ?? []).map((p) => ({ x: x(p.hours), y: y(p.median), day: p.day })),
  )
  const obstacles = traces.flatMap(boxesAlong)
  const peaks = drawn.flatMap((series) => {
    const peak = peakOf(points.get(series.policy) ?? [])
    return peak && series.role !== "bound" ? [{ series, peak, px: x(peak.hours), py: y(peak.median) }] : []
  })
  const peakLabels = peaks.map(({ series, peak, px, py }) => {
    const text = formatNumber(peak.median, input.language)
    return { series, text, candidates: around(px, py, text) }
  })
  const nameLabels = drawn.map((series, index) => {
    const own = traces[index] ?? []
    const others = traces.filter((_, other) => other !== index)
    const text = shorten(plainText(series.title), width * 0.4, sizes.label, 600)
    const narrow = textWidth(text, sizes.label, 600) * 0.62
    const shapes = [[text], wrap(text, narrow, sizes.label, 600, 2)]
    const peak = own.reduce<{ x: number; y: number } | undefined>(
      (best, p) => (!best || p.y < best.y ? p : best),
      undefined,
    )
    const candidates = apart(own, 7).flatMap((p) =>
      shapes.flatMap((lines) => alongLine(p, lines, others, { peak: peak?.x ?? p.x, ...plot })),
    )
    return { series, text, candidates }
  })
  const all = [...peakLabels, ...nameLabels]
  const dots = peaks.map(({ px, py }) => ({ left: px - 5, right: px + 5, top: py - 5, bottom: py + 5 }))
  const found = placeLabels(
    all.map(({ candidates }) => candidates),
    { frame, obstacles: [...obstacles, ...dots] },
  )
  const layers: Layer[] = peaks.map(({ series, px, py }) => ({
    data: { values: [{ x: px, y: py }] },
    mark: {
      type: "point",
      filled: true,
      opacity: 1,
      size: 64,
      color: styles[series.role].line,
      stroke: "white",
      strokeWidth: 1.5,
    },
    encoding: { x: pixels("x"), y: pixels("y") },
  }))
  const missing: typeof all = []
  for (const [index, label] of all.entries()) {
    const place = found[index]
    if (place) {
      const { x: left, y: first, lines } = place.place
      const texts = lines.map((text, line) => ({ x: left, y: first + line * lineStep, text }))
      layers.push(...textLayers(texts, styleOf(label.series)))
    }
    if (!place && index >= peakLabels.length) missing.push(label)
  }
  return [...layers, ...legend(missing, plot)]
}

const styleOf = (series: QueueSeries) => ({ colour: styles[series.role].text, weight: 600, halo: true }) as const

/** Names that found no place beside their lines, in a row below the days. */
const legend = (
  labels: ReadonlyArray<{ readonly series: QueueSeries; readonly text: string }>,
  { width, height }: Plot,
): Layer[] => {
  let left = 0
  let line = height + 62
  return labels.flatMap(({ series, text }) => {
    const needs = 34 + textWidth(text, sizes.label, 600) + 18
    if (left > 0 && left + needs > width) {
      left = 0
      line += 20
    }
    const at = left
    left += needs
    return [
      ...ruleLayers([{ x: at, x2: at + 26, y: line, y2: line }], {
        stroke: styles[series.role].line,
        strokeWidth: 2.5,
        ...(series.role === "bound" ? { strokeDash: [5, 4] } : {}),
      }),
      ...textLayers([{ x: at + 34, y: line, text }], { colour: styles[series.role].text, weight: 600 }),
    ]
  })
}

/** Points of a line that lie at least so many pixels apart from left to right. */
const apart = (trace: ReadonlyArray<Pixel>, distance: number): Pixel[] => {
  let last = Number.NEGATIVE_INFINITY
  return trace.filter(({ x }) => {
    if (x - last < distance) return false
    last = x
    return true
  })
}

type Pixel = { readonly x: number; readonly y: number; readonly day: number }

/** Small boxes that cover a line. */
const boxesAlong = (trace: ReadonlyArray<Pixel>): Box[] =>
  trace.flatMap((to, index) => {
    const from = trace[index - 1]
    if (!from || from.day !== to.day) return []
    const parts = Math.max(1, Math.ceil(Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y)) / 6))
    return Array.from({ length: parts }, (_, part) => {
      const at = (share: number) => ({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share })
      const a = at(part / parts)
      const b = at((part + 1) / parts)
      return {
        left: Math.min(a.x, b.x) - 2,
        right: Math.max(a.x, b.x) + 2,
        top: Math.min(a.y, b.y) - 2,
        bottom: Math.max(a.y, b.y) + 2,
      }
    })
  })

const lineBox = 17
const lineStep = 15

const boxAt = (left: number, middle: number, width: number, height = lineBox): Box => ({
  left,
  right: left + width,
  top: middle - height / 2,
  bottom: middle + height / 2,
})

/** The left end and the middle of the first line, and the lines. */
interface Place {
  readonly x: number
  readonly y: number
  readonly lines: ReadonlyArray<string>
}

/** Places round a dot: above it first, then to its sides. */
const around = (x: number, y: number, text: string): Array<Candidate<Place>> => {
  const width = textWidth(text, sizes.label, 600) + 2
  return [
    { left: x - width / 2, middle: y - 15, cost: 0 },
    { left: x - width + 5, middle: y - 15, cost: 0.4 },
    { left: x - 5, middle: y - 15, cost: 0.5 },
    { left: x + 9, middle: y - 6, cost: 1 },
    { left: x - 9 - width, middle: y - 6, cost: 2 },
    { left: x + 9, middle: y + 4, cost: 3 },
    { left: x - 9 - width, middle: y + 4, cost: 4 },
  ].map(({ left, middle, cost }) => ({
    box: boxAt(left, middle, width),
    cost,
    place: { x: left, y: middle, lines: [text] },
  }))
}

/**
 * Places above, below and beside a point of a line; best near the peak, far from other lines and in the same day.
 * There are none where another line runs at the same height, because the name would seem to be that of either.
 */
const alongLine = (
  point: Pixel,
  lines: ReadonlyArray<string>,
  others: ReadonlyArray<ReadonlyArray<Pixel>>,
  { peak, width, borders }: Plot & { readonly peak: number },
): Array<Candidate<Place>> => {
  const labelWidth = Math.max(...lines.map((line) => textWidth(line, sizes.label, 600))) + 4
  const labelHeight = lineBox + (lines.length - 1) * lineStep
  const near = others.flatMap((trace) => trace.filter((other) => Math.abs(other.x - point.x) < 1))
  const room = Math.min(60, ...near.map((other) => Math.abs(other.y - point.y)))
  if (room < 6) return []
  const cost = (Math.abs(point.x - peak) / width) * 40 - room + (lines.length - 1) * 12
  const ends = [...borders, width]
  const from = borders[point.day - 1] ?? 0
  const until = ends[point.day] ?? width
  const aside = 9
  const centred = point.x - labelWidth / 2
  const diagonal = labelHeight / 2 + 2
  return [
    { left: point.x + aside, middle: point.y, extra: 0 },
    { left: point.x - aside - labelWidth, middle: point.y, extra: 1 },
    ...[-1, 1].flatMap((side) => [
      { left: point.x + aside, middle: point.y + side * diagonal, extra: 1.5 },
      { left: point.x - aside - labelWidth, middle: point.y + side * diagonal, extra: 2.5 },
    ]),
    ...[15, 23, 31]
      .map((gap) => gap + (labelHeight - lineBox) / 2)
      .flatMap((away) => [
        { left: centred, middle: point.y - away, extra: away / 4 - 2 },
        { left: centred, middle: point.y + away, extra: away / 4 },
      ]),
  ].map(({ left, middle, extra }) => {
    const elsewhere = left < from || left + labelWidth > until ? 12 : 0
    return {
      box: boxAt(left, middle, labelWidth, labelHeight),
      cost: cost + extra + elsewhere,
      place: { x: left, y: middle - ((lines.length - 1) * lineStep) / 2, lines },
    }
  })
}
