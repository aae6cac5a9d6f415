import { parseLocalTime, type LocalTime } from "../moment.ts"
import { right, type Parsed } from "../parsed.ts"

/** A local time as systems write it: as in a scenario file, or with a T between date and clock, or with seconds. `2016-09-16T13:00:07` */
export const parseRecordedTime = (text: string): Parsed<LocalTime> => {
  const [, minutes, seconds] = /^(.*\d:\d\d):([0-5]\d)$/.exec(text.trim()) ?? []
  const time = parseLocalTime((minutes ?? text).trim().replace(/^(\d{4}-\d{2}-\d{2})T/, "$1 "))
  return time.ok && seconds !== undefined
    ? right({ ...time.value, seconds: time.value.seconds + Number(seconds) })
    : time
}
