import type { Moment, Period, Plan } from "@tangguh/plan"
import { nearestSecondsAt, type Calendar } from "../calendar.ts"
import { instantAt, type Compiling } from "../compiling.ts"
import type { Path } from "../problem.ts"
import type { Check } from "../schema/checks.ts"
import type { Moment as WrittenMoment } from "../schema/moments.ts"

type WrittenPeriod = NonNullable<(typeof Check)["Type"]["during"]>

const outOfRun = (compiling: Compiling, plan: Plan, path: Path, at: number): void => {
  if (at < 0 || at > plan.horizon)
    compiling.problem(path, "it lies outside the run", "an instant from run.from until the end of the run")
}

/** The last closing of a date at an office, or null where there is none, which is reported. */
const closingOn = (compiling: Compiling, plan: Plan, path: Path, office: number, day: number): number | null => {
  const { name, schedule } = plan.offices[Math.max(0, office)]!
  const { opens, closes, last } = plan.schedules[schedule]!
  if (day < 0 || day >= plan.days.length - 1) {
    outOfRun(compiling, plan, path, -1)
    return null
  }
  const at = opens.findIndex(
    (open, index) => open >= plan.days[day]! && open < plan.days[day + 1]! && last[index] === 1,
  )
  if (closes[0] === Number.POSITIVE_INFINITY) compiling.problem(path, `${name} never closes`, "an instant, or end")
  else if (at < 0) compiling.problem(path, `${name} does not open on that date`, "a date on which it opens")
  else return closes[at]!
  return null
}

/** Moments and periods of checks, as the plan knows them; `office` is the one of which a closing is meant, −1: the first. */
export const momentsOf = (compiling: Compiling, plan: Plan, calendar: Calendar, office: number) => {
  const dependency = (name: string): number => plan.dependencies.findIndex((each) => each.name === name)
  const moment = (path: Path, value: (typeof WrittenMoment)["Type"]): Moment | null => {
    if (value === "start") return { kind: "instant", at: 0 }
    if (value === "end") return { kind: "end" }
    if ("fails" in value) return { kind: "fails", dependency: dependency(value.fails), nth: value.nth ?? 1 }
    if ("recovers" in value) return { kind: "recovers", dependency: dependency(value.recovers), nth: value.nth ?? 1 }
    if ("empty" in value)
      return { kind: "empty", stock: plan.stocks.findIndex((each) => each.name === value.empty), nth: value.nth ?? 1 }
    if ("closing" in value) {
      const at = closingOn(compiling, plan, [...path, "closing"], office, value.closing - calendar.firstDay)
      return at === null ? null : { kind: "instant", at }
    }
    const at = instantAt(compiling, calendar, path, value)
    if (at === null) return null
    outOfRun(compiling, plan, path, at)
    return { kind: "instant", at }
  }
  const period = (path: Path, value: WrittenPeriod): Period | null => {
    if (typeof value === "number") {
      const from = nearestSecondsAt(calendar, { day: value, seconds: 0 })
      outOfRun(compiling, plan, path, from)
      return {
        kind: "between",
        from: { kind: "instant", at: from },
        until: { kind: "instant", at: nearestSecondsAt(calendar, { day: value + 1, seconds: 0 }) },
      }
    }
    if ("down" in value) return { kind: "down", dependency: dependency(value.down) }
    const from = moment([...path, "from"], value.from)
    const until = moment([...path, "until"], value.until)
    if (from === null || until === null) return null
    if (from.kind === "instant" && until.kind === "instant" && until.at <= from.at)
      compiling.problem([...path, "until"], "the period ends before it begins", "an end after its beginning")
    return { kind: "between", from, until }
  }
  return { moment, period }
}
