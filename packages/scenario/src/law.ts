import type { Law } from "@tangguh/engine"
import type { Delay } from "@tangguh/plan"
import { compileLaw, compileParts, distributionOf, LawRefused, type Written } from "./distribution.ts"
import { Count, Duration, PositiveDuration, PositiveFactor, PositiveSpan, Share, Span } from "./leaves.ts"
import type { Parsed } from "./parsed.ts"
import { parseCount, parseDuration, parseShare, parseSpan, type Span as SpanValue } from "./quantity.ts"

const same = (value: number): number => value

/** A distribution of durations: a duration (always the same), or a map with one key. */
export const DurationLaw = distributionOf<number>({
  value: Duration,
  scale: PositiveDuration,
  parse: parseDuration,
  order: same,
  range: "5 to 10 min",
})

/** A distribution of delays: durations, or working days. */
export const DelayLaw = distributionOf<SpanValue>({
  value: Span,
  scale: PositiveSpan,
  parse: parseSpan,
  // A working day is more than a day or less: two units in one law are told as such, and not as out of order.
  order: ({ amount, unit }) => (unit === "seconds" ? amount : amount * 86_400),
  range: "1 to 5 working days",
})

/** A distribution of whole numbers; what falls between them is rounded where it is drawn. */
export const CountLaw = distributionOf<number>({
  value: Count,
  scale: PositiveFactor,
  parse: parseCount,
  order: same,
  range: "500 to 10_000",
})

/** A distribution of shares. */
export const ShareLaw = distributionOf<number>({
  value: Share,
  scale: Share,
  parse: parseShare,
  order: same,
  range: "50 to 100 %",
})

const valueOf = <A>(parsed: Parsed<A>, otherwise: A): A => (parsed.ok ? parsed.value : otherwise)

const countsOnly = new LawRefused(
  "poisson and geometric count whole things, and this is not counted",
  "working days, or another distribution",
)

const lawOf = (
  written: Written<number>,
  parse: (text: string) => Parsed<number>,
  counted: boolean,
): Law | LawRefused => {
  if (typeof written === "number") return { kind: "constant", value: written }
  if ("mixture" in written) {
    const parts = compileParts(written.mixture, (part: Written<number>) => lawOf(part, parse, counted))
    return parts instanceof LawRefused
      ? parts
      : { kind: "mixture", of: parts.map(({ of }) => of), shares: parts.map(({ share }) => share) }
  }
  if (!counted && ("poisson" in written || "geometric" in written)) return countsOnly
  return compileLaw(written, same, (text) => valueOf(parse(text), 0))
}

/** A law in seconds. */
export const durationLaw = (written: (typeof DurationLaw)["Type"]): Law | LawRefused =>
  lawOf(written as Written<number>, parseDuration, false)

/** A law of whole numbers. */
export const countLaw = (written: (typeof CountLaw)["Type"]): Law | LawRefused =>
  lawOf(written as Written<number>, parseCount, true)

/** A law of shares, 0…1. */
export const shareLaw = (written: (typeof ShareLaw)["Type"]): Law | LawRefused =>
  lawOf(written as Written<number>, parseShare, false)

/** Every quantity of a distribution, to see that they are of one unit. */
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

/** A delay in seconds or in opening dates; only a mixture may have both. */
export const delayLaw = (given: (typeof DelayLaw)["Type"]): Delay | LawRefused => {
  const written = given as Written<SpanValue>
  if ("mixture" in written) {
    const parts = compileParts(written.mixture, (part: Written<SpanValue>) => delayLaw(part))
    return parts instanceof LawRefused ? parts : { mixture: parts }
  }
  const all = spans(written)
  const unit = all.find((span) => span.amount > 0)?.unit ?? all[0]?.unit ?? "seconds"
  if (all.some((span) => span.unit !== unit && span.amount > 0))
    return new LawRefused("working days and durations are mixed", "one of them throughout, or a mixture")
  if ("amount" in written) return { law: { kind: "constant", value: written.amount }, unit }
  if (unit === "seconds" && ("poisson" in written || "geometric" in written)) return countsOnly
  const law = compileLaw<SpanValue>(
    written,
    (span) => span.amount,
    (text) => valueOf<SpanValue>(parseSpan(text), { amount: 0, unit }).amount,
  )
  return law instanceof LawRefused ? law : { law, unit }
}
