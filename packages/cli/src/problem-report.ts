import type { Problem } from "@tangguh/scenario"
import { displayWidth } from "./terminal/display-width.ts"
import { printable } from "./terminal/printable.ts"
import { styled } from "./terminal/style.ts"
import type { Terminal } from "./terminal/terminal.ts"

const SHOWN = 20

/** The line of the file with the place underlined, cut so that the place can be seen. */
function excerpt(problem: Problem, terminal: Terminal): string[] {
  const { line, column, length } = problem
  const characters = [...problem.excerpt]
  if (line === 0 || characters.length === 0) return []
  const bar = terminal.unicode ? "│" : "|"
  const number = String(line)
  const room = Math.max(10, terminal.width - number.length - 6)
  const from = column - 1 + Math.min(length, 20) < room ? 0 : Math.max(0, column - 1 - Math.floor(room / 2))
  const seen = characters.slice(from, from + room)
  const before = displayWidth(seen.slice(0, column - 1 - from).join(""))
  const under = Math.max(1, Math.min(displayWidth(seen.slice(column - 1 - from, column - 1 - from + length).join("")), room - before))
  return [
    `  ${number} ${bar} ${seen.join("")}`.trimEnd(),
    `  ${" ".repeat(number.length)} ${bar} ${" ".repeat(before)}${styled(terminal, "^".repeat(under), "red")}`,
  ]
}

/** What is wrong with a scenario file: place, line and repair of each problem, at most twenty, and how many more. */
export function problemReport(file: string, problems: readonly Problem[], terminal: Terminal): string {
  const one = problems.length === 1
  const lines = [`${one ? "error: 1 problem" : `error: ${problems.length} problems`} in ${printable(file)}; nothing was run`]
  for (const problem of problems.slice(0, SHOWN)) {
    const shown = excerpt(problem, terminal)
    lines.push("", printable(problem.format()), ...shown)
    if (shown.length > 0 && problem.accepted !== "") lines.push(`  ${" ".repeat(String(problem.line).length)} = ${printable(problem.accepted)}`)
  }
  if (problems.length > SHOWN) lines.push("", `and ${problems.length - SHOWN} more`)
  return `${lines.join("\n")}\n`
}
