import * as Schema from "effect/Schema"
import { lognormalByMean, lognormalByMedian, type Law } from "@tangguh/engine"
import { leaf } from "./leaf.ts"
import { PositiveCount, PositiveFactor, rangeOf, Share } from "./leaves.ts"
import { right, wrong, type Parsed } from "./parsed.ts"
import type { Path } from "./problem.ts"
import { custom, described, failed, read, recordOf } from "./read.ts"

/** Spread relative to the mean: above 0 and at most 20. */
const Spread = leaf<number>({
  title: "Standard deviation ÷ mean",
  accepted: "a number above 0 and at most 20, such as 0.6",
  examples: ["0.6"],
  pattern: "[0-9.]+",
  number: true,
  order: (value) => value,
  parse: (text): Parsed<number> =>
    /^\d+(\.\d+)?$/.test(text) && Number(text) > 0 && Number(text) <= 20
      ? right(Number(text))
      : wrong(`“${text.slice(0, 40)}” is not a spread`),
})

/** What a distribution is of: how its values are written, and its means, medians and scales, which are above 0. */
export interface Measure<A> {
  readonly value: Schema.Codec<A, string>
  readonly scale: Schema.Codec<A, string>
  readonly parse: (text: string) => Parsed<A>
  readonly order: (value: A) => number
  /** A range of values, as an example. */
  readonly range: string
}

/** A distribution as written: a plain quantity (always the same), or a map with one key. */
export type Written<A> = A | WrittenLaw<A> | { readonly mixture: readonly WrittenPart<A>[] }

/** A part of a mixture. */
export interface WrittenPart<A> {
  readonly share: number
  readonly of: Written<A>
}

export type WrittenLaw<A> =
  | { readonly exponential: A }
  | { readonly lognormal: { readonly mean: A; readonly cv: number } | { readonly median: A; readonly cv: number } }
  | { readonly gamma: { readonly mean: A; readonly cv: number } }
  | { readonly erlang: { readonly mean: A; readonly phases: number } }
  | { readonly weibull: { readonly scale: A; readonly shape: number } }
  | { readonly uniform: { readonly low: A; readonly high: A } }
  | { readonly triangular: { readonly low: A; readonly mode: A; readonly high: A } }
  | { readonly empirical: readonly A[] }
  | { readonly choice: Readonly<Record<string, number>> }
  | { readonly poisson: A }
  | { readonly geometric: A }

/** The schema of a distribution of such quantities. */
export const distributionOf = <A>({ value, scale, parse, order, range }: Measure<A>) => {
  // Looked up when it is read, for the parts of a mixture are distributions again.
  const itself = (): Schema.Top => distribution
  const mixture = custom<readonly WrittenPart<A>[]>(
    (node, path, reading) =>
      (read(
        Schema.Array(described(Schema.Struct({ share: Share, of: itself() }), "part of a mixture")) as Schema.Top,
        node,
        path,
        reading,
      ) as readonly WrittenPart<A>[] | undefined) ?? failed,
    {
      type: "array",
      description: "Distributions and their shares",
      items: {
        type: "object",
        properties: { share: { description: "Share, such as 80 %" }, of: { description: "A distribution" } },
        required: ["share", "of"],
        additionalProperties: false,
      },
    },
  )
  const distribution = described(
    Schema.Union([
      value,
      Schema.Struct({ exponential: scale }),
      Schema.Struct({
        lognormal: described(
          Schema.Union([Schema.Struct({ mean: scale, cv: Spread }), Schema.Struct({ median: scale, cv: Spread })]),
          "lognormal",
        ),
      }),
      Schema.Struct({ gamma: Schema.Struct({ mean: scale, cv: Spread }) }),
      Schema.Struct({ erlang: Schema.Struct({ mean: scale, phases: PositiveCount }) }),
      Schema.Struct({ weibull: Schema.Struct({ scale, shape: PositiveFactor }) }),
      Schema.Struct({ uniform: rangeOf("Two limits", parse, order, range) }),
      Schema.Struct({ triangular: Schema.Struct({ low: value, mode: value, high: value }) }),
      Schema.Struct({ empirical: Schema.Array(value) }),
      Schema.Struct({ choice: recordOf(value, Share) }),
      Schema.Struct({ poisson: scale }),
      Schema.Struct({ geometric: scale }),
      Schema.Struct({ mixture }),
    ]),
    "distribution",
  )
  return distribution
}

/** A refusal of a law as a whole, and where in it. */
export class LawRefused {
  readonly message: string
  readonly accepted: string
  readonly path: Path
  constructor(message: string, accepted: string, path: Path = []) {
    this.message = message
    this.accepted = accepted
    this.path = path
  }
  /** The same, seen from further up. */
  under(path: Path): LawRefused {
    return new LawRefused(this.message, this.accepted, [...path, ...this.path])
  }
}

/** What is wrong with shares that are not all; null where they are. */
const sharesRefused = (shares: readonly number[]): LawRefused | null => {
  const total = shares.reduce((sum, share) => sum + share, 0)
  return Math.abs(total - 1) <= 1e-9
    ? null
    : new LawRefused(`the shares add up to ${Number((total * 100).toPrecision(10))} %`, "shares that add up to 100 %")
}

/** The law of a distribution that is no mixture, in the numbers that `number` and `key` make of its quantities. */
export const compileLaw = <A>(
  written: WrittenLaw<A>,
  number: (value: A) => number,
  key: (text: string) => number,
): Law | LawRefused => {
  if ("exponential" in written) return { kind: "exponential", mean: number(written.exponential) }
  if ("lognormal" in written) {
    const { cv } = written.lognormal
    return "mean" in written.lognormal
      ? lognormalByMean(number(written.lognormal.mean), cv)
      : lognormalByMedian(number(written.lognormal.median), cv)
  }
  if ("gamma" in written) return { kind: "gamma", mean: number(written.gamma.mean), cv: written.gamma.cv }
  if ("erlang" in written) {
    if (written.erlang.phases > 1000) return new LawRefused(`${written.erlang.phases} phases`, "at most 1000 phases")
    return { kind: "erlang", mean: number(written.erlang.mean), phases: written.erlang.phases }
  }
  if ("weibull" in written) {
    const { scale, shape } = written.weibull
    return shape < 0.1
      ? new LawRefused(`a shape of ${shape}`, "a shape of at least 0.1")
      : { kind: "weibull", scale: number(scale), shape }
  }
  if ("uniform" in written)
    return { kind: "uniform", low: number(written.uniform.low), high: number(written.uniform.high) }
  if ("triangular" in written) {
    const { low, mode, high } = written.triangular
    if (!(number(low) <= number(mode) && number(mode) <= number(high) && number(low) < number(high)))
      return new LawRefused("low, mode and high are not in order", "low ≤ mode ≤ high, low < high")
    return { kind: "triangular", low: number(low), mode: number(mode), high: number(high) }
  }
  if ("empirical" in written)
    return written.empirical.length === 0
      ? new LawRefused("an empty list", "at least one value")
      : { kind: "empirical", values: written.empirical.map(number) }
  if ("choice" in written) {
    const entries = Object.entries(written.choice)
    const shares = entries.map(([, share]) => share)
    return sharesRefused(shares) ?? { kind: "choice", values: entries.map(([text]) => key(text)), shares }
  }
  if ("poisson" in written) return { kind: "poisson", mean: number(written.poisson) }
  return { kind: "geometric", mean: number(written.geometric) }
}

/** The parts of a mixture, each made by `compile`. */
export const compileParts = <A, B>(
  parts: readonly WrittenPart<A>[],
  compile: (written: Written<A>) => B | LawRefused,
): readonly { readonly share: number; readonly of: B }[] | LawRefused => {
  const refused = sharesRefused(parts.map(({ share }) => share))
  if (refused !== null) return refused
  const compiled: { share: number; of: B }[] = []
  for (const [index, { share, of }] of parts.entries()) {
    const part = compile(of)
    if (part instanceof LawRefused) return part.under(["mixture", index, "of"])
    compiled.push({ share, of: part })
  }
  return compiled
}
