import { formatShare } from "@tangguh/charts"
import type { WaitCause } from "@tangguh/experiment"
import { type Stay, waitedIn } from "@tangguh/event-log"
import { displayWidth, padEnd, padStart } from "../terminal/display-width.ts"
import type { Terminal } from "../terminal/terminal.ts"
import { wrap } from "../terminal/wrap.ts"
import { type Clock, durationText, minutesText } from "./clock.ts"
import { explainWords } from "./explain-words.ts"
import { type WaitMinutes, waitText } from "./wait-minutes.ts"

const FILLS = { unicode: "█▒░▚▞▖▘▝", ascii: "#x-+o%*~" } as const
const SERVED = "="

/** A stay as a bar on its time, then each cause with its length, and the sum of these. */
export function waitBar(
  stay: Stay,
  minutes: WaitMinutes,
  causes: readonly WaitCause[],
  clock: Clock,
  terminal: Terminal,
  text: (each: string) => string,
): readonly string[] {
  const { language, width, unicode } = terminal
  const says = explainWords[language]
  const { parts } = stay
  const fills = unicode ? FILLS.unicode : FILLS.ascii
  const met = [...minutes.keys()]
  const fillOf = (cause: number) => (cause < 0 ? SERVED : fills[met.indexOf(cause) % fills.length])
  const waited = waitedIn(stay)
  const served = parts.reduce((sum, { from: since, until }) => sum + (until - since), 0) - waited
  const whole = [...minutes.values()].reduce((sum, each) => sum + each, 0)
  const rows = [
    ...met.map((cause) => {
      const seconds = waitedIn(stay, cause)
      return [
        fillOf(cause),
        text(causes[cause].title[language]),
        waitText(seconds, minutes.get(cause)!, language),
        text(formatShare(seconds / waited, language)),
      ]
    }),
    ...(met.length > 1 ? [["", says.waiting, waitText(waited, whole, language), ""]] : []),
    ...(served > 0 ? [[SERVED, says.inService, durationText(served, language), ""]] : []),
  ]
  const fit = [1, 2, 3].map((at) => Math.max(...rows.map((row) => displayWidth(row[at]))))
  const room = Math.max(1, width - 4)
  const from = parts[0].from
  const each = (parts.at(-1)!.until - from) / room
  const bar = Array.from({ length: room }, (_, column) => {
    const middle = from + (column + 0.5) * each
    return fillOf(parts.find(({ until }) => middle < until)!.cause)
  }).join("")
  const sum =
    met.length > 1 && whole > 0
      ? wrap(
          `  ${[...minutes.values()].map((each) => minutesText(each, language)).join(" + ")} = ${minutesText(whole, language)}`,
          width,
          2,
        )
      : []
  return [
    `  ${ticks(parts, clock, room)}`.trimEnd(),
    `  ${bar}`,
    ...rows.flatMap(([fill, title, duration, share]) => {
      const line = `  ${padEnd(fill, 1)}  ${padEnd(title, fit[0])}  ${padStart(duration, fit[1])}  ${padStart(share, fit[2])}`
      return displayWidth(line) <= width
        ? [line.trimEnd()]
        : wrap(`  ${padEnd(fill, 1)}  ${title}: ${duration} ${share}`, width, 5)
    }),
    ...sum,
  ]
}

/** The times at which one part gives way to the next, where they fit: the first and the last always. */
function ticks(parts: Stay["parts"], clock: Clock, room: number): string {
  const from = parts[0].from
  const until = parts.at(-1)!.until
  const isOneDay = clock.date(from) === clock.date(until)
  const label = (time: number) => (isOneDay ? clock.time(time) : clock.moment(time))
  const last = label(until)
  let line = label(from)
  for (const { from: at } of parts.slice(1)) {
    const column = Math.round(((at - from) / (until - from)) * room)
    const said = label(at)
    if (column >= line.length + 2 && column + said.length + 2 <= room - last.length) line = line.padEnd(column) + said
  }
  return line.length + 2 + last.length <= room ? line.padEnd(room - last.length) + last : line
}
