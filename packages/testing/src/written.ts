import * as fc from "fast-check"

/* How generated scenario files are put together as text. */

export const list = (items: readonly string[]): string => `[${items.join(", ")}]`

/** Parts of a map; empty ones are left out. */
export const says = (...parts: readonly string[]): string => parts.filter((part) => part !== "").join(", ")

/** A section of the file; none where there is nothing in it. */
export const section = (name: string, entries: readonly string[]): string =>
  entries.length > 0 ? `${name}:\n${entries.map((entry) => `  ${entry}\n`).join("")}` : ""

/** One of these texts. */
export const oneOf = (...texts: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...texts)

/** A text, or nothing. */
export const sometimes = (percent: number, ...texts: readonly string[]): fc.Arbitrary<string> =>
  fc.tuple(fc.integer({ min: 0, max: 99 }), oneOf(...texts)).map(([dice, text]) => (dice < percent ? text : ""))

/** Each of these, put together as the parts of a map. */
export const join = (...parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts).map((texts) => says(...texts))
