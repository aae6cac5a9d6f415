import type { CauseRow, Language, WaitByCause } from "@tangguh/charts"
import { causesOf, type Comparison } from "@tangguh/experiment"

/** What people waited for, today and under each policy, as the chart of causes takes it. Bounds are left out. */
export const causesInput = (comparison: Comparison, language: Language): WaitByCause => {
  const { plan, columns, replications } = comparison
  const causes = causesOf(plan)
  return {
    language,
    scenarioTitle: plan.title[language],
    replications,
    today: columns[0].name,
    rows: columns
      .filter(({ kind }) => kind !== "bound")
      .flatMap((column) =>
        causes.flatMap((cause): CauseRow[] => {
          const hours = column.waitByCause.get(cause.name)
          return hours === undefined
            ? []
            : [
                {
                  policy: column.name,
                  title: column.title[language],
                  cause: cause.name,
                  causeTitle: cause.title[language],
                  kind: cause.kind,
                  hours: hours.mean,
                  lower: hours.lower,
                  upper: hours.upper,
                },
              ]
        }),
      ),
  }
}
