// This file and not seedrandom's main one, which brings a pool of entropy and a way to replace Math.random with it.
import tychei from "seedrandom/lib/tychei.js"

export type RandomStreamState = { readonly a: number; readonly b: number; readonly c: number; readonly d: number }

/**
 * A sequence of uniform random numbers, named by the string that seeds it: for whatever draws in sequence.
 *
 * Source: seedrandom's tychei (Neves and Araujo 2011).
 */
export class RandomStream {
  private readonly generator: ReturnType<typeof tychei>

  constructor(seed: string | RandomStreamState) {
    // The mark at the end: without it a name and the same name with a NUL behind it would share one sequence.
    this.generator = typeof seed === "string" ? tychei(`${seed}.`, { state: true }) : tychei("", { state: seed })
  }

  /** Returns the next number, with 53 random bits, between 0 and 1 and neither of them. */
  next(): number {
    return this.generator.double()
  }

  /** Returns the next 32 random bits, as a signed integer. */
  nextWord(): number {
    return this.generator.int32()
  }

  /** Returns plain data from which `restore` goes on where this stream is. */
  state(): RandomStreamState {
    return this.generator.state()
  }

  static restore(state: RandomStreamState): RandomStream {
    return new RandomStream(state)
  }
}
