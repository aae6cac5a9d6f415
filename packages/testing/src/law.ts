import { isDeepStrictEqual } from "node:util"
import { eventNames, type Model, type OfficeEvent, type Policy } from "@tangguh/office"
import * as fc from "fast-check"
import type { Case } from "./case.ts"
import { record } from "./recorded-run.ts"
import { takeoverOf } from "./takeover.ts"

export type Cases = fc.Arbitrary<Case>
export type Law = (cases: Cases) => fc.IPropertyWithHooks<[Case, number]>

/** A law of one case; the number, evenly spread over [0, 1), is there to choose an instant by. */
export const law =
  (holds: (subject: Case, where: number) => void): Law =>
  (cases) =>
    fc.property(
      cases,
      fc.nat({ max: 999_999 }).map((n) => n / 1_000_000),
      holds,
    )

/** A law does not hold. */
class Broken extends Error {}

export const require = (holds: boolean, what: () => string): void => {
  if (!holds) throw new Broken(what())
}

export const told = (event: OfficeEvent): string => `${eventNames[event.type]} ${JSON.stringify(event)}`

/** The first thing in which two plain values differ, by path. */
export function firstDifference(a: unknown, b: unknown, path = ""): string | null {
  if (isDeepStrictEqual(a, b)) return null
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null)
    return `${path}: ${String(a)} ≠ ${String(b)}`
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const found = firstDifference(
      (a as Record<string, unknown>)[key],
      (b as Record<string, unknown>)[key],
      `${path}.${key}`,
    )
    if (found !== null) return found
  }
  return `${path}: of another kind`
}

export const requireSame = (a: unknown, b: unknown, what: string): void => {
  if (!isDeepStrictEqual(a, b)) throw new Broken(`${what}${firstDifference(a, b) ?? ""}`)
}

export const requireSameEvents = (a: readonly OfficeEvent[], b: readonly OfficeEvent[], what: string): void => {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    if (!isDeepStrictEqual(a[i], b[i]))
      throw new Broken(`${what}: ${a[i] ? told(a[i]) : "the end"} ≠ ${b[i] ? told(b[i]) : "the end"}`)
  }
}

/** The lookups of a case, without running it. */
export const modelOf = (world: Case["world"], policies: readonly Policy[]): Model =>
  takeoverOf(policies)?.model ?? record(world, policies, { until: -1 }).model
