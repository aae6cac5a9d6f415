import type { Language } from "@tangguh/charts"
import type { CheckResult, Compared, Comparison, Estimate } from "@tangguh/experiment"
import { localClock } from "./local-clock.ts"
import { definitionOfCheck } from "./check-definition.ts"

interface Value {
  readonly mean: number
  readonly lower: number
  readonly upper: number
  readonly unit: string
}

type Values = Readonly<Record<string, Value>>

export interface CheckDocument {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly expected: string
  /** In how many runs it must hold. */
  readonly in: string
  readonly because: string | null
  readonly source: string | null
  /** Null where no run exercised it. */
  readonly measured: number | null
  readonly unit: string
  /** Share of the runs that exercised it in which the expectation holds. */
  readonly share: number
  readonly exercised: number
  readonly holds: boolean
  /** Holds only because chance explains what is missing. */
  readonly withinChance: boolean
  readonly knownToFail: string | null
  /** Holds, or is known to fail and does. */
  readonly fine: boolean
}

export interface ComparisonDocument {
  readonly scenario: string
  readonly title: string
  readonly seed: string
  readonly replications: number
  readonly baseline: string
  /** The recorded run that all go on from, by the closing hash of its log, and when by the clock of the offices; left out: there is none. */
  readonly from?: { readonly log: string; readonly at: string; readonly redrawInProgress: boolean }
  /** The outcome in which today costs citizens most. */
  readonly headline: string
  readonly policies: readonly {
    readonly name: string
    readonly title: string
    readonly kind: Compared["kind"]
    readonly outcomes: Values
    readonly differences: Values
    readonly waitByCause: Values
    readonly cost: {
      readonly amount: number
      readonly unit: string
      readonly years: number
      /** The price of one and how many are bought, policy by policy; `each` null: the price is for the whole. */
      readonly parts: readonly {
        readonly policy: string
        readonly each: string | null
        readonly count: number
        readonly once: number
        readonly yearly: number
        readonly lastsYears: number | null
      }[]
    } | null
    readonly decides: string | null
    readonly pays: string | null
    readonly useCost: Value | null
    readonly pieceCost: Value | null
    readonly benefit: Value | null
    readonly breakEvenTimesAYear: number | null
  }[]
  readonly checks: readonly CheckDocument[]
}

const value = ({ mean, lower, upper, unit }: Estimate): Value => ({ mean, lower, upper, unit })

/** By name. Names of scenarios may be `__proto__`, so they are defined and not assigned. */
const values = (estimates: ReadonlyMap<string, Estimate>): Values =>
  Object.fromEntries([...estimates].map(([key, estimate]) => [key, value(estimate)]))

/** How a check came out, as JSON tells it. */
export const checkDocument = (result: CheckResult, language: Language): CheckDocument => {
  const { check, measured, share, exercised, holds, withinChance, fine } = result
  return {
    id: check.id,
    title: check.title[language],
    kind: check.kind,
    expected: check.expect.text,
    in: quorumText(check.in),
    because: check.because,
    source: check.source,
    measured,
    unit: definitionOfCheck(check).unit,
    share,
    exercised,
    holds,
    withinChance,
    knownToFail: check.knownToFail,
    fine,
  }
}

const quorumText = (quorum: CheckResult["check"]["in"]): string =>
  quorum.kind === "share" || quorum.kind === "middle" ? `${quorum.kind} ${quorum.share}` : quorum.kind

/** A comparison as the one document that `--format json` prints: the baseline first, bounds last. */
export const comparisonDocument = (comparison: Comparison, language: Language): ComparisonDocument => {
  const { plan, seed, replications, columns, headline, checks, from } = comparison
  return {
    scenario: plan.scenario,
    title: plan.title[language],
    seed,
    replications,
    baseline: columns[0].name,
    ...(from === undefined
      ? {}
      : { from: { log: from.hash, at: localClock(plan)(from.at), redrawInProgress: from.redrawInProgress } }),
    headline,
    policies: columns.map((column) => ({
      name: column.name,
      title: column.title[language],
      kind: column.kind,
      outcomes: values(column.outcomes),
      differences: values(column.differences),
      waitByCause: values(column.waitByCause),
      cost:
        column.cost === null
          ? null
          : {
              amount: column.cost,
              unit: plan.costs.currency,
              years: plan.costs.years,
              parts: column.costParts.map(({ policy, one, unit, count }) => ({
                policy,
                each: unit?.one[language] ?? null,
                count,
                once: one.once ?? 0,
                yearly: one.yearly ?? 0,
                lastsYears: one.lasts,
              })),
            },
      decides: column.decides?.[language] ?? null,
      pays: column.pays?.[language] ?? null,
      useCost: column.useCost === null ? null : value(column.useCost),
      pieceCost: column.pieceCost === null ? null : value(column.pieceCost),
      benefit: column.benefit === null ? null : value(column.benefit),
      breakEvenTimesAYear: column.breakEven,
    })),
    checks: checks.map((check) => checkDocument(check, language)),
  }
}
