#!/usr/bin/env node
import { Misunderstood, readArguments } from "./arguments.ts"
import { didYouMean } from "./did-you-mean.ts"
import { ExitStatus } from "./exit-status.ts"
import { helpOf, helpOfAll, helpOfGroup, versionText } from "./help.ts"
import { printMessage, printResults } from "./output/stream.ts"
import { printable } from "./terminal/printable.ts"
import { type Terminal, terminalOf } from "./terminal/terminal.ts"
import { type VerbDefinition, verbsNotYet, verbTable } from "./verb-table.ts"

/** Imports a verb when it is called, so that help and version load nothing else. */
const programs = {
  compare: () => import("./verbs/compare.ts"),
  run: () => import("./verbs/run.ts"),
  check: () => import("./verbs/check.ts"),
  verify: () => import("./verbs/verify.ts"),
  policies: () => import("./verbs/policies.ts"),
  calibrate: () => import("./verbs/calibrate.ts"),
  schema: () => import("./verbs/schema.ts"),
  "log replay": () => import("./verbs/log-replay.ts"),
  "log fork": () => import("./verbs/log-fork.ts"),
  "log query": () => import("./verbs/log-query.ts"),
  "log export": () => import("./verbs/log-export.ts"),
  "log diff": () => import("./verbs/log-diff.ts"),
  "log explain": () => import("./verbs/log-explain.ts"),
} as const

const isHelp = (arg: string | undefined): boolean => arg === "--help" || arg === "-h" || arg === "help"

const languageIn = (args: readonly string[]): "en" | "id" | null => {
  const at = args.findIndex((arg) => arg === "--lang" || arg.startsWith("--lang="))
  const value = at < 0 ? undefined : args[at].includes("=") ? args[at].slice("--lang=".length) : args[at + 1]
  return value === "en" || value === "id" ? value : null
}

function verbCalled(name: string): VerbDefinition {
  const verb = verbTable.find((each) => each.name === name)
  if (verb !== undefined) return verb
  if (verbsNotYet.includes(name)) throw new Misunderstood(`tangguh ${name} is not supported yet`)
  const shown = printable(name).slice(0, 80)
  const what = name.startsWith("-") ? `no flag “${shown}” before the verb` : `no verb “${shown}”`
  const names = verbTable.map((each) => each.name)
  throw new Misunderstood(
    `there is ${what}; ${didYouMean(name, name.startsWith("-") ? ["--help", "--version"] : names)}`,
  )
}

/** What is done with a log goes by two words. */
const joined = ([first, second, ...rest]: readonly string[]): readonly string[] =>
  second === undefined
    ? [first]
    : first === "log" && !second.startsWith("-")
      ? [`log ${second}`, ...rest]
      : [first, second, ...rest]

async function main(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  const [first, ...rest] = args
  if (first === "--version" || first === "-V" || first === "version")
    return printResults(versionText(), ExitStatus.done)
  if (first === undefined) {
    await printMessage(helpOfAll(terminal))
    return ExitStatus.badInput
  }
  if (isHelp(first) && rest.every((arg) => arg.startsWith("-") || languageIn(args) === arg))
    return printResults(helpOfAll(terminal), ExitStatus.done)
  const [name, ...behind] = joined(isHelp(first) ? rest : args)
  const wantsHelp = isHelp(first) || behind.some((arg) => arg === "--help" || arg === "-h")
  if (name === "log") {
    if (wantsHelp) return printResults(helpOfGroup(name, terminal), ExitStatus.done)
    await printMessage(helpOfGroup(name, terminal))
    return ExitStatus.badInput
  }
  const verb = verbCalled(name)
  if (wantsHelp) return printResults(helpOf(verb, terminal), ExitStatus.done)
  const read = readArguments(verb, behind)
  const [{ execute }, { program }] = await Promise.all([
    import("./execute.ts"),
    programs[verb.name as keyof typeof programs](),
  ])
  return execute(program(read, terminal), terminal)
}

const args = process.argv.slice(2)
const terminal = terminalOf(process.env, process.stdout, process.stderr, languageIn(args))
let status: ExitStatus
try {
  status = await main(args, terminal)
} catch (error) {
  const misunderstood = error instanceof Misunderstood
  const message = error instanceof Error ? error.message : String(error)
  await printMessage(`error: ${misunderstood ? message : `a defect: ${printable(message)}`}\n`)
  status = misunderstood ? ExitStatus.badInput : ExitStatus.defect
}
process.exit(status)
