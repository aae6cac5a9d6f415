import type { Plan } from "@tangguh/plan"

/** From this instant of the run on, clocks are so far ahead of UTC; both in seconds. */
export interface Offset {
  readonly from: number
  readonly ahead: number
}

/** Seconds that local clocks are ahead of UTC, as the time-zone data of the runtime has it. */
function aheadAt(zone: string): (milliseconds: number) => number {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" })
  return (milliseconds) => {
    const name = format.formatToParts(milliseconds).find(({ type }) => type === "timeZoneName")!.value
    const parts = /^GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(name)
    if (parts === null) return 0
    const [, sign, hours, minutes, seconds = "0"] = parts
    return (sign === "-" ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds))
  }
}

/** How clocks stand during a run: one stretch where nobody changes them. At most one change a day is found, to the second. */
export function offsetsOf({ epoch, zone, days, horizon }: Plan): readonly [Offset, ...Offset[]] {
  const ahead = aheadAt(zone)
  const at = (seconds: number) => ahead(epoch + seconds * 1000)
  const offsets: [Offset, ...Offset[]] = [{ from: 0, ahead: at(0) }]
  for (const day of [...days, horizon]) {
    const last = offsets.at(-1)!
    if (at(day) === last.ahead) continue
    let before = Math.max(last.from, day - 90_000)
    let after = Math.ceil(day)
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2)
      if (at(middle) === last.ahead) before = middle
      else after = middle
    }
    offsets.push({ from: after, ahead: at(after) })
  }
  return offsets
}

const twoDigits = (number: number): string => String(number).padStart(2, "0")

const zoneText = (ahead: number): string => {
  const minutes = Math.floor(Math.abs(ahead) / 60)
  return `${ahead < 0 ? "-" : "+"}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
}

/** Returns instants of a run, in seconds, as the offices' clocks show them: `2016-09-15T07:30:00.000+07:00`. */
export function localTime(plan: Plan): (seconds: number) => string {
  const offsets = offsetsOf(plan)
  let { from, ahead } = offsets[0]
  let until = offsets[1]?.from ?? Infinity
  let zone = zoneText(ahead)
  let second = NaN
  let text = ""
  return (seconds) => {
    if (!(seconds >= from && seconds < until)) {
      const at = Math.max(
        0,
        offsets.findLastIndex((offset) => offset.from <= seconds),
      )
      ;({ from, ahead } = offsets[at])
      until = offsets[at + 1]?.from ?? Infinity
      zone = zoneText(ahead)
    }
    const whole = Math.floor(seconds)
    if (whole !== second) {
      second = whole
      text = new Date(plan.epoch + (whole + ahead) * 1000).toISOString().slice(0, 20)
    }
    return `${text}${String(Math.floor((seconds - whole) * 1000)).padStart(3, "0")}${zone}`
  }
}
