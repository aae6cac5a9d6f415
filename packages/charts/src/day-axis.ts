import { clockLabel, dayLabel } from "./local-time.ts"
import type { Language } from "./locale.ts"
import type { OfficeTime } from "./office-time.ts"
import { multiples } from "./scale.ts"
import { textWidth } from "./text-width.ts"
import { colours, ruleLayers, sizes, textLayers, type Layer, type PlacedText } from "./theme.ts"

/** Hours where there is room for them, and the date of each day or of every so many days. */
export const dayAxis = (
  clock: OfficeTime,
  language: Language,
  { x, height }: { readonly x: (hours: number) => number; readonly height: number },
): Layer[] => {
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
