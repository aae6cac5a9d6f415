import type { InterruptionRule } from "@tangguh/plan"
import { word } from "./leaves.ts"
import { quoted, type Path } from "./problem.ts"
import { custom, failed, read, unexpected, type Reading } from "./read.ts"
import { nearest } from "./suggest.ts"
import type { Node } from "./tree.ts"

/** What interruptions do to the work in hand: by cause, as far as the file says it. */
export interface WrittenRules {
  readonly failure: InterruptionRule | null
  /** By name of dependency; beats `failure`. */
  readonly dependencies: ReadonlyMap<string, InterruptionRule>
}

const heads = ["resume", "repeat", "redraw"].flatMap((rule) => [`${rule} at head`, `${rule} at tail`])
const failureRule = word(["resume", "repeat"], ["finish", "redraw", "leave", ...heads])
const calendarRule = word(["finish"], ["resume", "repeat", "redraw", "leave", ...heads])

const readWhen = (node: Node, path: Path, reading: Reading): WrittenRules | typeof failed => {
  if (node.kind !== "map")
    return unexpected(node, path, "a map such as { failure: resume, power: repeat, break: finish }", reading)
  let failure: InterruptionRule | null = null
  const dependencies = new Map<string, InterruptionRule>()
  let whole = true
  for (const [key, entry] of node.entries) {
    const at = [...path, key]
    if (key === "shift" || key === "breakdown" || key === "preempted") {
      reading.problem(
        entry.key,
        at,
        `${quoted(key)} is not supported yet`,
        "failure, break, closing or the name of a dependency",
      )
      whole = false
    } else if (key === "break" || key === "closing") {
      if (read(calendarRule, entry.value, at, reading) === undefined) whole = false
    } else {
      const known = key === "failure" || (reading.names("dependencies")?.has(key) ?? true)
      if (!known) {
        const causes = ["failure", "break", "closing"]
        const near = nearest(key, [...causes, ...reading.names("dependencies")!])
        reading.problem(
          entry.key,
          at,
          `${quoted(key)} is neither a cause nor a dependency`,
          near === null ? `${causes.join(", ")} or the name of a dependency` : `did you mean ${near}?`,
        )
        whole = false
        continue
      }
      const rule = read(failureRule, entry.value, at, reading)
      if (rule === undefined) whole = false
      else if (key === "failure") failure = rule
      else dependencies.set(key, rule)
    }
  }
  return whole ? { failure, dependencies } : failed
}

/** The matrix of interruptions of a step: cause → rule. */
export const When = custom<WrittenRules>(readWhen, {
  type: "object",
  description: "What an interruption does to the work in hand: cause → rule",
  properties: { failure: { enum: ["resume", "repeat"] }, break: { const: "finish" }, closing: { const: "finish" } },
  additionalProperties: { enum: ["resume", "repeat"] },
  propertyNames: { pattern: "^[a-z][a-z0-9-]*$", not: { enum: ["shift", "breakdown", "preempted"] } },
})
