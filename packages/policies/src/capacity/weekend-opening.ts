import { type Command, EventType, type Policy } from "@tangguh/office"
import type { Arrangement, Plan, Schedule } from "@tangguh/plan"
import { perOfficeOpened } from "../cost-units.ts"
import { cost, parameter, type PolicyDefinition, regency } from "../definition.ts"

const evidence = {
  en: "estimate: 50 Saturdays of an office, three officers at the rates for overtime and a meal (Bisnis.com, 24 May 2023)",
  id: "perkiraan: 50 Sabtu satu kantor, tiga petugas dengan tarif lembur dan makan (Bisnis.com, 24 Mei 2023)",
}

/** Saturdays, for those who could not be served in the week. */
export const weekendOpening: PolicyDefinition = {
  number: 17,
  name: "weekend-opening",
  title: { en: "Open on Saturdays", id: "Buka hari Sabtu" },
  bundle: "capacity",
  does: { en: "opens on Saturdays for those who came in vain", id: "buka Sabtu bagi yang pulang sia-sia" },
  parameters: {
    hours: parameter("duration", "4 h", "2 to 8 h", "from the usual opening on", "sejak jam buka biasa"),
    reach: parameter(
      "share",
      "50 %",
      "0 to 90 %",
      "of those who came in vain, who hear of it and come",
      "yang pulang sia-sia, mendengarnya, lalu datang",
    ),
  },
  evidence,
  cost: cost(evidence, regency, regency, { yearly: 20_000_000 }),
  costUnit: perOfficeOpened,
  use: null,
  mechanism: {
    en: "The office opens on Saturdays on which it is closed; when it closes the day before, some of those who came in vain are told to come then.",
    id: "Kantor buka pada Sabtu yang biasanya libur; saat tutup sehari sebelumnya, sebagian yang pulang sia-sia diminta datang.",
  },
  sideEffects: {
    en: "Only those come who come again, nobody for the first time, so staff may stand idle.",
    id: "Hanya yang datang kembali, tak ada yang datang pertama kali, jadi petugas bisa menganggur.",
  },
  limits: {
    en: "The centre may be off; where staff work in shifts, nobody is on duty but in those.",
    id: "Pusat bisa mati; bila petugas bekerja menurut giliran, tak ada yang bertugas di luar giliran.",
  },
  make: (name, parameters, plan) => {
    const periods = saturdays(plan, parameters["hours"] as number)
    return {
      name,
      prepare: (arrangement) => ({ ...arrangement, extraPeriods: [...arrangement.extraPeriods, ...periods] }),
      ...toldTheDayBefore(periods, parameters["reach"] as number),
    }
  },
}

type Periods = Arrangement["extraPeriods"]

const DAY = 86_400

/** When an office opens on its first working day, in seconds after midnight; null: it never does. */
function usualOpening(schedule: Schedule, days: Float64Array): number | null {
  const day = schedule.works.indexOf(1)
  const first = schedule.opens[0]
  return day < 0 || first === undefined ? null : Math.max(0, first - days[day])
}

/** The day of the week of the first date, Sunday 0, wherever clocks are 10 h behind to 13 h ahead of UTC. */
const firstWeekday = ({ epoch }: Plan): number => (Math.floor((epoch / 1000 + 13 * 3600) / DAY) + 4) % 7

const SATURDAY = 6

/** The Saturdays of each office on which it is closed. */
function saturdays(plan: Plan, hours: number): Periods {
  const first = firstWeekday(plan)
  return plan.offices.flatMap(({ schedule: s }, office) => {
    const schedule = plan.schedules[s]
    const opening = usualOpening(schedule, plan.days)
    if (opening === null) return []
    return Array.from(schedule.works).flatMap((works, day) => {
      if (works === 1 || (first + day) % 7 !== SATURDAY) return []
      const from = plan.days[day] + opening
      return [{ office, from, until: Math.min(from + hours, plan.days[day + 1]) }]
    })
  })
}

/** At the closing of the day before an extra day, calls a share of those who came in vain to some time of it. */
function toldTheDayBefore(periods: Periods, reach: number): Pick<Policy, "listensTo" | "decide"> {
  const byOffice = Map.groupBy(periods, ({ office }) => office)
  return {
    listensTo: [EventType.OfficeClosed],
    decide: (_, { office, time }): readonly Command[] =>
      (byOffice.get(office) ?? [])
        .filter(({ from }) => from > time && from - time < DAY)
        .map(({ from, until }) => ({
          kind: "invite",
          office,
          reach,
          lag: { law: { kind: "uniform", low: from - time, high: until - time }, unit: "seconds" },
        })),
  }
}
