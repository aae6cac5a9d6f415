import { basename } from "node:path"
import { formatNumber } from "@tangguh/charts"
import type { Plan } from "@tangguh/plan"
import { localClock } from "@tangguh/report/comparison"
import { type DataFile, dataKinds, type DataKind, type DataRead, type Problem } from "@tangguh/scenario"
import { readTableFileExit } from "@tangguh/scenario/file"
import { type Arguments, Misunderstood } from "./arguments.ts"
import { ascii } from "./terminal/ascii.ts"
import { printable } from "./terminal/printable.ts"
import type { Terminal } from "./terminal/terminal.ts"
import { wrap } from "./terminal/wrap.ts"

/** Paths of the tables that a run is to start from: what the flags of the same names say. */
export type DataPaths = Readonly<Partial<Record<DataKind, string>>>

/** Errors: Misunderstood where tables are given for several scenarios. */
export function dataPaths({ flags, operands }: Arguments): DataPaths {
  const given = dataKinds.flatMap((kind) => {
    const path = flags.get(kind)
    return typeof path === "string" ? [[kind, path] as const] : []
  })
  if (given.length > 0 && operands.length > 1) throw new Misunderstood(`--${given[0][0]} goes with one scenario`)
  return Object.fromEntries(given)
}

/** The flags with which a command starts from the same tables. */
export const dataFlags = (paths: DataPaths): readonly string[] =>
  dataKinds.flatMap((kind) => {
    const path = paths[kind]
    return path === undefined ? [] : [`--${kind}`, path]
  })

/** Reads tables, or says which cannot be read. */
export function readData(paths: DataPaths): {
  readonly data: Readonly<Partial<Record<DataKind, DataFile>>>
  readonly problems: readonly Problem[]
} {
  const data: Partial<Record<DataKind, DataFile>> = {}
  const problems: Problem[] = []
  for (const kind of dataKinds) {
    const file = paths[kind]
    if (file === undefined) continue
    const { text, problem } = readTableFileExit(file)
    if (problem === null) data[kind] = { file, text }
    else problems.push(problem)
  }
  return { data, problems }
}

const texts = {
  en: {
    begins: "Starts from data",
    used: {
      state: (count: string) => `${count} waiting`,
      incidents: (count: string) => `${count} ${count === "1" ? "outage" : "outages"}`,
      arrivals: (count: string) => `${count} ${count === "1" ? "arrival" : "arrivals"}`,
    },
    until: (clock: string) => ` until ${clock}`,
    outside: (count: string) => `; ${count} outside the run`,
  },
  id: {
    begins: "Mulai dari data",
    used: {
      state: (count: string) => `${count} menunggu`,
      incidents: (count: string) => `${count} gangguan`,
      arrivals: (count: string) => `${count} kedatangan`,
    },
    until: (clock: string) => ` sampai ${clock}`,
    outside: (count: string) => `; ${count} di luar rentang`,
  },
} as const

const clockOf = (plan: Plan): ((seconds: number) => string) => {
  const clock = localClock(plan)
  return (seconds) => clock(seconds).replace("T", " ")
}

/** What data a run starts from, in a sentence; no lines where it starts as the scenario says. */
export function dataLines(
  data: readonly DataRead[],
  plan: Plan,
  { language, width, unicode }: Terminal,
): readonly string[] {
  if (data.length === 0) return []
  const says = texts[language]
  const number = (count: number) => formatNumber(count, language, 0)
  const clock = clockOf(plan)
  const parts = data.map(({ kind, file, used, outside, until }) => {
    const last = until === null ? "" : says.until(clock(until))
    return `${basename(file)} (${says.used[kind](number(used))}${last}${outside > 0 ? says.outside(number(outside)) : ""})`
  })
  const line = printable(`${says.begins}: ${parts.join(", ")}.`)
  return wrap(unicode ? line : ascii(line), width)
}

/** The same for programs: nothing where a run starts as the scenario says. */
export const dataDocument = (data: readonly DataRead[], plan: Plan) =>
  data.length === 0
    ? {}
    : {
        startsFrom: data.map(({ until, ...read }) => ({
          ...read,
          ...(until === null ? {} : { until: clockOf(plan)(until) }),
        })),
      }
