import { basename, dirname, join, resolve } from "node:path"
import * as Effect from "effect/Effect"
import {
  calibrate,
  type Incidents,
  readIncidents,
  readTickets,
  scenarioLines,
  type Tickets,
} from "@tangguh/calibration"
import type { Problem } from "@tangguh/scenario"
import { readTableFileExit } from "@tangguh/scenario/file"
import { type Arguments, plainWord } from "../arguments.ts"
import { calibrateDocument } from "../calibration/calibrate-document.ts"
import { calibratePage } from "../calibration/calibrate-page.ts"
import { calibrateWords } from "../calibration/calibrate-words.ts"
import { commandLine } from "../command-line.ts"
import type { Program } from "../execute.ts"
import { ExitStatus } from "../exit-status.ts"
import { BadArguments, BadScenario, WriteFailed } from "../failures.ts"
import { onThread, type Work } from "../log/on-thread.ts"
import { reasonOf } from "../output/stream.ts"
import { writeAtomically } from "../output/write-atomically.ts"
import { problemReport } from "../problem-report.ts"
import { runWords } from "../run/run-page.ts"
import { printable } from "../terminal/printable.ts"
import type { Terminal } from "../terminal/terminal.ts"

/** Fits, shows, and writes where that is wanted. */
export const work: Work = (args, terminal) => {
  const [file] = args.operands
  const incidentsFile = plainWord(args, "incidents")
  const out = plainWord(args, "out")
  const says = calibrateWords[terminal.language]
  return Effect.gen(function* () {
    for (const read of [file, incidentsFile])
      if (out !== null && read !== null && resolve(read) === resolve(out))
        return yield* new BadArguments({ reason: says.sameFile(printable(read)) })
    const [tickets, incidents] = yield* readBoth(file, incidentsFile, terminal)
    const calibration = calibrate(tickets, incidents)
    const lines = scenarioLines(calibration, incidentsFile)
    if (out !== null) yield* write(out, lines)
    const command = [
      "calibrate",
      file,
      ...(incidentsFile === null ? [] : ["--incidents", incidentsFile]),
      "--out",
      "lines.yaml",
    ]
    const next = out === null ? says.next(commandLine(...command)) : says.written(out)
    return {
      results:
        args.flags.get("format") === "json"
          ? `${JSON.stringify(calibrateDocument(calibration, lines), undefined, 2)}\n`
          : calibratePage(calibration, next, terminal),
      messages: "",
      status: ExitStatus.done,
    }
  })
}

/** `tangguh calibrate` */
export const program = (args: Arguments, terminal: Terminal): Program => {
  for (const name of ["incidents", "out"]) plainWord(args, name)
  return {
    work: onThread("calibrate", args, terminal),
    stopped: () => runWords[terminal.language].stopped,
    tidy: () => {},
  }
}

/** Both tables, or all that is wrong with either. */
const readBoth = (
  ticketsFile: string,
  incidentsFile: string | null,
  terminal: Terminal,
): Effect.Effect<readonly [Tickets, Incidents | null], BadScenario> =>
  Effect.suspend(() => {
    const reports: string[] = []
    const read = <A>(file: string, parse: (text: string, file: string) => A | readonly Problem[]): A | null => {
      const { text, problem } = readTableFileExit(file)
      const parsed = problem === null ? parse(text, file) : [problem]
      if (!areProblems(parsed)) return parsed
      reports.push(problemReport(file, parsed, terminal))
      return null
    }
    const tickets = read(ticketsFile, readTickets)
    const incidents = incidentsFile === null ? null : read(incidentsFile, readIncidents)
    return tickets === null || reports.length > 0
      ? Effect.fail(new BadScenario({ report: reports.join("\n") }))
      : Effect.succeed([tickets, incidents] as const)
  })

const areProblems = <A>(parsed: A | readonly Problem[]): parsed is readonly Problem[] =>
  Array.isArray(parsed) && parsed.length > 0 && "accepted" in (parsed[0] as object)

const write = (out: string, lines: string): Effect.Effect<void, WriteFailed> =>
  Effect.try({
    try: () => writeAtomically(dirname(out), [{ name: basename(out), content: lines }]),
    catch: (error) => new WriteFailed({ reason: `${printable(join(out))} cannot be written: ${reasonOf(error)}` }),
  })
