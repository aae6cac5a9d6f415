import type { Plan } from "@tangguh/plan"

/** Returns what the clock of the offices shows so many seconds after the start of the run: `2016-09-15T07:30`. */
export const localClock = (plan: Pick<Plan, "epoch" | "zone">): ((seconds: number) => string) => {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: plan.zone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  })
  return (seconds) => {
    const parts = new Map(
      format.formatToParts(new Date(plan.epoch + seconds * 1000)).map(({ type, value }) => [type, value]),
    )
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type)!
    return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`
  }
}
