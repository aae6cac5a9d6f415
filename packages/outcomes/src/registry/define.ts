import type { Qualifier, Take, Title } from "@tangguh/plan"
import type { OutcomeDefinition } from "../definition.ts"

type Kind = Pick<OutcomeDefinition, "quantity" | "scale" | "unit">
const count = (unit: string): Kind => ({ quantity: "count", scale: 1, unit })
export const citizens = count("citizens")
export const trips = count("trips")
export const visits = count("visits")
export const outages = count("outages")
export const pieces = count("pieces")
export const letters = count("letters")
export const ticket = count("ticket")
export const hours: Kind = { quantity: "seconds", scale: 1 / 3600, unit: "hours" }
export const minutes: Kind = { quantity: "seconds", scale: 1 / 60, unit: "minutes" }
export const days: Kind = { quantity: "seconds", scale: 1 / 86_400, unit: "days" }
export const personDays: Kind = { quantity: "seconds", scale: 1 / 86_400, unit: "person-days" }
export const percent: Kind = { quantity: "share", scale: 100, unit: "%" }
export const perHour: Kind = { quantity: "per hour", scale: 1, unit: "per hour" }
export const perDay: Kind = { quantity: "per hour", scale: 24, unit: "per day" }

/** Which way is better, and what a better and a worse value is called. */
type Direction = Pick<OutcomeDefinition, "better" | "words">
const words = (better: Title, worse: Title) => ({ better, worse })
const less = words({ en: "fewer", id: "lebih sedikit" }, { en: "more", id: "lebih banyak" })
const briefer = words({ en: "shorter", id: "lebih singkat" }, { en: "longer", id: "lebih lama" })
export const neither: Direction = { better: "neither" }
export const fewer: Direction = { better: "lower", words: less }
export const shorter: Direction = { better: "lower", words: briefer }
export const more: Direction = { better: "higher", words: words(less.worse, less.better) }

/** Of whom an outcome of people may be. */
export const whom: readonly Qualifier[] = ["office", "class", "service", "purpose"]
/** A count of people in a period. */
export const counted: readonly Qualifier[] = [...whom, "during", "at"]

/** What may be said beside the outcome, and what `take` may be. */
interface May {
  readonly may: readonly Qualifier[]
  readonly takes?: readonly Take[]
}

export const levels: readonly Take[] = ["mean", "min", "max", "change"]

export const define = (
  name: string,
  of: OutcomeDefinition["of"],
  kind: Kind,
  direction: Direction,
  { may, takes = [] }: May,
  [enTitle, en]: readonly [title: string, definition: string],
  [idTitle, id]: readonly [title: string, definition: string],
): OutcomeDefinition => ({
  name,
  of,
  ...kind,
  ...direction,
  qualifiers: may,
  takes,
  title: { en: enTitle, id: idTitle },
  definition: { en, id },
})
