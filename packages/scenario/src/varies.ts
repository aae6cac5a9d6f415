import * as Schema from "effect/Schema"
import { AddressedStream, sampler, streamKey, type Law } from "@tangguh/engine"
import { compileLaw, compileParts, distributionOf, LawRefused, type Written } from "./distribution.ts"
import { decodeLeaf, leafNotes } from "./leaf.ts"
import * as L from "./leaves.ts"
import type { Parsed } from "./parsed.ts"
import { quoted, type Path } from "./problem.ts"
import { failed, read, unexpected, type Reading } from "./read.ts"
import { suggestion } from "./suggest.ts"
import type { Row } from "./table.ts"
import type { MapNode } from "./tree.ts"

/* Numbers that differ between offices. The reader leaves a `Varies` where such a number stands; `fill` puts the numbers in. */

/** What a drawn number becomes; null where it is not possible there. */
type Fit = (drawn: number) => number | null
const any: Fit = (drawn) => drawn
const atMostOne: Fit = (drawn) => (drawn <= 1 ? drawn : null)
const aboveZero: Fit = (drawn) => (drawn > 0 ? drawn : null)
const whole: Fit = (drawn) => Math.round(drawn)
const wholeAboveZero: Fit = (drawn) => aboveZero(Math.round(drawn))

const numbers: ReadonlyMap<Schema.Top, Fit> = new Map<Schema.Top, Fit>([
  [L.Duration, any],
  [L.PositiveDuration, aboveZero],
  [L.Span, any],
  [L.PositiveSpan, aboveZero],
  [L.WorkingDays, any],
  [L.Rate, any],
  [L.PositiveRate, aboveZero],
  [L.PerSecond, aboveZero],
  [L.Share, atMostOne],
  [L.Hazard, atMostOne],
  [L.PercentFactor, any],
  [L.Factor, any],
  [L.PositiveFactor, aboveZero],
  [L.Count, whole],
  [L.PositiveCount, wholeAboveZero],
  [L.DailyLimit, wholeAboveZero],
])

/** A number that each office has of its own: drawn, or read from its row of a table. */
export class Varies {
  readonly schema: Schema.Top
  readonly path: Path
  readonly column: string | null
  readonly law: Law | null
  /** The rest of a quantity, such as { per: "working day" }; null where it is a bare number. */
  readonly unit: object | null
  constructor(schema: Schema.Top, path: Path, from: string | { law: Law; unit: object | null }) {
    this.schema = schema
    this.path = path
    this.column = typeof from === "string" ? from : null
    this.law = typeof from === "string" ? null : from.law
    this.unit = typeof from === "string" ? null : from.unit
  }
}

const sections = ["resources", "dependencies", "stocks", "citizens", "at_start"]

/** The path below the office, which is what the number is called in every office: `resources.kit.count`. */
const withinOffice = (path: Path): Path => (path[0] === "offices" ? path.slice(2) : path)

/** Whether the number that stands there may be another in each office. */
const mayVary = (path: Path): boolean => {
  const within = withinOffice(path)
  return sections.includes(String(within[0])) && (within[0] !== "citizens" || within[2] === "arrive")
}

type Quantity = number | { readonly amount: number }
const amountOf = (value: Quantity): number => (typeof value === "number" ? value : value.amount)
const unitOf = (value: Quantity): string =>
  typeof value === "number" ? "" : JSON.stringify({ ...value, amount: undefined })

const lawOf = (
  written: Written<Quantity>,
  amount: (value: Quantity) => number,
  parse: (text: string) => Quantity,
): Law | LawRefused => {
  if (typeof written === "number" || "amount" in written) return { kind: "constant", value: amount(written) }
  if ("mixture" in written) {
    const parts = compileParts(written.mixture, (part: Written<Quantity>) => lawOf(part, amount, parse))
    return parts instanceof LawRefused
      ? parts
      : { kind: "mixture", of: parts.map(({ of }) => of), shares: parts.map(({ share }) => share) }
  }
  return compileLaw<Quantity>(written, amount, (text) => amount(parse(text)))
}

const distributions = new WeakMap<Schema.Top, Schema.Top>()
const distributionFor = (schema: Schema.Top): Schema.Top => {
  let distribution = distributions.get(schema)
  if (distribution === undefined) {
    const value = schema as Schema.Codec<Quantity, string>
    const parse = (text: string) => decodeLeaf(schema, text) as Parsed<Quantity>
    distribution = distributionOf<Quantity>({ value, scale: value, parse, order: amountOf, range: "two limits" })
    distributions.set(schema, distribution)
  }
  return distribution
}

/** Reads `{ across: DISTRIBUTION }` or `{ column: NAME }` where a number is wanted. */
export const readVarying = (
  schema: Schema.Top,
  node: MapNode,
  path: Path,
  reading: Reading,
): Varies | typeof failed => {
  const key = node.entries.has("across") ? "across" : "column"
  const { accepted } = leafNotes(schema)!
  const refuse = (message: string): typeof failed => {
    reading.problem(node.entries.get(key)!.key, path, message, accepted)
    return failed
  }
  if (node.entries.size > 1) return refuse(`beside “${key}” there is another key`)
  if (!numbers.has(schema)) return refuse(`“${key}” is for numbers, and this is none`)
  if (!mayVary(path)) return refuse("this is the same in all offices")
  const inner = node.entries.get(key)!.value
  if (key === "column")
    return inner.kind === "text"
      ? new Varies(schema, path, inner.text)
      : unexpected(inner, [...path, key], "the name of a column", reading)
  const written = read(distributionFor(schema), inner, [...path, key], reading) as Written<Quantity> | undefined
  if (written === undefined) return failed
  const units = new Map<string, Quantity>()
  const amount = (value: Quantity): number => {
    units.set(unitOf(value), value)
    return amountOf(value)
  }
  const law = lawOf(written, amount, (text) => {
    const parsed = decodeLeaf(schema, text)
    return parsed.ok ? (parsed.value as Quantity) : 0
  })
  if (law instanceof LawRefused) {
    reading.problem(inner.place, [...path, key, ...law.path], law.message, law.accepted)
    return failed
  }
  if (units.size > 1) return refuse("two units in one distribution")
  const [unit] = units.values()
  return new Varies(schema, path, {
    law,
    unit: typeof unit === "object" ? unit : null,
  })
}

/** What numbers are drawn and read for: a copy of an office, or a place that offices share. */
export interface Copy {
  readonly name: string
  readonly seed: string
  /** Its row of a table, and the table's name; null where it has none. */
  readonly row: (Row & { readonly file: string }) | null
}

type Problem = (path: Path, message: string, accepted: string) => void

const cellFor = ({ schema, path }: Varies, column: string, row: Copy["row"], problem: Problem): unknown => {
  const { accepted } = leafNotes(schema)!
  if (row === null) return problem(path, `there is no table to read ${quoted(column)} from`, "table: offices.csv")
  const cell = row.cells.get(column)
  if (cell === undefined)
    return problem(
      [...path, "column"],
      `there is no column ${quoted(column)} in ${row.file}`,
      suggestion(column, row.cells.keys(), ""),
    )
  const parsed = decodeLeaf(schema, cell)
  if (parsed.ok) return parsed.value
  return problem(path, `${row.file}:${row.line} ${column}: ${parsed.wrong}`, parsed.accepted ?? accepted)
}

const numberFor = (varies: Varies, copy: Copy, problem: Problem): unknown => {
  if (varies.law === null) return cellFor(varies, varies.column!, copy.row, problem)
  const key = streamKey(copy.seed, 0, `across/${copy.name}/${withinOffice(varies.path).join("/")}`)
  const drawn = sampler(varies.law)(new AddressedStream(key).at(0, 0))
  const fitting = numbers.get(varies.schema)!(drawn)
  if (fitting === null)
    return problem(
      varies.path,
      `${copy.name} draws ${Number(drawn.toPrecision(4))}, which is not possible here`,
      leafNotes(varies.schema)!.accepted,
    )
  return varies.unit === null ? fitting : { ...varies.unit, amount: fitting }
}

const plain = new WeakSet<object>()

/**
 * The value with every varying number of this copy put in. What has none is handed back as it is,
 * so that what is the same in many offices stays one object.
 */
export const fill = <A>(value: A, copy: Copy, problem: Problem): A => {
  if (typeof value !== "object" || value === null || plain.has(value)) return value
  if (value instanceof Varies) return numberFor(value, copy, problem) as A
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => fill(item, copy, problem))
    if (items.some((item, index) => item !== value[index])) return items as A
  } else if (value instanceof Map) {
    // Opening hours and rules: no numbers of offices.
  } else {
    let changed = false
    const filled: Record<string, unknown> = Object.create(null) as Record<string, unknown>
    for (const [key, each] of Object.entries(value)) {
      filled[key] = fill(each as unknown, copy, problem)
      changed ||= filled[key] !== each
    }
    if (changed) return filled as A
  }
  plain.add(value)
  return value
}
