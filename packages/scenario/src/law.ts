import * as Schema from "effect/Schema"
import { lognormalByMean, lognormalByMedian, type Law } from "@tangguh/engine"
import type { Delay } from "@tangguh/plan"
import { Duration, PositiveDuration, PositiveFactor, PositiveCount, rangeOf, Share, Span } from "./leaves.ts"
import { leaf } from "./leaf.ts"
import { right, wrong, type Parsed } from "./parsed.ts"
import { parseDuration, parseSpan, type Span as SpanValue } from "./quantity.ts"
import { described, recordOf } from "./read.ts"

const notYet = ["mixture"] as const

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

const lognormal = <A>(each: Schema.Codec<A, string>) =>
  described(
    Schema.Union([Schema.Struct({ mean: each, cv: Spread }), Schema.Struct({ median: each, cv: Spread })]),
    "lognormal",
  )

/** A distribution of durations: a duration (always the same), or a map with one key. */
export const DurationLaw = described(
  Schema.Union([
    Duration,
    Schema.Struct({ exponential: PositiveDuration }),
    Schema.Struct({ lognormal: lognormal(PositiveDuration) }),
    Schema.Struct({ gamma: Schema.Struct({ mean: PositiveDuration, cv: Spread }) }),
    Schema.Struct({ erlang: Schema.Struct({ mean: PositiveDuration, phases: PositiveCount }) }),
    Schema.Struct({ weibull: Schema.Struct({ scale: PositiveDuration, shape: PositiveFactor }) }),
    Schema.Struct({ uniform: rangeOf("Range of durations", parseDuration, (value) => value, "5 to 10 min") }),
    Schema.Struct({ triangular: Schema.Struct({ low: Duration, mode: Duration, high: Duration }) }),
    Schema.Struct({ empirical: Schema.Array(Duration) }),
    Schema.Struct({ choice: recordOf(Duration, Share) }),
  ]),
  "distribution",
  [...notYet, "poisson", "geometric"],
)

/** A distribution of delays: durations, or working days throughout. */
export const DelayLaw = described(
  Schema.Union([
    Span,
    Schema.Struct({ exponential: Span }),
    Schema.Struct({ lognormal: lognormal(Span) }),
    Schema.Struct({ gamma: Schema.Struct({ mean: Span, cv: Spread }) }),
    Schema.Struct({ erlang: Schema.Struct({ mean: Span, phases: PositiveCount }) }),
    Schema.Struct({ weibull: Schema.Struct({ scale: Span, shape: PositiveFactor }) }),
    Schema.Struct({
      uniform: rangeOf("Range of delays", parseSpan, (span: SpanValue) => span.amount, "1 to 5 working days"),
    }),
    Schema.Struct({ triangular: Schema.Struct({ low: Span, mode: Span, high: Span }) }),
    Schema.Struct({ empirical: Schema.Array(Span) }),
    Schema.Struct({ choice: recordOf(Span, Share) }),
    Schema.Struct({ poisson: Span }),
    Schema.Struct({ geometric: Span }),
  ]),
  "distribution",
  notYet,
)

type Written<A> =
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

/** A refusal of a law as a whole, and under which key. */
export class LawRefused {
  readonly message: string
  readonly accepted: string
  constructor(message: string, accepted: string) {
    this.message = message
    this.accepted = accepted
  }
}

const compile = <A>(
  written: Written<A>,
  number: (value: A) => number,
  key: (text: string) => number,
): Law | LawRefused => {
  const positive = (value: A): number => number(value)
  if ("exponential" in written) return { kind: "exponential", mean: positive(written.exponential) }
  if ("lognormal" in written) {
    const { cv } = written.lognormal
    return "mean" in written.lognormal
      ? lognormalByMean(positive(written.lognormal.mean), cv)
      : lognormalByMedian(positive(written.lognormal.median), cv)
  }
  if ("gamma" in written) return { kind: "gamma", mean: positive(written.gamma.mean), cv: written.gamma.cv }
  if ("erlang" in written) {
    if (written.erlang.phases > 1000) return new LawRefused(`${written.erlang.phases} phases`, "at most 1000 phases")
    return { kind: "erlang", mean: positive(written.erlang.mean), phases: written.erlang.phases }
  }
  if ("weibull" in written && written.weibull.shape < 0.1)
    return new LawRefused(`a shape of ${written.weibull.shape}`, "a shape of at least 0.1")
  if ("weibull" in written)
    return { kind: "weibull", scale: positive(written.weibull.scale), shape: written.weibull.shape }
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
    const total = entries.reduce((sum, [, share]) => sum + share, 0)
    if (Math.abs(total - 1) > 1e-9)
      return new LawRefused(
        `the shares add up to ${Number((total * 100).toPrecision(10))} %`,
        "shares that add up to 100 %",
      )
    return { kind: "choice", values: entries.map(([text]) => key(text)), shares: entries.map(([, share]) => share) }
  }
  if ("poisson" in written) return { kind: "poisson", mean: number(written.poisson) }
  return { kind: "geometric", mean: number(written.geometric) }
}

/** A law in seconds. */
export const durationLaw = (written: (typeof DurationLaw)["Type"]): Law | LawRefused => {
  if (typeof written === "number") return { kind: "constant", value: written }
  return compile<number>(
    written,
    (seconds) => seconds,
    (text) => valueOf(parseDuration(text), 0),
  )
}

const valueOf = <A>(parsed: Parsed<A>, otherwise: A): A => (parsed.ok ? parsed.value : otherwise)

/** Every quantity of a delay, to see that they are of one unit. */
const spans = (written: unknown): SpanValue[] => {
  if (typeof written !== "object" || written === null) return []
  if ("unit" in written && "amount" in written) return [written as SpanValue]
  return Object.entries(written).flatMap(([key, value]) =>
    key === "choice"
      ? Object.keys(value as object).flatMap((text) =>
          [valueOf<SpanValue | null>(parseSpan(text), null)].filter((span) => span !== null),
        )
      : spans(value),
  )
}

/** A law in seconds, or in opening dates. */
export const delayLaw = (written: (typeof DelayLaw)["Type"]): Delay | LawRefused => {
  const all = spans(written)
  const unit = all.find((span) => span.amount > 0)?.unit ?? all[0]?.unit ?? "seconds"
  if (all.some((span) => span.unit !== unit && span.amount > 0))
    return new LawRefused("working days and durations are mixed", "one of them throughout")
  if ("amount" in written) return { law: { kind: "constant", value: written.amount }, unit }
  if (unit === "seconds" && ("poisson" in written || "geometric" in written))
    return new LawRefused(
      "poisson and geometric count whole things, and a duration is not counted",
      "working days, or another distribution",
    )
  const zero =
    "exponential" in written
      ? written.exponential
      : "lognormal" in written
        ? "mean" in written.lognormal
          ? written.lognormal.mean
          : written.lognormal.median
        : "gamma" in written
          ? written.gamma.mean
          : "erlang" in written
            ? written.erlang.mean
            : "weibull" in written
              ? written.weibull.scale
              : null
  if (zero !== null && zero.amount <= 0) return new LawRefused("the distribution has no length", "a duration above 0")
  const law = compile<SpanValue>(
    written,
    (span) => span.amount,
    (text) => valueOf<SpanValue>(parseSpan(text), { amount: 0, unit }).amount,
  )
  return law instanceof LawRefused ? law : { law, unit }
}
