import { type Moves, type State, StateSpace } from "./markov-chain.ts"

/** A stretch of time with constant rates. */
export interface Stage {
  readonly hours: number
  readonly moves: Moves
  /** What its beginning changes at once, such as counters that open. */
  readonly enter?: (state: State) => State
}

/** The mean of a function of the state over each stage, and at the end of each. */
export interface Course {
  readonly over: readonly number[]
  readonly after: readonly number[]
  readonly end: Float64Array
}

/**
 * Follows a chain through stages of constant rates.
 *
 * Source: uniformisation (Jensen 1953): p(t) = Σ Poisson(k; Λt) p Pᵏ, and its integral over [0, t] is Σ P(N(Λt) > k) p Pᵏ / Λ.
 */
export class Stages {
  readonly #space: StateSpace
  readonly #stages: readonly (Stage & { rows: (readonly [number, number])[][]; bound: number; entered: number[] })[]

  constructor(start: State, stages: readonly Stage[]) {
    const everything: Moves = (state) =>
      stages.flatMap(({ moves, enter }) => [...moves(state), ...(enter ? [[1, enter(state)] as const] : [])])
    const space = (this.#space = new StateSpace(start, everything))
    this.#stages = stages.map((stage) => {
      const rows = space.rates(stage.moves).map((row) => [...row])
      const bound = 1.01 * Math.max(...rows.map((row) => row.reduce((sum, [, rate]) => sum + rate, 0)))
      const entered = space.states.map((state) => space.numberOf(stage.enter?.(state) ?? state))
      return { ...stage, rows, bound, entered }
    })
  }

  /** From the first state. */
  start(): Float64Array {
    const first = new Float64Array(this.#space.states.length)
    first[0] = 1
    return first
  }

  /** Once through all stages. */
  pass(from: Float64Array, value: (state: State) => number): Course {
    let now = from
    const over: number[] = []
    const after: number[] = []
    for (const { hours, rows, bound, entered } of this.#stages) {
      const begun = new Float64Array(now.length)
      now.forEach((p, i) => (begun[entered[i]] += p))
      const pieces = Math.ceil((bound * hours) / 16)
      let sum = 0
      now = begun
      for (let piece = 0; piece < pieces; piece++) {
        const { end, integral } = jump(now, rows, bound, hours / pieces)
        sum += this.#space.mean(integral, value)
        now = end
      }
      over.push(sum / hours)
      after.push(this.#space.mean(now, value))
    }
    return { over, after, end: now }
  }

  /** The same stages again and again, until one passage is as the one before. */
  repeat(value: (state: State) => number): Course {
    let course = this.pass(this.start(), value)
    for (;;) {
      const next = this.pass(course.end, value)
      const change = next.end.reduce((sum, p, i) => sum + Math.abs(p - course.end[i]), 0)
      course = next
      if (change < 1e-13) return course
    }
  }
}

function jump(
  from: Float64Array,
  rows: readonly (readonly (readonly [number, number])[])[],
  bound: number,
  hours: number,
): { end: Float64Array; integral: Float64Array } {
  const end = new Float64Array(from.length)
  const integral = new Float64Array(from.length)
  let now = from
  let probability = Math.exp(-bound * hours)
  let beyond = 1 - probability
  for (let k = 0; k < 200; k++) {
    for (let i = 0; i < now.length; i++) {
      end[i] += probability * now[i]
      integral[i] += (beyond / bound) * now[i]
    }
    const next = now.slice()
    rows.forEach((row, i) => {
      for (const [j, rate] of row) {
        const flow = (now[i] * rate) / bound
        next[j] += flow
        next[i] -= flow
      }
    })
    now = next
    probability *= (bound * hours) / (k + 1)
    beyond = Math.max(0, beyond - probability)
  }
  return { end, integral }
}
