import { dayAxis } from "./day-axis.ts"
import { queueFinding } from "./finding.ts"
import { mustBeFinite } from "./finite.ts"
import { lineLabels } from "./line-labels.ts"
import { formatNumber } from "./locale.ts"
import { OfficeTime } from "./office-time.ts"
import { outageStrip } from "./outage-strip.ts"
import { plainText } from "./plain-text.ts"
import type { QueueOverTime, QueueSeries } from "./rows.ts"
import { multiples, roundStep } from "./scale.ts"
import { depth, styles, type Point } from "./series-style.ts"
import { textWidth } from "./text-width.ts"
import {
  chart,
  colours,
  pictureWidth,
  ruleLayers,
  sizes,
  textLayers,
  type ChartSpec,
  type Layer,
  type PositionChannel,
} from "./theme.ts"
import { words } from "./words.ts"

const height = 300

/**
 * The number of people in a queue, or of cases in a backlog, through the office's working days: the median over
 * replications with a band, and each outage shaded and named.
 *
 * Shape: one line per series and day; time runs only while the office is open.
 */
export const queueOverTime = (input: QueueOverTime): ChartSpec => {
  mustBeFinite(input.rows, ["mean", "median", "p10", "p90"])
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

  const strip = outageStrip(input.outages, clock, { x, width, height })
  const borders = clock.days.slice(1).map((day) => x(day.from))
  const labels = lineLabels(input, drawn, points, { x, y, width, height, borders })
  const days = dayAxis(clock, language, { x, height })

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
