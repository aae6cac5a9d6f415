import { displayWidth } from "./display-width.ts"

/**
 * Breaks a text into lines of at most `width` columns, between words; a word that is wider is broken where it must be.
 * Blanks at its beginning stay; lines after the first begin with `indent` blanks.
 */
export const wrap = (text: string, width: number, indent = 0): string[] => {
  const margin = (blanks: number) => " ".repeat(Math.max(0, Math.min(blanks, width - 10)))
  const words = text.trim().split(" ")
  const lines: string[] = []
  let line = margin(text.length - text.trimStart().length)
  let begun = false
  const next = () => {
    lines.push(line.trimEnd())
    line = margin(indent)
    begun = false
  }
  for (const word of words) {
    const longer = begun ? `${line} ${word}` : line + word
    if (displayWidth(longer) <= width) {
      line = longer
      begun = true
      continue
    }
    if (begun) next()
    for (const character of word) {
      if (begun && displayWidth(line) + displayWidth(character) > width) next()
      line += character
      begun = true
    }
  }
  lines.push(line.trimEnd())
  return lines
}
