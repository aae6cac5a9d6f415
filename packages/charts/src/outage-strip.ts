import { placeInLanes } from "./label-placement.ts"
import type { OfficeTime } from "./office-time.ts"
import { plainText } from "./plain-text.ts"
import type { Outage } from "./rows.ts"
import { shorten, textWidth } from "./text-width.ts"
import { colours, pixels, sizes, textLayers, type Layer } from "./theme.ts"

const laneHeight = 24

/** Shaded stretches inside the plot; above it, a bar and a name for each outage, in lanes. */
export const outageStrip = (
  outages: ReadonlyArray<Outage>,
  clock: OfficeTime,
  { x, width, height }: { readonly x: (hours: number) => number; readonly width: number; readonly height: number },
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
