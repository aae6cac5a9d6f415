import { parseArgs } from "node:util"
import { didYouMean } from "./did-you-mean.ts"
import { printable } from "./terminal/printable.ts"
import type { VerbDefinition } from "./verb-table.ts"

/** What was written behind a verb, each flag known and of a kind that it may have. */
export interface Arguments {
  readonly operands: readonly string[]
  readonly flags: ReadonlyMap<string, string | true>
}

/** Arguments that cannot be understood; the message says which, and what would be. */
export class Misunderstood extends Error {}

const quoted = (text: string): string => `“${printable(text).slice(0, 80)}”`

/** Reads the arguments behind a verb. Errors: Misunderstood. */
export function readArguments(verb: VerbDefinition, args: readonly string[]): Arguments {
  const options = Object.fromEntries(
    Object.entries(verb.flags).map(([name, { value }]) => [
      name,
      { type: value === null ? "boolean" : "string" } as const,
    ]),
  )
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true })
  const operands: string[] = []
  const flags = new Map<string, string | true>()
  for (const token of tokens) {
    if (token.kind === "positional") operands.push(token.value)
    if (token.kind !== "option") continue
    const value = valueOf(verb, token)
    if (value !== true && flags.has(token.name))
      throw new Misunderstood(`--${token.name} is given twice; ${verb.flags[token.name].several ?? "give it once"}`)
    flags.set(token.name, value)
  }
  const { least, most, text, what = "scenario" } = verb.operands
  if (operands.length < least) throw new Misunderstood(`${verb.name} needs a ${what}: tangguh ${verb.name} ${text}`)
  if (operands.length > most)
    throw new Misunderstood(
      `${verb.name} takes ${most === 0 ? "no file" : `one ${what}`}, and ${quoted(operands[most])} is too much`,
    )
  return { operands, flags }
}

function valueOf(
  verb: VerbDefinition,
  { name, rawName, value }: { readonly name: string; readonly rawName: string; readonly value?: string | undefined },
): string | true {
  const flag = Object.hasOwn(verb.flags, name) ? verb.flags[name] : undefined
  if (flag === undefined) {
    const possible = Object.keys(verb.flags).map((each) => `--${each}`)
    const hint = possible.length === 0 ? `${verb.name} takes no flags` : didYouMean(rawName, possible)
    throw new Misunderstood(`${verb.name} has no flag ${quoted(rawName)}; ${hint}`)
  }
  if (flag.notYet) throw new Misunderstood(`--${name} is not supported yet; leave it out`)
  if (flag.value === null) {
    if (value !== undefined) throw new Misunderstood(`--${name} takes no value`)
    return true
  }
  if (value === undefined || value === "") throw new Misunderstood(`--${name} needs a value: --${name} ${flag.value}`)
  if (flag.choices !== undefined && !flag.choices.includes(value))
    throw new Misunderstood(`--${name} cannot be ${quoted(value)}; ${didYouMean(value, flag.choices)}`)
  return value
}

/** The whole number that a flag gives, or null where it was left out. Errors: Misunderstood. */
export function wholeNumber(args: Arguments, name: string, least: number, most: number): number | null {
  const text = args.flags.get(name)
  if (typeof text !== "string") return null
  const number = /^\d{1,15}$/.test(text) ? Number(text) : NaN
  if (number >= least && number <= most) return number
  throw new Misunderstood(`--${name} cannot be ${quoted(text)}; a whole number from ${least} to ${most}`)
}

/** The text that a flag gives, or null. Errors: Misunderstood where it is long or holds what cannot be printed. */
export function plainWord(args: Arguments, name: string): string | null {
  const text = args.flags.get(name)
  if (typeof text !== "string") return null
  if (text.length > 200 || printable(text) !== text)
    throw new Misunderstood(`--${name} cannot be ${quoted(text)}; at most 200 printable characters`)
  return text
}
