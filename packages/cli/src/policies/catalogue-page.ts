import { bundles, catalogue, notModelled } from "@tangguh/policies"
import { commandLine } from "../command-line.ts"
import { ascii } from "../terminal/ascii.ts"
import { displayWidth, padEnd, padStart } from "../terminal/display-width.ts"
import { styled } from "../terminal/style.ts"
import type { Terminal } from "../terminal/terminal.ts"
import { wrap } from "../terminal/wrap.ts"
import { catalogueWords } from "./catalogue-words.ts"

/** Below this many columns what a policy does would be a column of single words. */
const NARROW_TEXT = 24

const widest = (texts: readonly string[]): number => Math.max(...texts.map(displayWidth))

/** Rows whose cells are broken into lines; the first cell stands at the right of its column. */
function tableLines(rows: readonly (readonly string[])[], widths: readonly number[]): string[] {
  return rows.flatMap((cells) => {
    const broken = cells.map((cell, i) => wrap(cell, widths[i]))
    return Array.from({ length: Math.max(...broken.map(({ length }) => length)) }, (_, line) => {
      const [number, ...rest] = broken.map((lines, i) =>
        i === 0 ? padStart(lines[line] ?? "", widths[0]) : padEnd(lines[line] ?? "", widths[i]),
      )
      return `  ${[number, ...rest].join("  ")}`.trimEnd()
    })
  })
}

/** The catalogue: what there is, its bundles, and what cannot be told and why. */
export function cataloguePage(terminal: Terminal): string {
  const { language, width, unicode } = terminal
  const says = catalogueWords[language]
  const text = (each: string) => (unicode ? each : ascii(each))
  const definitions = [...catalogue.values()]
  const head = ["", says.name, says.does, says.bundle, says.decides].map(text)
  const rows = definitions.map(({ number, name, does, bundle, cost }) =>
    [
      String(number),
      name,
      does[language],
      bundle === null ? "–" : bundles.get(bundle)!.title[language],
      cost.decides[language],
    ].map(text),
  )
  const decides = Math.min(18, widest([head[4], ...rows.map((row) => row[4])]))
  const fixed = [
    2,
    widest([head[1], ...rows.map((row) => row[1])]),
    0,
    widest([head[3], ...rows.map((row) => row[3])]),
    decides,
  ]
  const left = width - 2 - 8 - fixed.reduce((sum, each) => sum + each, 0)
  const wide = left >= NARROW_TEXT
  const widths = fixed.with(2, Math.min(left, widest([head[2], ...rows.map((row) => row[2])])))
  const folded = ([number, name, does, bundle, who]: readonly string[]) =>
    wrap(`  ${number} ${name}: ${does}; ${head[3]}: ${bundle}; ${head[4]}: ${who}`, width, 4)
  const listed = (name: string, about: string) => wrap(`  ${text(`${name}: ${about}`)}`, width, 4)
  const bold = (line: string) => wrap(text(line), width).map((each) => styled(terminal, each, "bold"))
  const lines = [
    ...bold(says.heading(definitions.length, definitions.length + notModelled.length)),
    "",
    ...(wide ? tableLines([head], widths).map((each) => styled(terminal, each, "dim")) : []),
    ...(wide ? tableLines(rows, widths) : rows.flatMap(folded)),
    "",
    ...bold(`${says.bundles}: ${says.bundlesAbout}`),
    ...[...bundles.values()].flatMap(({ name, title, members, ifSaid }) =>
      listed(`${name} (${title[language]})`, [...members, ...ifSaid.map(([member]) => `(${member})`)].join(", ")),
    ),
    "",
    ...bold(says.notModelled),
    ...notModelled.flatMap(({ number, name, title, because }) =>
      listed(`${number} ${name} (${title[language]})`, because[language]),
    ),
    "",
    ...wrap(text(`${commandLine("policies", "NAME")}  ${says.more}`), width, 2),
  ]
  return `${lines.join("\n")}\n`
}
