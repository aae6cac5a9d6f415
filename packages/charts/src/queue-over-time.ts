import { peakOf, queueFinding } from "./finding.ts"
import { placeInLanes, placeLabels, type Box, type Candidate } from "./label-placement.ts"
import { clockLabel, dayLabel } from "./local-time.ts"
import { formatNumber, type Language } from "./locale.ts"
import { OfficeTime } from "./office-time.ts"
import { plainText } from "./plain-text.ts"
import type { Outage, QueueOverTime, QueueRow, QueueSeries } from "./rows.ts"
import { multiples, roundStep } from "./scale.ts"
import { shorten, textWidth, wrap } from "./text-width.ts"
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
  type PlacedText,
} from "./theme.ts"
import { words } from "./words.ts"

const height = 300
const laneHeight = 24
const styles = {
  today: { line: colours.today, text: colours.todayText, band: 0.24, width: 3.25 },
  measure: { line: colours.accent, text: colours.accent, band: 0.2, width: 2.25 },
  bound: { line: colours.bound, text: colours.bound, band: 0, width: 1.75 },
} as const

/** Bounds lie deepest, the measure on top of today. */
const depth = { bound: 0, today: 1, measure: 2 } as const

interface Point extends QueueRow {
  readonly day: number
  readonly hours: number
}

/**
 * The number of people in a queue, or of cases in a backlog, through the office's working days: the median over
 * replications with a band, and each outage shaded and named.
 *
 * Shape: one line per series and day; time runs only while the office is open.
 */
export const queueOverTime = (input: QueueOverTime): ChartSpec => {
  const { language } = input
  const say = words[language]
  const clock = new OfficeTime(input.days)
  const points = pointsOf(input, clock)
  const drawn = input.series.filter((series) => points.has(series.policy))
  const largest = drawn.reduce(
    (most, { policy, role }) =>
      (points.get(policy) ?? []).reduce((top, row) => Math.max(top, role === "bound" ? row.median : row.p90), most),
    1,
  )
  const step = Math.max(1, roundStep(largest, 5))
  const top = Math.ceil(largest / step) * step
  const ticks = multiples(0, top, step)
  const margin = Math.max(...ticks.map((tick) => textWidth(formatNumber(tick, language), sizes.label))) + 10
  const width = Math.floor(pictureWidth - margin)
  const x = (hours: number) => (hours / clock.length) * width
  const y = (count: number) => height - (count / top) * height

  const strip = outageStrip(input.outages, clock, x, width)
  const borders = clock.days.slice(1).map((day) => x(day.from))
  const labels = lineLabels(input, drawn, points, { x, y, width, borders })
  const days = dayAxis(clock, language, x)

  const layer: Layer[] = [
    ...strip.shades,
    ...ruleLayers(
      borders.map((border) => ({ x: border, x2: border, y: 0, y2: height })),
      { stroke: borders.length > 10 ? colours.grid : "#d3d7de", strokeWidth: 1 },
    ),
    ...drawn
      .toSorted((a, b) => depth[a.role] - depth[b.role])
      .flatMap((series) => lineLayers(series, points.get(series.policy) ?? [], { top, ticks, clock })),
    ...labels,
    ...strip.names,
    ...days,
    ...textLayers([{ x: 0, y: -strip.height - 14, text: plainText(input.quantity.title) }], { colour: colours.quiet }),
  ]
  const title = queueFinding(input)
  return chart(language, {
    title,
    subtitle: say.queueSubtitle({
      scenario: input.scenarioTitle,
      quantity: input.quantity.title,
      replications: formatNumber(input.replications, language),
      bound: drawn.some((series) => series.role === "bound"),
    }),
    description: say.queueDescription({
      finding: title,
      series: drawn.map((series) => series.title),
      outages: [...new Set(input.outages.map((outage) => outage.title))],
    }),
    width,
    height,
    layer,
  })
}

/** Rows that fall into the days shown, by policy, in order of time. */
const pointsOf = (input: QueueOverTime, clock: OfficeTime): Map<string, Point[]> => {
  const byPolicy = new Map<string, Point[]>()
  for (const row of input.rows) {
    const day = clock.dayAt(row.time)
    if (day === undefined) continue
    const points = byPolicy.get(row.policy) ?? []
    points.push({ ...row, day, hours: clock.at(row.time) })
    byPolicy.set(row.policy, points)
  }
  for (const points of byPolicy.values()) points.sort((a, b) => a.hours - b.hours || a.day - b.day)
  return byPolicy
}

const lineLayers = (
  series: QueueSeries,
  points: ReadonlyArray<Point>,
  { top, ticks, clock }: { readonly top: number; readonly ticks: number[]; readonly clock: OfficeTime },
): Layer[] => {
  const style = styles[series.role]
  const xChannel = {
    field: "hours",
    type: "quantitative",
    scale: { domain: [0, clock.length], nice: false, zero: false },
    axis: null,
  } satisfies PositionChannel
  const yChannel = (field: string): PositionChannel => ({
    field,
    type: "quantitative",
    scale: { domain: [0, top], nice: false },
    axis: { title: null, values: ticks, format: ",d", domain: false, ticks: false, grid: true },
  })
  const values = points.map(({ policy, time, day, hours, mean, median, p10, p90 }) => ({
    policy,
    title: plainText(series.title),
    time,
    day,
    hours,
    mean,
    median,
    p10,
    p90,
  }))
  const band: Layer = {
    data: { values },
    mark: { type: "area", color: style.line, opacity: style.band, line: false },
    encoding: {
      x: xChannel,
      y: yChannel("p10"),
      y2: { field: "p90" },
      detail: { field: "day", type: "nominal" },
    },
  }
  const line: Layer = {
    data: { values },
    mark: {
      type: "line",
      color: style.line,
      strokeWidth: style.width,
      strokeJoin: "round",
      ...(series.role === "bound" ? { strokeDash: [5, 4] } : {}),
    },
    encoding: {
      x: xChannel,
      y: yChannel("median"),
      detail: { field: "day", type: "nominal" },
    },
  }
  return style.band > 0 ? [band, line] : [line]
}

/** Shaded stretches inside the plot; above it, a bar and a name for each outage, in lanes. */
const outageStrip = (
  outages: ReadonlyArray<Outage>,
  clock: OfficeTime,
  x: (hours: number) => number,
  width: number,
): { readonly shades: Layer[]; readonly names: Layer[]; readonly height: number } => {
  const stretches = outages
    .map((outage) => ({ title: plainText(outage.title), from: clock.at(outage.from), until: clock.at(outage.until) }))
    .filter((stretch) => stretch.until > stretch.from)
    .sort((a, b) => a.from - b.from || b.until - a.until)
  if (stretches.length === 0) return { shades: [], names: [], height: 0 }
  const place = (names: ReadonlyArray<string>) =>
    placeInLanes(
      stretches.map((stretch, index) => ({
        from: x(stretch.from),
        until: Math.max(x(stretch.until), x(stretch.from) + 2),
        width: textWidth(names[index] ?? "", sizes.label, 600),
      })),
      { left: 0, right: width, gap: 10 },
    )
  const lanesOf = (places: ReadonlyArray<{ lane: number }>) => 1 + Math.max(...places.map(({ lane }) => lane))
  let names = stretches.map(({ title }) => shorten(title, width * 0.45, sizes.label, 600))
  let places = place(names)
  if (lanesOf(places) > 3) {
    names = namedOnce(stretches, 0.25 * width)
    places = place(names)
  }
  const bars = stretches.map((stretch, index) => ({
    x: x(stretch.from),
    x2: Math.max(x(stretch.until), x(stretch.from) + 2),
    y: -5 - (places[index]?.lane ?? 0) * laneHeight,
  }))
  const rect = (values: ReadonlyArray<object>, mark: object): Layer => ({
    data: { values: [...values] },
    mark: { type: "rect", ...mark },
    encoding: { x: pixels("x"), x2: { field: "x2" }, y: pixels("y"), y2: { field: "y2" } },
  })
  return {
    shades: [
      rect(
        bars.map(({ x: from, x2 }) => ({ x: from, x2, y: 0, y2: height })),
        { color: colours.outageShade, opacity: 0.75 },
      ),
    ],
    names: [
      rect(
        bars.map((bar) => ({ ...bar, y2: bar.y + 3 })),
        { color: colours.outage },
      ),
      ...textLayers(
        bars.flatMap((bar, index) => {
          const text = names[index] ?? ""
          return text === "" ? [] : [{ x: places[index]?.x ?? 0, y: bar.y - 9, text }]
        }),
        { colour: colours.outageText, weight: 600 },
      ),
    ],
    height: lanesOf(places) * laneHeight,
  }
}

/** Each title once, at its longest stretch, with the number of stretches that bear it. */
const namedOnce = (
  stretches: ReadonlyArray<{ readonly title: string; readonly from: number; readonly until: number }>,
  limit: number,
): string[] =>
  stretches.map((stretch, index) => {
    const same = stretches.filter(({ title }) => title === stretch.title)
    const longest = same.reduce((best, other) => (other.until - other.from > best.until - best.from ? other : best))
    if (stretches.indexOf(longest) !== index) return ""
    const title = shorten(stretch.title, limit, sizes.label, 600)
    return same.length > 1 ? `${title} (${same.length}×)` : title
  })

interface Plot {
  readonly x: (hours: number) => number
  readonly y: (count: number) => number
  readonly width: number
  /** Where one day ends and the next begins. */
  readonly borders: ReadonlyArray<number>
}

/** The name of each series beside its line and the number at its peak, where they meet no line and no other label. */
const lineLabels = (
  input: QueueOverTime,
  drawn: ReadonlyArray<QueueSeries>,
  points: ReadonlyMap<string, ReadonlyArray<Point>>,
  plot: Plot,
): Layer[] => {
  const { x, y, width } = plot
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
  return [...layers, ...legend(missing, width)]
}

const styleOf = (series: QueueSeries) => ({ colour: styles[series.role].text, weight: 600, halo: true }) as const

/** Names that found no place beside their lines, in a row below the days. */
const legend = (
  labels: ReadonlyArray<{ readonly series: QueueSeries; readonly text: string }>,
  width: number,
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

/** Hours where there is room for them, and the date of each day or of every so many days. */
const dayAxis = (clock: OfficeTime, language: Language, x: (hours: number) => number): Layer[] => {
  const dayWidths = clock.days.map((day) => x(day.until) - x(day.from))
  const narrowest = Math.min(...dayWidths)
  const labels = clock.days.map((day) => dayLabel(day.date, language))
  const widest = Math.max(...labels.map((label) => textWidth(label, sizes.label)))
  const stride = Math.max(1, Math.ceil((widest + 10) / narrowest))
  const dates = clock.days.flatMap((day, index): PlacedText[] =>
    index % stride === 0 ? [{ x: (x(day.from) + x(day.until)) / 2, y: height + 40, text: labels[index] ?? "" }] : [],
  )
  const hours = narrowest >= 170 ? hourMarks(clock, language, x) : []
  const datesAt = hours.length > 0 ? height + 40 : height + 18
  const end = x(clock.length)
  return [
    ...ruleLayers([{ x: 0, x2: end, y: height, y2: height }], { stroke: colours.rule }),
    ...ruleLayers(
      hours.map((mark) => ({ x: mark.x, x2: mark.x, y: height, y2: height + 5 })),
      { stroke: colours.rule },
    ),
    ...textLayers(
      hours.map((mark) => ({ ...mark, y: height + 16 })),
      { align: "center", colour: colours.quiet, size: sizes.small },
    ),
    ...textLayers(
      dates.map((date) => ({ ...date, y: datesAt })),
      { align: "center", colour: colours.ink },
    ),
  ]
}

/** Full hours of every day that lie well inside it, every one or every second. */
const hourMarks = (clock: OfficeTime, language: Language, x: (hours: number) => number): PlacedText[] =>
  clock.days.flatMap((day) => {
    const opens = Number(day.open.slice(11, 13)) + Number(day.open.slice(14, 16)) / 60
    const closes = opens + day.until - day.from
    const perHour = (x(day.until) - x(day.from)) / (closes - opens)
    const step = [1, 2, 3, 4, 6].find((hours) => hours * perHour >= 52) ?? 12
    return multiples(Math.ceil(opens), closes, step).flatMap((hour) => {
      const at = x(day.from + hour - opens)
      const text = clockLabel(`${day.date}T${String(hour % 24).padStart(2, "0")}:00`, language)
      const half = textWidth(text, sizes.small) / 2
      return at - x(day.from) < half + 1 || x(day.until) - at < half + 1 ? [] : [{ x: at, y: 0, text }]
    })
  })
