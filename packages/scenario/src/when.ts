import type { InterruptionRule } from "@tangguh/plan"
import { word } from "./leaves.ts"
import { right, wrong, type Parsed } from "./parsed.ts"
import { quoted, type Path } from "./problem.ts"
import { custom, failed, read, unexpected, type Reading } from "./read.ts"
import { nearest } from "./suggest.ts"
import type { Node } from "./tree.ts"

/** What interrupts work, other than a dependency by its name. */
export const causes = ["failure", "breakdown", "break", "closing", "shift", "preempted"] as const
export type Cause = (typeof causes)[number]

/** What interruptions do to the work in hand: by cause, as far as the file says it. */
export interface WrittenRules {
  readonly causes: ReadonlyMap<Cause, InterruptionRule>
  /** By name of dependency; beats `failure`. */
  readonly dependencies: ReadonlyMap<string, InterruptionRule>
}

const again = ["resume", "repeat", "redraw"] as const
const ruleWords = ["finish", ...again, ...again.flatMap((work) => [`${work} at head`, `${work} at tail`]), "leave"]
/** Neither a unit that is broken nor a counter that is taken can finish anything. */
const words: Readonly<Record<Cause, readonly string[]>> = {
  failure: ruleWords,
  breakdown: ruleWords.filter((rule) => rule !== "finish"),
  break: ruleWords,
  closing: ruleWords,
  shift: ruleWords,
  preempted: ruleWords.filter((rule) => rule.includes(" at ") || rule === "leave"),
}
const rules = new Map(causes.map((cause) => [cause, word(words[cause])]))

/** The rule of a word such as `repeat at head`. */
export const ruleOf = (text: string): InterruptionRule => {
  if (text === "leave") return { work: "repeat", place: "leave" }
  const [work, place = "stay"] = text.split(" at ")
  return { work, place } as InterruptionRule
}

/** How a rule is written. */
export const ruleText = ({ work, place }: InterruptionRule): string =>
  place === "leave" ? "leave" : place === "stay" ? work : `${work} at ${place}`

const isCause = (key: string): key is Cause => causes.some((cause) => cause === key)

const causeOf = (key: string, dependencies: ReadonlySet<string> | undefined): Parsed<Cause> => {
  if (isCause(key)) return right(key)
  if (dependencies?.has(key) ?? true) return right("failure")
  const near = nearest(key, [...causes, ...dependencies!])
  return wrong(
    `${quoted(key)} is neither a cause nor a dependency`,
    near === null ? `${causes.join(", ")} or the name of a dependency` : `did you mean ${near}?`,
  )
}

const readWhen = (node: Node, path: Path, reading: Reading): WrittenRules | typeof failed => {
  if (node.kind !== "map")
    return unexpected(node, path, "a map such as { failure: resume, power: repeat, break: finish }", reading)
  const byCause = new Map<Cause, InterruptionRule>()
  const dependencies = new Map<string, InterruptionRule>()
  let whole = true
  for (const [key, entry] of node.entries) {
    const at = [...path, key]
    const cause = causeOf(key, reading.names("dependencies"))
    if (!cause.ok) {
      reading.problem(entry.key, at, cause.wrong, cause.accepted!)
      whole = false
      continue
    }
    const text = read(rules.get(cause.value)!, entry.value, at, reading)
    if (text === undefined) whole = false
    else if (isCause(key)) byCause.set(key, ruleOf(text))
    else dependencies.set(key, ruleOf(text))
  }
  return whole ? { causes: byCause, dependencies } : failed
}

/** The matrix of interruptions of a step: cause → rule. */
export const When = custom<WrittenRules>(readWhen, {
  type: "object",
  description: "What an interruption does to the work in hand: cause → rule",
  properties: Object.fromEntries(causes.map((cause) => [cause, { enum: words[cause] }])),
  additionalProperties: { enum: ruleWords },
  propertyNames: { pattern: "^[a-z][a-z0-9-]*$" },
})
