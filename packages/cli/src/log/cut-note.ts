import { timeOf } from "@tangguh/event-log"
import { localClock } from "@tangguh/report/comparison"
import { ascii } from "../terminal/ascii.ts"
import { printable } from "../terminal/printable.ts"
import type { Terminal } from "../terminal/terminal.ts"
import { wrap } from "../terminal/wrap.ts"
import type { RecordedRun } from "./recorded-run.ts"

const texts = {
  en: (path: string, at: string) => `${path} was cut off after ${at}: this is not the whole run.`,
  id: (path: string, at: string) => `${path} terpotong setelah ${at}: ini bukan seluruh ulangan.`,
}

/** Says that a log is not whole, where it is not. */
export function cutNote(
  { log, path, plan }: Pick<RecordedRun, "log" | "path" | "plan">,
  { language, unicode, width }: Terminal,
): string {
  if (!log.cut) return ""
  const at = localClock(plan)(timeOf(log, log.events)).replace("T", " ")
  const text = texts[language](printable(path), at)
  return `${wrap(unicode ? text : ascii(text), width).join("\n")}\n`
}
