import { formatNumber } from "@tangguh/charts"
import { isOfToday, type Proof, timeOf } from "@tangguh/event-log"
import { localClock } from "@tangguh/report/comparison"
import { ascii } from "../terminal/ascii.ts"
import { printable } from "../terminal/printable.ts"
import { styled } from "../terminal/style.ts"
import type { Terminal } from "../terminal/terminal.ts"
import { wrap } from "../terminal/wrap.ts"
import type { RecordedRun } from "./recorded-run.ts"

const texts = {
  en: {
    of: (policy: string, replication: number, seed: string) => `${policy}: replication ${replication}, seed ${seed}.`,
    forked: (at: string, policy: string) => `From ${at} on: ${policy}.`,
    written: (version: string, file: string) => `Written by tangguh ${version} from ${file}.`,
    chain: (events: string, blocks: string) => `${events} events in blocks of 16,384 (${blocks}): every hash fits.`,
    cut: (at: string) =>
      `The log was cut off after ${at}: a crash, or a copy that was broken off. What is there is whole.`,
    proven: (states: string) => `Folded again, the state is that of the run ${states}.`,
    snapshots: (count: number) => `at ${count} ${count === 1 ? "snapshot" : "snapshots"}`,
    end: "at the end",
    unproven: "Folded again without fault; it has no snapshot, and no end, to hold the state against.",
    older: "Folded again without fault; an older version wrote it, whose states cannot be held against ours.",
    differs: (event: string) =>
      `Folded again, the state is another than that of the run after event ${event}: the log was written by other code.`,
    hash: "closing hash",
    hashSoFar: "hash up to there",
    and: " and ",
  },
  id: {
    of: (policy: string, replication: number, seed: string) => `${policy}: ulangan ${replication}, benih ${seed}.`,
    forked: (at: string, policy: string) => `Sejak ${at}: ${policy}.`,
    written: (version: string, file: string) => `Ditulis tangguh ${version} dari ${file}.`,
    chain: (events: string, blocks: string) =>
      `${events} peristiwa dalam blok berisi 16.384 (${blocks}): semua sidik cocok.`,
    cut: (at: string) =>
      `Catatan terpotong setelah ${at}: program terhenti, atau salinannya terputus. Yang ada tetap utuh.`,
    proven: (states: string) => `Dilipat ulang, keadaannya sama dengan ulangan itu ${states}.`,
    snapshots: (count: number) => `di ${count} cuplikan`,
    end: "di akhir",
    unproven: "Dilipat ulang tanpa cacat; tidak ada cuplikan atau akhir untuk membandingkan keadaannya.",
    older: "Dilipat ulang tanpa cacat; ditulis versi lama, yang keadaannya tak dapat dibandingkan.",
    differs: (event: string) =>
      `Dilipat ulang, keadaannya berbeda dari ulangan itu setelah peristiwa ${event}: catatan ditulis program lain.`,
    hash: "sidik penutup",
    hashSoFar: "sidik sampai di situ",
    and: " dan ",
  },
} as const

/** What a log is of, and what folding it again has shown. */
export function replayPage(
  { run, snapshots, end, differsAfter }: Omit<Proof, "state"> & { readonly run: RecordedRun },
  terminal: Terminal,
): string {
  const { language, unicode, width } = terminal
  const says = texts[language]
  const { columns, log, plan } = run
  const { header } = log
  const number = (value: number) => formatNumber(value, language, 0)
  const clock = localClock(plan)
  const shown = (seconds: number) => clock(seconds).replace("T", " ")
  const states = [...(snapshots > 0 ? [says.snapshots(snapshots)] : []), ...(end ? [says.end] : [])]
  const text = (each: string) => (unicode ? printable(each) : ascii(printable(each)))
  const lines = [
    ...wrap(text(plan.title[language]), width).map((line) => styled(terminal, line, "bold")),
    ...[
      says.of(columns[0].title[language], header.replication + 1, header.seed),
      ...header.forks.map(({ after }, k) => says.forked(shown(timeOf(log, after + 1)), columns[k + 1].title[language])),
      says.written(header.versions["tangguh"], header.origin.file),
    ].flatMap((line) => wrap(text(line), width)),
    "",
    ...[
      says.chain(number(log.events), number(log.blocks.length)),
      ...(log.cut ? [says.cut(shown(timeOf(log, log.events)))] : []),
      differsAfter === null
        ? states.length > 0
          ? says.proven(states.join(says.and))
          : isOfToday(header.schema)
            ? says.unproven
            : says.older
        : says.differs(number(differsAfter)),
      `${log.cut ? says.hashSoFar : says.hash} ${log.hash}`,
    ].flatMap((line) => wrap(text(line), width, 2)),
  ]
  return `${lines.join("\n")}\n`
}
