/** A state: a few whole numbers, such as [present, up]. */
export type State = readonly number[]

/** Where a state leads, and at which rate by the hour. Several entries for one target add up; rates of 0 are ignored. */
export type Moves = (state: State) => readonly (readonly [rate: number, to: State])[]

/** All states that can be reached, numbered in the order of discovery. */
export class StateSpace {
  readonly states: State[] = []
  readonly #numbers = new Map<string, number>()

  constructor(start: State, moves: Moves) {
    this.numberOf(start)
    for (let i = 0; i < this.states.length; i++) {
      for (const [rate, to] of moves(this.states[i])) if (rate > 0) this.numberOf(to)
    }
  }

  numberOf(state: State): number {
    const name = state.join()
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    this.#numbers.set(name, this.states.length)
    return this.states.push(state) - 1
  }

  /** Rates from each state to each other one. */
  rates(moves: Moves): Map<number, number>[] {
    return this.states.map((state, i) => {
      const row = new Map<number, number>()
      for (const [rate, to] of moves(state)) {
        if (rate === 0) continue
        const j = this.numberOf(to)
        if (j !== i) row.set(j, (row.get(j) ?? 0) + rate)
      }
      return row
    })
  }

  /** The mean of a function of the state. */
  mean(probabilities: ArrayLike<number>, value: (state: State) => number): number {
    return this.states.reduce((sum, state, i) => sum + probabilities[i] * value(state), 0)
  }
}

/** What a chain does in the long run. */
export interface Stationary {
  readonly mean: (value: (state: State) => number) => number
  readonly share: (holds: (state: State) => boolean) => number
}

/**
 * Solves for the long run of a finite chain, by eliminating states from the last to the first; nothing is subtracted, so
 * nothing cancels.
 *
 * Source: Grassmann, Taksar and Heyman 1985.
 */
export function stationary(start: State, moves: Moves): Stationary {
  const space = new StateSpace(start, moves)
  const out = space.rates(moves)
  const into = out.map(() => new Set<number>())
  out.forEach((row, i) => row.forEach((_, j) => into[j].add(i)))
  const inflow: (readonly [number, number])[][] = []
  for (let n = out.length - 1; n > 0; n--) {
    const left = [...out[n]].filter(([j]) => j < n)
    const leaving = left.reduce((sum, [, rate]) => sum + rate, 0)
    inflow[n] = [...into[n]].filter((i) => i < n).map((i) => [i, (out[i].get(n) ?? 0) / leaving])
    for (const [i, visits] of inflow[n]) {
      for (const [j, rate] of left) {
        if (j === i) continue
        out[i].set(j, (out[i].get(j) ?? 0) + visits * rate)
        into[j].add(i)
      }
    }
  }
  const weights = [1]
  for (let n = 1; n < out.length; n++) weights[n] = inflow[n].reduce((sum, [i, visits]) => sum + weights[i] * visits, 0)
  const whole = weights.reduce((sum, weight) => sum + weight)
  const probabilities = weights.map((weight) => weight / whole)
  return {
    mean: (value) => space.mean(probabilities, value),
    share: (holds) => space.mean(probabilities, (state) => (holds(state) ? 1 : 0)),
  }
}
