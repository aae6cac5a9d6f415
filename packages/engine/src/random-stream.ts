// This file and not seedrandom's main one, which brings a pool of entropy and a way to replace Math.random with it.
import tychei from "seedrandom/lib/tychei.js"

export type RandomStreamState = { readonly a: number; readonly b: number; readonly c: number; readonly d: number }

/**
 * A sequence of uniform random numbers, named by the string that seeds it: for whatever draws in sequence.
 *
 * seedrandom makes the first state from the string; the steps are written out here, number for number the same,
 * because seedrandom makes new closures for every stream, and a loop that is given another stream is compiled again.
 *
 * Source: seedrandom's tychei (Neves and Araujo 2011).
 */
export class RandomStream {
  private a: number
  private b: number
  private c: number
  private d: number

  constructor(seed: string | RandomStreamState) {
    // The mark at the end: without it a name and the same name with a NUL behind it would share one sequence.
    const { a, b, c, d } = typeof seed === "string" ? tychei(`${seed}.`, { state: true }).state() : seed
    this.a = a | 0
    this.b = b | 0
    this.c = c | 0
    this.d = d | 0
  }

  /** Returns the next number, with 53 random bits, between 0 and 1 and neither of them. */
  next(): number {
    for (;;) {
      const top = this.nextWord() >>> 11
      const result = (top + (this.nextWord() >>> 0) / 4_294_967_296) / 2_097_152
      if (result !== 0) return result
    }
  }

  /** Returns the next 32 random bits, as a signed integer. */
  nextWord(): number {
    let { a, b, c, d } = this
    b = (b << 25) ^ (b >>> 7) ^ c
    c = (c - d) | 0
    d = (d << 24) ^ (d >>> 8) ^ a
    a = (a - b) | 0
    this.b = b = (b << 20) ^ (b >>> 12) ^ c
    this.c = c = (c - d) | 0
    this.d = (d << 16) ^ (c >>> 16) ^ a
    return (this.a = (a - b) | 0)
  }

  /** Returns plain data from which `restore` goes on where this stream is. */
  state(): RandomStreamState {
    return { a: this.a, b: this.b, c: this.c, d: this.d }
  }

  static restore(state: RandomStreamState): RandomStream {
    return new RandomStream(state)
  }
}
