import { causesOf, type Studied } from "@tangguh/experiment"
import type { Plan, Title } from "@tangguh/plan"
import { diffWords } from "./diff-words.ts"
import type { Measured } from "./measured-run.ts"

/** An outcome of two runs, in its unit. */
export interface OutcomeOfTwo {
  readonly key: string
  readonly title: Title
  readonly unit: string
  /** null: it did not happen. */
  readonly a: number | null
  readonly b: number | null
}

const titled = (title: Title, of: Title): Title => ({ en: `${title.en}: ${of.en}`, id: `${title.id}: ${of.id}` })

/** The outcomes of two runs side by side. */
export const outcomesOf = (studied: readonly Studied[], a: Measured, b: Measured): readonly OutcomeOfTwo[] =>
  studied.map(({ key, definition: { title, unit, scale }, of }, i) => {
    const shown = ({ values }: Measured) => (Number.isFinite(values[i]) ? values[i] * scale : null)
    return { key, title: of === null ? title : titled(title, of), unit, a: shown(a), b: shown(b) }
  })

/** Hours waited in two runs, by cause. */
export const waitsOf = (plan: Plan, a: Measured, b: Measured): readonly OutcomeOfTwo[] =>
  causesOf(plan).map(({ name, title }, cause) => ({
    key: name,
    title: titled({ en: diffWords.en.waited, id: diffWords.id.waited }, title),
    unit: "hours",
    a: a.causes[cause] / 3600,
    b: b.causes[cause] / 3600,
  }))
