import { ascii } from "./terminal/ascii.ts"
import { displayWidth, padEnd } from "./terminal/display-width.ts"
import type { Terminal } from "./terminal/terminal.ts"
import { wrap } from "./terminal/wrap.ts"
import { version } from "./version.ts"
import { type VerbDefinition, verbTable } from "./verb-table.ts"

const texts = {
  en: {
    what: "Tangguh: what outages cost the people who wait, and what each remedy is worth.",
    usage: "Usage",
    verbs: "Verbs",
    flags: "Flags",
    more: "tangguh VERB --help tells the flags of a verb; tangguh --version, the version.",
    status: "Exit status: 0 done, 1 a check failed, 2 bad input or a failed write, 3 a defect, 130 interrupted.",
    notYet: "not supported yet",
    none: "takes none",
  },
  id: {
    what: "Tangguh: apa ruginya warga yang menunggu saat gangguan, dan apa manfaat tiap tindakan.",
    usage: "Cara pakai",
    verbs: "Perintah",
    flags: "Pilihan",
    more: "tangguh PERINTAH --help menjelaskan pilihannya; tangguh --version, versinya.",
    status:
      "Status keluar: 0 selesai, 1 ada uji yang gagal, 2 masukan salah atau gagal menulis, 3 cacat program, 130 dihentikan.",
    notYet: "belum didukung",
    none: "tidak ada",
  },
}

/** Two columns: what is written, and what it does. */
function listed(rows: readonly (readonly [string, string])[], { width, unicode }: Terminal): string[] {
  const text = unicode ? (each: string) => each : ascii
  const wide = Math.max(...rows.map(([name]) => displayWidth(text(name))))
  if (wide + 24 > width)
    return rows.flatMap(([name, about]) => [
      ...wrap(`  ${text(name)}`, width, 2),
      ...wrap(`    ${text(about)}`, width, 4),
    ])
  return rows.flatMap(([name, about]) => {
    const lines = wrap(text(about), width - wide - 4)
    return lines.map((line, i) => `  ${padEnd(i === 0 ? text(name) : "", wide)}  ${line}`)
  })
}

const finished = (lines: readonly string[], { unicode }: Terminal): string =>
  `${lines.map((line) => (unicode ? line : ascii(line))).join("\n")}\n`

/** What the command can do. */
export function helpOfAll(terminal: Terminal): string {
  const says = texts[terminal.language]
  const { width } = terminal
  return finished(
    [
      ...wrap(says.what, width),
      "",
      `${says.usage}  tangguh compare scenarios/ngargoyoso-2016.yaml`,
      "",
      says.verbs,
      ...listed(
        verbTable.map(({ name, operands, about }) => [`${name} ${operands.text}`.trim(), about[terminal.language]]),
        terminal,
      ),
      "",
      ...wrap(says.more, width),
      ...wrap(says.status, width),
    ],
    terminal,
  )
}

/** What the verbs of a group can do: those of `log`. */
export const helpOfGroup = (group: string, terminal: Terminal): string =>
  finished(
    listed(
      verbTable
        .filter(({ name }) => name.startsWith(`${group} `))
        .map(({ name, operands, about }) => [`${name} ${operands.text}`.trim(), about[terminal.language]]),
      terminal,
    ),
    terminal,
  )

/** What a verb can do. */
export function helpOf(verb: VerbDefinition, terminal: Terminal): string {
  const says = texts[terminal.language]
  const { language, width } = terminal
  const flags = Object.entries(verb.flags).map(([name, { value, about, notYet }]): [string, string] => [
    `--${name}${value === null ? "" : ` ${value}`}`,
    notYet ? `${about[language]} (${says.notYet})` : about[language],
  ])
  return finished(
    [
      ...wrap(`tangguh ${verb.name} ${verb.operands.text}`.trim(), width),
      ...wrap(`  ${about(verb, language)}`, width, 2),
      "",
      says.flags,
      ...(flags.length === 0 ? [`  ${says.none}`] : listed(flags, terminal)),
    ],
    terminal,
  )
}

const about = (verb: VerbDefinition, language: Terminal["language"]): string => verb.about[language]

/** The version, on one line. */
export const versionText = (): string => `tangguh ${version()}\n`
