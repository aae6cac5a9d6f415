import { problem, type Path, type Place, type Problem } from "./problem.ts"

/** Problems of one file, each place and message once, and behind them those of others. */
export class ProblemList {
  readonly #file: string
  readonly #lines: readonly string[]
  readonly #problems = new Map<string, Problem>()
  readonly #ofOthers: Problem[] = []
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
  readonly adopt = (problems: readonly Problem[]): void => {
    this.#told += problems.length
    for (const each of problems) this.#ofOthers.push(each)
  }
  /** How often something was told, also what was told before. */
  get told(): number {
    return this.#told
  }
  get inOrder(): readonly Problem[] {
    const own = [...this.#problems.values()].sort((a, b) => a.line - b.line || a.column - b.column)
    return [...own, ...this.#ofOthers]
  }
}
