import type { InterruptionRule, Step } from "@tangguh/plan"
import type { Compiling } from "../compiling.ts"
import type { Path } from "../problem.ts"
import { ruleOf, ruleText, type Cause, type WrittenRules } from "../when.ts"

const defaults: Readonly<Record<Cause, InterruptionRule>> = {
  failure: ruleOf("resume"),
  breakdown: ruleOf("resume"),
  break: ruleOf("finish"),
  closing: ruleOf("finish"),
  shift: ruleOf("finish"),
  preempted: ruleOf("resume at head"),
}

/** Of a step, what decides which rules are possible. */
export type Interrupted = Pick<Step, "where" | "with" | "preempts" | "atClosing" | "needs">

/** What is wrong with a rule at such a step, and what would be accepted; null where it is possible. */
const refusal = (
  cause: Cause | null,
  rule: InterruptionRule,
  step: Interrupted,
): readonly [message: string, accepted: string] | null => {
  const text = `“${ruleText(rule)}”`
  const alone = step.with.length === 0
  if (cause === "preempted" && !step.preempts) return ["nobody takes this counter from another", "queue.preempt: true"]
  if (alone && (cause === "breakdown" || cause === "shift" || cause === "preempted"))
    return [`“${cause}” is about units, and this step has none`, "with: a resource"]
  if (rule.place === "leave" && step.where === "back office")
    return [`${text}: a job cannot go home`, "finish, or resume, repeat or redraw, perhaps at head or at tail"]
  if (alone && (rule.place === "head" || rule.place === "tail"))
    return [`${text}: a step without a resource has no queue to go back to`, `${rule.work}, or with: a resource`]
  if (
    cause === "closing" &&
    rule.place === "stay" &&
    rule.work !== "finish" &&
    step.where === "counter" &&
    step.atClosing !== "stay"
  )
    return [
      `${text}: people do not stay at the counter overnight`,
      `finish, leave, ${rule.work} at head or at tail, or at_closing: stay`,
    ]
  return null
}

/** The rules of a step: those written, which are checked, and the defaults. */
export const compileRules = (
  compiling: Compiling,
  path: Path,
  written: WrittenRules | undefined,
  step: Interrupted,
  dependencies: readonly string[],
): Pick<Step, "onFailure" | "onBreakdown" | "onBreak" | "onClosing" | "onShift" | "onPreempted"> => {
  const refuse = (key: string, cause: Cause | null, rule: InterruptionRule): void => {
    const refused = refusal(cause, rule, step)
    if (refused !== null) compiling.problem([...path, key], ...refused)
  }
  for (const [cause, rule] of written?.causes ?? []) refuse(cause, cause, rule)
  for (const [name, rule] of written?.dependencies ?? []) {
    refuse(name, null, rule)
    if (!step.needs.includes(dependencies.indexOf(name)))
      compiling.problem([...path, name], `the step does not need ${name}`, `needs: [${name}]`)
  }
  const rule = (cause: Cause): InterruptionRule => written?.causes.get(cause) ?? defaults[cause]
  if (
    written?.causes.get("failure") === undefined &&
    !step.needs.every((need) => written?.dependencies.has(dependencies[need]!))
  )
    compiling.assume([...path, "failure"], "resume")
  return {
    onFailure: dependencies.map((name) => written?.dependencies.get(name) ?? rule("failure")),
    onBreakdown: rule("breakdown"),
    onBreak: rule("break"),
    onClosing: rule("closing"),
    onShift: rule("shift"),
    onPreempted: rule("preempted"),
  }
}
