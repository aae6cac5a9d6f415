import type { Problem } from "@tangguh/scenario"
import { displayWidth } from "./terminal/display-width.ts"
import { printable } from "./terminal/printable.ts"
import { styled } from "./terminal/style.ts"
import type { Terminal } from "./terminal/terminal.ts"

const SHOWN = 20

/** As much of the beginning of a text as has room in so many columns. */
const fitting = (text: string, room: number): string => {
  let fits = ""
  for (const character of text) {
    if (displayWidth(fits) + displayWidth(character) > room) break
    fits += character
  }
  return fits
}

/** The line of the file with the place underlined, cut so that the place can be seen. */
function excerpt(problem: Problem, terminal: Terminal): string[] {
  const { line, column, length, excerpt: text } = problem
  if (line === 0 || column > text.length) return []
  const bar = terminal.unicode ? "│" : "|"
  const number = String(line)
  const room = Math.max(10, terminal.width - number.length - 6)
  const start = column - 1
  const fitsWhole = displayWidth(text.slice(0, start)) + Math.min(length, 20) < room
  let from = fitsWhole ? 0 : start
  while (from > 0 && displayWidth(text.slice(from - 1, start)) <= room / 2) from--
  const seen = fitting(text.slice(from).toWellFormed(), room)
  const before = displayWidth(text.slice(from, start).toWellFormed())
  const under = Math.max(1, Math.min(displayWidth(seen.slice(start - from, start - from + length)), room - before))
  return [
    `  ${number} ${bar} ${seen}`.trimEnd(),
    `  ${" ".repeat(number.length)} ${bar} ${" ".repeat(before)}${styled(terminal, "^".repeat(under), "red")}`,
  ]
}

/** What is wrong with a scenario file: place, line and repair of each problem, at most twenty, and how many more. */
export function problemReport(file: string, problems: readonly Problem[], terminal: Terminal): string {
  const one = problems.length === 1
  const lines = [
    `${one ? "error: 1 problem" : `error: ${problems.length} problems`} in ${printable(file)}; nothing was run`,
  ]
  for (const problem of problems.slice(0, SHOWN)) {
    const shown = excerpt(problem, terminal)
    lines.push("", printable(problem.format()), ...shown)
    if (shown.length > 0 && problem.accepted !== "")
      lines.push(`  ${" ".repeat(String(problem.line).length)} = ${printable(problem.accepted)}`)
  }
  if (problems.length > SHOWN) lines.push("", `and ${problems.length - SHOWN} more`)
  return `${lines.join("\n")}\n`
}
