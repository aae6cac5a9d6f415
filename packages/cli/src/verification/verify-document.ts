import type { Language } from "@tangguh/charts"
import { definitionOfCheck } from "@tangguh/report/comparison"
import type { VerifiedModel } from "./verify-page.ts"

/** One exact result, in the unit that it is shown in. */
export interface VerifyDocument {
  readonly model: string
  readonly check: string
  readonly title: string
  readonly outcome: string
  readonly unit: string
  readonly expected: number
  readonly measured: number | null
  readonly halfWidth: number | null
  readonly zScore: number | null
  /** The smallest error that is found with 99 % power. */
  readonly detects: number | null
  readonly falseAlarm: number
  readonly replications: number
  readonly seed: string
  readonly source: string | null
  readonly holds: boolean
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)

/** All exact results of some models, in one list. */
export const verifyDocument = (models: readonly VerifiedModel[], language: Language): readonly VerifyDocument[] =>
  models.flatMap(({ scenario, seed, replications, results }) =>
    results.map(({ check, expected, measured, halfWidth, zScore, detects, falseAlarm, holds }) => {
      const { scale, unit } = definitionOfCheck(check)
      return {
        model: scenario.plan.scenario,
        check: check.id,
        title: check.title[language],
        outcome: check.outcome.name,
        unit,
        expected: expected * scale,
        measured: measured === null ? null : measured * scale,
        halfWidth: finite(halfWidth * scale),
        zScore: finite(zScore),
        detects: finite(detects * scale),
        falseAlarm,
        replications,
        seed,
        source: check.source,
        holds,
      }
    }),
  )
