import type { Delay, Title } from "@tangguh/plan"
import type { Law } from "@tangguh/engine"
import { secondsAt, type Calendar } from "./calendar.ts"
import type { FileRead } from "./file.ts"
import { LawRefused } from "./distribution.ts"
import { formatLocalTime, type LocalTime } from "./moment.ts"
import type { Path } from "./problem.ts"
import type { ScenarioFile } from "./schema/index.ts"

/** What every part of the compiler reports to. */
export interface Compiling {
  readonly file: ScenarioFile
  readonly problem: (path: Path, message: string, accepted: string) => void
  /** Notes that the file left something open, and what was taken. */
  readonly assume: (path: Path, value: string) => void
  /** The text of a file beside the scenario, by its name. */
  readonly beside: (name: string) => FileRead
  /** Whether the file is read as it is written, and has no choices that could put something else in its place. */
  readonly certain: boolean
}

type WrittenTitle = ScenarioFile["title"]

/** Both languages: a single text serves for both; without one, the name is made readable. */
export const titleOf = (written: WrittenTitle | undefined, name: string): Title => {
  if (written === undefined) {
    const text = name.charAt(0).toUpperCase() + name.slice(1).replaceAll("-", " ")
    return { en: text, id: text }
  }
  return typeof written === "string" ? { en: written, id: written } : { en: written.en, id: written.id ?? written.en }
}

/** The law, or null where it was refused and reported. */
export const lawAt = <L extends Law | Delay>(compiling: Compiling, path: Path, law: L | LawRefused): L | null => {
  if (!(law instanceof LawRefused)) return law
  compiling.problem([...path, ...law.path], law.message, law.accepted)
  return null
}

/** Seconds since the start, or null where clocks skip that time, which is reported. */
export const instantAt = (compiling: Compiling, calendar: Calendar, path: Path, time: LocalTime): number | null => {
  const seconds = secondsAt(calendar, time)
  if (seconds === null)
    compiling.problem(
      path,
      `${formatLocalTime(time)} does not exist in ${calendar.zone.name}: clocks are put forward`,
      "a local time that exists",
    )
  return seconds
}
