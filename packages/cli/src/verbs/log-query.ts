import { existsSync } from "node:fs"
import { basename } from "node:path"
import * as Effect from "effect/Effect"
import { ImpossibleEvent } from "@tangguh/event-log"
import { BadLog } from "@tangguh/event-store"
import { type Arguments, Misunderstood } from "../arguments.ts"
import type { Program } from "../execute.ts"
import { ExitStatus } from "../exit-status.ts"
import { BadArguments, WriteFailed } from "../failures.ts"
import { formOf } from "../log/answer-forms.ts"
import { awaited } from "../log/awaited.ts"
import { cutNote } from "../log/cut-note.ts"
import { openRecorded } from "../log/recorded-run.ts"
import { runOf } from "../log/run-of.ts"
import { isSameFile } from "../output/same-file.ts"
import { reasonOf, writeTo } from "../output/stream.ts"
import { printable } from "../terminal/printable.ts"
import { Progress } from "../terminal/progress.ts"
import type { Terminal } from "../terminal/terminal.ts"

const texts = {
  en: { reads: "reading", stopped: "stopped; the answer is not complete" },
  id: { reads: "membaca", stopped: "dihentikan; jawaban tidak lengkap" },
}

/** What the runs are called: by their files, without what all logs end in; by their paths where those are alike. */
function labelsOf(paths: readonly string[]): readonly string[] {
  const names = paths.map((path) => basename(path).replace(/\.log$/, ""))
  return new Set(names).size === names.length ? names : paths
}

/** DuckDB's message, with the line that it points into. */
const linesOf = (message: string): string =>
  message
    .trimEnd()
    .split("\n")
    .map((line) => (line === "" ? "" : `${/^ */.exec(line)![0]}${printable(line)}`))
    .join("\n")

/** `tangguh log query` */
export const program = (args: Arguments, terminal: Terminal): Program => {
  const paths = args.operands.slice(0, -1)
  const sql = args.operands.at(-1)!
  if (existsSync(sql))
    throw new Misunderstood(`the SQL is missing behind the logs: tangguh log query ${printable(sql)} "describe events"`)
  const twice = paths.find((path, at) => paths.slice(0, at).some((before) => isSameFile(before, path)))
  if (twice !== undefined) throw new Misunderstood(`${printable(twice)} is given twice; its events would count twice`)
  const says = texts[terminal.language]
  const progress = new Progress(terminal, says.reads)
  const work = Effect.scoped(
    Effect.gen(function* () {
      const opened = yield* Effect.forEach(paths, (path) => openRecorded(path, args, { whole: false }))
      const labels = labelsOf(paths)
      const runs = opened.map((each, at) => runOf(each, labels[at]))
      const { BadQuery, query } = yield* Effect.tryPromise({
        try: () => import("@tangguh/event-store/query"),
        catch: (error) =>
          new BadArguments({
            reason: `DuckDB cannot be loaded on this machine: ${printable((error as Error).message)}`,
          }),
      })
      let failed: NodeJS.ErrnoException | null = null
      const isPrinted = async (text: string) => {
        if (text !== "") progress.end()
        failed = await writeTo(process.stdout, text)
        return failed === null
      }
      yield* awaited(
        (signal) =>
          query(
            runs,
            sql,
            async ({ columns, rows }) => {
              const format = args.flags.get("format")
              const form = formOf(typeof format === "string" ? format : "table", columns, terminal)
              if (!(await isPrinted(form.begin))) return
              for await (const part of rows) if (!(await isPrinted(form.part(part)))) return
              await isPrinted(form.end())
            },
            { signal, progress: progress.report },
          ),
        (error) => {
          if (error instanceof BadQuery) return new BadArguments({ reason: linesOf(error.message) })
          if (error instanceof BadLog || error instanceof ImpossibleEvent)
            return new BadArguments({ reason: printable(error.message) })
          throw error
        },
      )
      // That nobody reads on is no failure.
      if (failed !== null && (failed as NodeJS.ErrnoException).code !== "EPIPE")
        return yield* new WriteFailed({ reason: `the results cannot be printed: ${reasonOf(failed)}` })
      return { results: "", messages: opened.map((each) => cutNote(each, terminal)).join(""), status: ExitStatus.done }
    }),
  )
  return { work, stopped: () => says.stopped, tidy: progress.end }
}
