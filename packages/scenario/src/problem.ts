import * as Schema from "effect/Schema"

/** Where something stands in a file: one-based line and column, and how many characters it takes on that line. */
export interface Place {
  readonly line: number
  readonly column: number
  readonly length: number
}

/** Names from the top of the file down; numbers are positions in lists, from 0. */
export type Path = readonly (string | number)[]

/** One mistake in a scenario file: where, what, and how to mend it. */
export interface Problem {
  readonly file: string
  /** 0 where the file as a whole is meant. */
  readonly line: number
  readonly column: number
  readonly path: string
  /** The line of the file, control characters replaced. */
  readonly excerpt: string
  /** Characters to underline from `column` on; at least 1. */
  readonly length: number
  readonly message: string
  readonly accepted: string
  /** `file:line:column path: what is wrong; what would be accepted` */
  format(): string
}

const isControl = (code: number): boolean =>
  code < 0x20 ||
  (code >= 0x7f && code < 0xa0) ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2066 && code <= 0x2069) ||
  code === 0x200e ||
  code === 0x200f ||
  code === 0x2028 ||
  code === 0x2029 ||
  code === 0xfeff

/** The text with control and direction characters written as `\u202e`, cut to `limit` characters. */
export const shown = (text: string, limit = 60): string => {
  let out = ""
  for (const character of text.slice(0, limit)) {
    const code = character.codePointAt(0)!
    out += isControl(code) ? `\\u${code.toString(16).padStart(4, "0")}` : character
  }
  return text.length > limit ? `${out}…` : out
}

/** The text in quotes, safe to print. */
export const quoted = (text: string): string => `“${shown(text)}”`

export const formatPath = (path: Path): string => shown(path.join("."), 200)

/** A problem as it is shown; the column is that of the file, even where the excerpt shows an escaped character. */
export const problem = (
  file: string,
  place: Place,
  path: Path,
  line: string,
  message: string,
  accepted: string,
): Problem => ({
  file,
  line: place.line,
  column: place.column,
  path: formatPath(path),
  excerpt: Array.from(line.slice(0, 400), (character) => (isControl(character.codePointAt(0)!) ? " " : character)).join(
    "",
  ),
  length: Math.max(1, place.length),
  message,
  accepted,
  format() {
    const where = this.line === 0 ? shown(file, 300) : `${shown(file, 300)}:${this.line}:${this.column}`
    return `${where}${this.path === "" ? "" : ` ${this.path}`}: ${message}${accepted === "" ? "" : `; ${accepted}`}`
  },
})

/** At most this many problems are shown; the rest is counted. */
export const problemsShown = 20

/** All that is wrong with a scenario file, in the order of the file. */
export class ScenarioErrors extends Schema.TaggedError<ScenarioErrors>()("ScenarioErrors", {
  problems: Schema.Array(Schema.Unknown),
  message: Schema.String,
}) {
  /** Copied from `problems`, with their type. */
  get list(): readonly Problem[] {
    return this.problems as readonly Problem[]
  }
  static of(problems: readonly Problem[]): ScenarioErrors {
    return new ScenarioErrors({ problems, message: formatProblems(problems) })
  }
}

/** One line a problem, at most twenty, and how many more there are. */
export const formatProblems = (problems: readonly Problem[]): string => {
  const lines = problems.slice(0, problemsShown).map((each) => each.format())
  if (problems.length > problemsShown) lines.push(`and ${problems.length - problemsShown} more`)
  return lines.join("\n")
}
