import type { Plan } from "@tangguh/plan"
import type { InForce } from "./arm.ts"

/** Whether a scenario, and what is in force in it, have what an outcome is about: records that travel, letters, a card that is made. */
export const isAbout = (plan: Plan, inForce: readonly InForce[]): ((outcome: string) => boolean) => {
  // What the policies of others do, nobody knows beforehand.
  const anything = inForce.some(({ files }) => files.length > 0)
  const has = (...policies: readonly string[]): boolean =>
    anything || inForce.some(({ choices }) => choices.some(({ is }) => policies.includes(is)))
  const sends = () => has("offline-capture", "courier")
  const about: Readonly<Record<string, () => boolean>> = {
    uploaded: sends,
    records_waiting: sends,
    days_without_card: () => plan.stocks.length > 0 || plan.steps.some(({ where }) => where === "back office"),
    lead_time: () => plan.services.some(({ steps }) => steps.length > 1),
    letters: () => has("temporary-letter"),
    no_shows: () =>
      has("appointments") ||
      plan.offices.some(({ demand }) => demand.some(({ from }) => from !== null && from.kind === "appointments")),
    deadlines_missed: () => plan.purposes.length > 0,
  }
  return (outcome) => about[outcome]?.() ?? true
}
