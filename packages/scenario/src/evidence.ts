import type { Evidence } from "@tangguh/plan"
import { parseLocalTime } from "./moment.ts"
import type { Parsed } from "./parsed.ts"
import type { Path } from "./problem.ts"
import {
  parseHazard,
  parseNumber,
  parsePercent,
  parseRate,
  parseSpan,
  parseSum,
  splitRange,
  unitOf,
} from "./quantity.ts"
import type { Figures } from "./reference.ts"
import type { Figure } from "./schema/evidence.ts"
import { child, keysOf, type Node } from "./tree.ts"

type Report = (path: Path, message: string, accepted: string) => void

/** The text of a value as it would be written on one line. */
export const written = (node: Node): string => {
  if (node.kind === "text") return node.text
  if (node.kind === "list") return `[${node.items.map(written).join(", ")}]`
  if (node.kind === "map")
    return `{ ${[...node.entries].map(([key, entry]) => `${key}: ${written(entry.value)}`).join(", ")} }`
  return "…"
}

/** A value of whatever kind as a number that can be compared with others of its kind. */
const kinds: readonly ((
  text: string,
) => Parsed<
  number | { readonly amount: number; readonly unit?: string; readonly per?: unknown; readonly day?: never }
>)[] = [parseNumber, parseSpan, parsePercent, parseHazard, parseRate, parseSum]

const measured = (text: string): { readonly kind: string; readonly size: number } | null => {
  const instant = parseLocalTime(text)
  if (instant.ok) return { kind: "instant", size: instant.value.day * 86_400 + instant.value.seconds }
  for (const [index, parse] of kinds.entries()) {
    const parsed = parse(text)
    if (!parsed.ok) continue
    const value = parsed.value
    if (typeof value === "number") return { kind: String(index), size: value }
    if ("per" in value)
      return value.per === "working day"
        ? { kind: "per working day", size: value.amount }
        : { kind: "rate", size: value.amount / (value.per as number) }
    return { kind: `${index} ${value.unit ?? ""}`, size: value.amount }
  }
  return null
}

/** Reports a range that is none, or in which the value does not lie. */
const checkRange = (value: Node, range: string, path: Path, report: Report): void => {
  if (value.kind !== "text")
    return report([...path, "range"], "only a number or an instant has a range", "choices: [ … ]")
  const limits = splitRange(range, unitOf(value.text))
  const [low, middle, high] = [
    limits === null ? null : measured(limits[0]),
    measured(value.text),
    limits === null ? null : measured(limits[1]),
  ]
  if (low === null || high === null || low.kind !== high.kind || low.size > high.size)
    return report([...path, "range"], `“${range}” is not a range`, "lower limit to upper limit, such as 5 to 10 min")
  if (middle === null || middle.kind !== low.kind)
    return report(
      [...path, "range"],
      "value and range are not in the same unit",
      `a range such as ${unitOf(value.text) === "" ? "40 to 60" : `5 to 10 ${unitOf(value.text)}`}`,
    )
  if (!(low.size <= middle.size && middle.size <= high.size))
    report(
      [...path, "value"],
      `“${value.text}” does not lie in its range ${range}`,
      "lower limit, value and upper limit in order",
    )
}

/** What is known of facts and assumptions; reports what is missing beside them. */
export const evidenceOf = (
  section: "facts" | "assumptions",
  figures: Readonly<Record<string, (typeof Figure)["Type"]>>,
  values: Figures,
  report: Report,
): readonly Evidence[] =>
  Object.entries(figures).map(([name, figure]): Evidence => {
    const path = [section, name]
    if (section === "assumptions" && figure.because === undefined)
      report(path, "“because” is missing", "the reason for the assumption")
    if (section === "assumptions" && figure.range === undefined && figure.choices === undefined)
      report(path, "“range” or “choices” is missing", "how far off it may be, such as range: 5 to 10 min")
    if (section === "facts" && figure.source === undefined && figure.because === undefined)
      report(path, "a fact needs its source", "source and quote, or because")
    else if (section === "facts" && figure.quote === undefined && figure.because === undefined)
      report(path, "a fact without a quote needs a reason", "quote, or because: how it follows")
    if (figure.range !== undefined) checkRange(figure.value, figure.range, path, report)
    if (figure.drawn !== undefined && figure.range === undefined)
      report([...path, "drawn"], "nothing is drawn without a range", "a range, or no drawn")
    return {
      name,
      basis: section === "facts" ? "fact" : "assumption",
      value: written(values.get(name) ?? figure.value),
      range: figure.range ?? (figure.choices === undefined ? null : figure.choices.map(written).join(" | ")),
      source: figure.source ?? null,
      quote: figure.quote ?? null,
      because: figure.because ?? null,
    }
  })

/** Every quote of the tree with the path of what it stands beside. */
export const quotesOf = (root: Node): readonly { readonly quote: string; readonly path: Path }[] => {
  const found: { quote: string; path: Path }[] = []
  const visit = (node: Node, path: Path): void => {
    if (node.kind === "list") for (const [index, item] of node.items.entries()) visit(item, [...path, index])
    if (node.kind !== "map") return
    for (const [key, entry] of node.entries) {
      if (key === "quote" && entry.value.kind === "text")
        found.push({ quote: entry.value.text.trim().replaceAll(/\s+/g, " "), path: [...path, key] })
      else visit(entry.value, [...path, key])
    }
  }
  visit(root, [])
  return found
}

/** Every source that is named anywhere; a file says `source` of nothing else. */
const sourcesNamed = (node: Node): readonly string[] =>
  node.kind === "list"
    ? node.items.flatMap(sourcesNamed)
    : node.kind !== "map"
      ? []
      : [...node.entries].flatMap(([key, { value }]) =>
          key === "source" && value.kind === "text" ? [value.text] : sourcesNamed(value),
        )

/** A source that nothing cites is probably a mistake. */
export const unusedSources = (root: Node, report: Report): void => {
  const named = new Set(sourcesNamed(root))
  for (const name of keysOf(child(root, "sources")))
    if (!named.has(name)) report(["sources", name], `nothing cites ${name}`, `source: ${name}, or leave it out`)
}

/** A number is fed or checked, never both: the quote of a check may stand nowhere else but in other checks. */
export const fedAndChecked = (root: Node, report: Report): void => {
  const fed = new Map<string, Path>()
  const quotes = quotesOf(root)
  for (const { quote, path } of quotes) if (path[0] !== "checks") fed.set(quote, path)
  for (const { quote, path } of quotes) {
    const other = path[0] === "checks" ? fed.get(quote) : undefined
    if (other !== undefined)
      report(
        path,
        `the same quote is fed at ${other.slice(0, -1).join(".")}`,
        "fed or checked, never both: leave it out in one of them",
      )
  }
}
