import type { Office } from "@tangguh/plan"
import type { Calendar } from "../calendar.ts"
import type { Compiling } from "../compiling.ts"

const mostCitizens = 1_000_000_000
/** Rows that a day of an office's demand may have, with room to spare for chance; the members of a pool. */
const mostADay = 500_000

/** So that a slip of the keyboard is not found out by waiting. */
export const checkDemandSize = (
  compiling: Compiling,
  offices: readonly Office[],
  calendar: Calendar,
  classes: readonly string[],
): void => {
  const days = calendar.days.length - 1
  const expected = offices.reduce(
    (sum, office) =>
      sum + office.demand.reduce((all, { from }) => all + (from.kind === "rate" ? from.perDay * days : from.size), 0),
    0,
  )
  if (expected > mostCitizens)
    compiling.problem(
      ["citizens"],
      `about ${Math.round(expected)} citizens in one run`,
      `at most ${mostCitizens}: lower rates, fewer offices, or a shorter run`,
    )
  for (const { class: index, from } of offices.flatMap(({ demand }) => demand)) {
    const size = from.kind === "rate" ? from.perDay : from.size
    if (size > mostADay)
      compiling.problem(
        ["citizens", classes[index], "arrive", from.kind],
        `${Math.round(size)} citizens ${from.kind === "rate" ? "a day " : ""}at one office`,
        `at most ${mostADay}`,
      )
  }
}
