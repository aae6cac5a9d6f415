import { statSync } from "node:fs"
import * as Effect from "effect/Effect"
import { formatNumber } from "@tangguh/charts"
import { ImpossibleEvent } from "@tangguh/event-log"
import { BadLog } from "@tangguh/event-store"
import { EXPORT_FORMATS, type ExportFormat, exportRun, NotWritten } from "@tangguh/event-store/export"
import { type Arguments, Misunderstood } from "../arguments.ts"
import type { Program } from "../execute.ts"
import { ExitStatus } from "../exit-status.ts"
import { BadArguments, WriteFailed } from "../failures.ts"
import { awaited } from "../log/awaited.ts"
import { cutNote } from "../log/cut-note.ts"
import { openRecorded } from "../log/recorded-run.ts"
import { runOf } from "../log/run-of.ts"
import { mustNotReplace } from "../output/same-file.ts"
import { reasonOf } from "../output/stream.ts"
import { ascii } from "../terminal/ascii.ts"
import { printable } from "../terminal/printable.ts"
import { Progress } from "../terminal/progress.ts"
import type { Terminal } from "../terminal/terminal.ts"
import { wrap } from "../terminal/wrap.ts"

const texts = {
  en: {
    writes: "writing",
    stopped: "stopped; nothing was written",
    written: (out: string, events: string, megabytes: string) => `${out}: ${events} events, ${megabytes} MB`,
    leftOut: (events: string) =>
      `${events} events of no citizen (doors, dependencies, units, stocks) have no place in XES; ocel-json has them`,
  },
  id: {
    writes: "menulis",
    stopped: "dihentikan; tidak ada yang ditulis",
    written: (out: string, events: string, megabytes: string) => `${out}: ${events} peristiwa, ${megabytes} MB`,
    leftOut: (events: string) =>
      `${events} peristiwa tanpa warga (pintu, prasyarat, unit, stok) tidak punya tempat dalam XES; ocel-json memuatnya`,
  },
}

const endings: Readonly<Record<string, ExportFormat>> = {
  parquet: "parquet",
  csv: "csv",
  xes: "xes",
  json: "ocel-json",
  jsonocel: "ocel-json",
}

function formatOf(args: Arguments, out: string): ExportFormat {
  const given = args.flags.get("format") as ExportFormat | undefined
  const format = given ?? endings[out.slice(out.lastIndexOf(".") + 1).toLowerCase()]
  if (format === undefined)
    throw new Misunderstood(`the ending of “${printable(out)}” says no format: --format ${EXPORT_FORMATS.join("|")}`)
  return format
}

/** `tangguh log export` */
export const program = (args: Arguments, terminal: Terminal): Program => {
  const [path] = args.operands
  const out = args.flags.get("out")
  if (typeof out !== "string") throw new Misunderstood("log export needs a file to write: --out run.parquet")
  const format = formatOf(args, out)
  mustNotReplace("out", out, [path])
  const { language, unicode, width } = terminal
  const says = texts[language]
  const progress = new Progress(terminal, says.writes)
  const work = Effect.scoped(
    Effect.gen(function* () {
      const recorded = yield* openRecorded(path, args, { whole: false })
      const { log } = recorded
      const events = yield* awaited(
        (signal) => exportRun(runOf(recorded, printable(path)), format, out, { signal, progress: progress.report }),
        (error) => {
          if (error instanceof BadLog || error instanceof ImpossibleEvent)
            return new BadArguments({ reason: printable(error.message) })
          const code = (error as NodeJS.ErrnoException).code
          if (!(error instanceof NotWritten) && code === undefined) throw error
          const why = error instanceof NotWritten ? printable(error.message) : reasonOf(error)
          return new WriteFailed({ reason: `${printable(out)} cannot be written: ${why}` })
        },
      )
      const count = (number: number) => formatNumber(number, language)
      const lines = wrap(
        says.written(printable(out), count(events), formatNumber(statSync(out).size / 1e6, language, 1)),
        width,
      )
      if (events < log.events) lines.push(...wrap(says.leftOut(count(log.events - events)), width))
      return {
        results: `${lines.map((line) => (unicode ? line : ascii(line))).join("\n")}\n`,
        messages: cutNote(recorded, terminal),
        status: ExitStatus.done,
      }
    }),
  )
  return { work, stopped: () => says.stopped, tidy: progress.end }
}
