import type { InterruptionRule } from "@tangguh/plan"
import { EventType, Interrupted, Reason } from "../event.ts"
import type { Model } from "../model.ts"
import { isSentHome } from "../state/blockers.ts"
import { vainReturn } from "./returns.ts"
import type { Run } from "./run.ts"

const WORK = ["finish", "resume", "repeat", "redraw"] as const
const PLACE = ["stay", "head", "tail", "leave"] as const

/** What happens where several rules apply at once: of the work the last of finish, resume, repeat, redraw; of the place the last of stay, head, tail, leave. */
export function ruleOfFailure(model: Model, step: number, lacking: number): InterruptionRule {
  const { onFailure } = model.plan.steps[step]
  let work = 0
  let place = 0
  onFailure.forEach((rule, d) => {
    if ((lacking & (1 << d)) === 0) return
    work = Math.max(work, WORK.indexOf(rule.work))
    place = Math.max(place, PLACE.indexOf(rule.place))
  })
  return { work: WORK[work], place: PLACE[place] }
}

/** Applies a rule to whoever is served, or was until an earlier interruption. */
export function interrupt(
  run: Run,
  time: number,
  slot: number,
  rule: InterruptionRule,
  held: number,
  cause: number,
): void {
  const { model, state } = run
  const { citizens } = state
  const office = citizens.office[slot]
  const step = citizens.step[slot]
  const work = rule.work === "finish" ? "resume" : rule.work
  const place = rule.place === "head" ? Interrupted.toHead : rule.place === "tail" ? Interrupted.toTail : 0
  const interrupted = run.emitOf(time, EventType.ServiceInterrupted, slot, Interrupted[work] + place, held, cause)
  if (rule.place === "leave" || isSentHome(model, state, office, step)) {
    const reason = rule.place === "leave" ? Reason.interrupted : Reason.closing
    run.emitOf(time, EventType.CitizenLeft, slot, reason, vainReturn(run, slot, time), interrupted)
    run.gone[office] = state.number
  }
  run.stir(office * model.steps + step)
}
