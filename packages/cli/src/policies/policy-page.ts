import { type Bundle, bundles, catalogue, type NotModelled, type PolicyDefinition } from "@tangguh/policies"
import { ascii } from "../terminal/ascii.ts"
import { displayWidth, padEnd } from "../terminal/display-width.ts"
import { styled } from "../terminal/style.ts"
import type { Terminal } from "../terminal/terminal.ts"
import { wrap } from "../terminal/wrap.ts"
import { catalogueWords } from "./catalogue-words.ts"
import { costText, parameterText, yamlLine } from "./written.ts"

/** Lines with a word at their left, and what it is about beside it, or below where there is no room. */
function besides(rows: readonly (readonly [string, string])[], width: number): string[] {
  const wide = Math.max(...rows.map(([word]) => displayWidth(word)))
  if (wide + 30 > width)
    return rows.flatMap(([word, about]) => [...wrap(`  ${word}`, width, 2), ...wrap(`    ${about}`, width, 4)])
  return rows.flatMap(([word, about]) =>
    wrap(about, width - wide - 4).map((line, i) => `  ${padEnd(i === 0 ? word : "", wide)}  ${line}`),
  )
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)

/** Lines of a map that break between its entries only, so that they can be pasted as they are. */
const brokenBetween = (yaml: string, width: number): string[] =>
  wrap(`  ${yaml.replaceAll(/(?<!,) /g, "\u00a0")}`, width, 6).map((line) => line.replaceAll("\u00a0", " "))

const pageOf =
  (terminal: Terminal) =>
  (title: string, ...sections: readonly (readonly string[])[]): string => {
    const head = wrap(title, terminal.width).map((line) => styled(terminal, line, "bold"))
    return `${[head, ...sections].map((lines) => lines.join("\n")).join("\n\n")}\n`
  }

/** Everything about one policy. */
export function policyPage(definition: PolicyDefinition, terminal: Terminal): string {
  const { language, width, unicode } = terminal
  const says = catalogueWords[language]
  const text = (each: string) => (unicode ? each : ascii(each))
  const { number, name, title, does, cost, bundle, parameters } = definition
  const facts: readonly (readonly [string, string])[] = [
    [says.does, does[language]],
    [says.mechanism, definition.mechanism[language]],
    [says.sideEffects, definition.sideEffects[language]],
    [says.limits, definition.limits[language]],
    [says.cost, costText(definition, language)],
    [says.evidence, definition.evidence[language]],
    [says.decides, cost.decides[language]],
    [says.pays, cost.pays[language]],
    [says.bundle, bundle === null ? "–" : bundles.get(bundle)!.title[language]],
  ]
  const shown = (rows: readonly (readonly [string, string])[]) =>
    besides(
      rows.map(([word, about]) => [text(capital(word)), text(about)]),
      width,
    )
  const settings = Object.entries(parameters).flatMap(([key, parameter]): string[] => [
    ...wrap(text(`  ${parameterText(key, parameter)}`), width, 4),
    ...wrap(
      text(`      ${parameter.about[language]}${parameter.default === null ? ` (${says.required})` : ""}`),
      width,
      6,
    ).map((line) => styled(terminal, line, "dim")),
  ])
  return pageOf(terminal)(
    text(`${number}  ${name}: ${title[language]}`),
    shown(facts),
    settings.length === 0 ? [text(says.none)] : [...wrap(text(says.parameters), width), ...settings],
    [...wrap(text(says.inFile), width), ...brokenBetween(yamlLine(definition), width)],
  )
}

/** A bundle, and what is in it. */
export function bundlePage({ name, title, members, ifSaid }: Bundle, terminal: Terminal): string {
  const { language, width, unicode } = terminal
  const text = (each: string) => (unicode ? each : ascii(each))
  const row = (member: string, more = ""): readonly [string, string] => [
    text(member),
    text(`${catalogue.get(member)!.does[language]}${more}`),
  ]
  const rows = [
    ...members.map((member) => row(member)),
    ...ifSaid.map(([member]) => row(member, ` (${catalogueWords[language].ifSaid})`)),
  ]
  return pageOf(terminal)(text(`${name}: ${title[language]}`), besides(rows, width))
}

/** What the model cannot tell, and why. */
export const notModelledPage = ({ number, name, title, because }: NotModelled, terminal: Terminal): string => {
  const { language, width, unicode } = terminal
  const text = (each: string) => (unicode ? each : ascii(each))
  const says = catalogueWords[language]
  return pageOf(terminal)(
    text(`${number}  ${name}: ${title[language]}`),
    wrap(text(`  ${says.isNotModelled}: ${because[language]}`), width, 2),
  )
}
