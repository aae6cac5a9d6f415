import { problem, type Path, type Place, type Problem } from "./problem.ts"

/** Problems of one file, each place and message once. */
export class ProblemList {
  readonly #file: string
  readonly #lines: readonly string[]
  readonly #problems = new Map<string, Problem>()
  #told = 0
  constructor(file: string, text: string) {
    this.#file = file
    this.#lines = text.split(/\r\n|\n|\r/)
  }
  readonly add = (place: Place, path: Path, message: string, accepted: string): void => {
    const key = `${place.line}:${place.column} ${message}`
    this.#told++
    if (this.#problems.size < 10_000 && !this.#problems.has(key))
      this.#problems.set(key, problem(this.#file, place, path, this.#lines[place.line - 1] ?? "", message, accepted))
  }
  /** How often something was told, also what was told before. */
  get told(): number {
    return this.#told
  }
  get inOrder(): readonly Problem[] {
    return [...this.#problems.values()].sort((a, b) => a.line - b.line || a.column - b.column)
  }
}
