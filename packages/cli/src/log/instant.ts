import * as Effect from "effect/Effect"
import { eventsUntil, timeOf } from "@tangguh/event-log"
import { parseLocalTime } from "@tangguh/scenario"
import type { Plan } from "@tangguh/plan"
import { localClock } from "@tangguh/report/comparison"
import { BadArguments } from "../failures.ts"
import { printable } from "../terminal/printable.ts"
import type { RecordedRun } from "./recorded-run.ts"

const HOUR = 3600

/** The instant of a local time, in seconds since the start. Fails where it is none, or lies outside the run; `until`: where the log ends. */
const instantAt = (plan: Plan, text: string, until: number): Effect.Effect<number, BadArguments> =>
  Effect.suspend(() => {
    const refused = (reason: string) => Effect.fail(new BadArguments({ reason: `--at ${printable(text)}: ${reason}` }))
    const time = parseLocalTime(text.replace("T", " "))
    if (!time.ok) return refused(`${time.wrong}; write ${time.accepted ?? "2016-09-16 13:00"}`)
    const clock = localClock(plan)
    const wanted = new Date((time.value.day * 24 * HOUR + time.value.seconds) * 1000).toISOString().slice(0, 16)
    const first = Date.parse(`${clock(0)}Z`)
    const asPlain = (Date.parse(`${wanted}Z`) - first) / 1000
    // Where clocks are put forward or back, seconds since the start differ from those by the clock by an hour.
    const at = [asPlain, asPlain - HOUR, asPlain + HOUR].find((seconds) => clock(seconds) === wanted)
    if (at === undefined) return refused("there is no such time, for the clocks were put forward")
    const last = Math.min(until, plan.horizon)
    if (at >= last && last < plan.horizon)
      return refused(`the log was cut off at ${clock(last).replace("T", " ")}, and this lies behind it`)
    return at >= 0 && at < last
      ? Effect.succeed(at)
      : refused(
          `it lies outside the run; from ${clock(0).replace("T", " ")} to before ${clock(last).replace("T", " ")}`,
        )
  })

/** The instant from which a run is to go on otherwise. Fails where it lies outside what the log has, or before the run was forked itself. */
export const momentIn = (
  { log, plan }: Pick<RecordedRun, "log" | "plan">,
  text: string,
): Effect.Effect<number, BadArguments> =>
  Effect.flatMap(instantAt(plan, text, log.cut ? timeOf(log, log.events) : plan.horizon), (at) =>
    log.header.forks.some(({ after }) => after >= eventsUntil(log, at))
      ? Effect.fail(new BadArguments({ reason: `--at ${printable(text)}: the run was forked itself after that` }))
      : Effect.succeed(at),
  )
