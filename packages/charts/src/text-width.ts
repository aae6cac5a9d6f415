import { regularWidths, semiboldWidths } from "./advance-widths.ts"

export type Weight = 400 | 600

const byCharacter = (table: typeof regularWidths) =>
  new Map(table.flatMap(([width, characters]) => Array.from(characters, (character) => [character, width] as const)))

const widths = { 400: byCharacter(regularWidths), 600: byCharacter(semiboldWidths) }

/** A character that the table does not know is taken to be this wide, which is wider than any that it knows. */
const unknown = 1000

/**
 * The width of a text, without kerning.
 *
 * Units: pixels, as `size` is.
 */
export const textWidth = (text: string, size: number, weight: Weight = 400): number => {
  let sum = 0
  for (const character of text) sum += widths[weight].get(character) ?? unknown
  return (sum * size) / 1000
}

/**
 * Breaks a text into lines no wider than `limit`, between words; a word that is wider is broken where it must be.
 * Past `most` lines the rest is left out behind an ellipsis.
 */
export const wrap = (text: string, limit: number, size: number, weight: Weight = 400, most = 3): string[] => {
  const fits = (line: string) => textWidth(line, size, weight) <= limit
  const lines: string[] = []
  let line = ""
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`
    if (fits(longer)) {
      line = longer
      continue
    }
    if (line !== "") lines.push(line)
    line = ""
    for (const character of word) {
      if (line !== "" && !fits(line + character)) {
        lines.push(line)
        line = ""
      }
      line += character
    }
  }
  lines.push(line)
  if (lines.length <= most) return lines
  const kept = lines.slice(0, most)
  kept[most - 1] = shorten(lines.slice(most - 1).join(" "), limit, size, weight)
  return kept
}

/** As `wrap`, with lines of about one length, so that no single word is left over on the last. */
export const wrapEvenly = (text: string, limit: number, size: number, weight: Weight = 400, most = 3): string[] => {
  const count = wrap(text, limit, size, weight, most).length
  let narrow = limit
  while (narrow > limit / 2 && wrap(text, narrow - 8, size, weight, most + 1).length === count) narrow -= 8
  return wrap(text, narrow, size, weight, most)
}

/** The text, or as much of its beginning as fits before an ellipsis. */
export const shorten = (text: string, limit: number, size: number, weight: Weight = 400): string => {
  if (textWidth(text, size, weight) <= limit) return text
  let kept = ""
  for (const character of text) {
    if (textWidth(`${kept}${character}…`, size, weight) > limit) break
    kept += character
  }
  return `${kept.trimEnd()}…`
}
