import type { Plan } from "@tangguh/plan"
import { namedOr, switchesOf } from "../chosen.ts"
import { centre, cost, parameter, type PolicyDefinition } from "../definition.ts"

const evidence = {
  en: "cost not known: overtime of the centre's staff; planned work took two days of service (Inside Lombok, January 2023)",
  id: "biaya tidak diketahui: lembur petugas pusat; pemeliharaan memakan dua hari pelayanan (Inside Lombok, Januari 2023)",
}

/** Planned work is done while the offices are closed. */
export const offHoursMaintenance: PolicyDefinition = {
  number: 10,
  name: "off-hours-maintenance",
  title: { en: "Maintenance outside office hours", id: "Pemeliharaan di luar jam kantor" },
  bundle: "centre",
  does: { en: "planned work waits until offices close", id: "pemeliharaan menunggu kantor tutup" },
  parameters: {
    for: parameter(
      "dependency names",
      "none",
      null,
      "whose planned work; of all that have any, if left out",
      "pemeliharaan apa; semua yang punya pemeliharaan terencana bila tidak disebut",
    ),
  },
  evidence,
  cost: cost(evidence, centre, centre),
  costUnit: null,
  use: null,
  mechanism: {
    en: "Planned work is put off until the offices that depend on it have closed; it takes as long as before.",
    id: "Pemeliharaan ditunda sampai kantor yang bergantung padanya tutup; lamanya tetap.",
  },
  sideEffects: {
    en: "Work that takes longer than a night runs over into the morning.",
    id: "Pekerjaan yang lebih lama dari semalam terbawa sampai pagi.",
  },
  limits: {
    en: "Does nothing for failures, which come when they come.",
    id: "Tidak menolong gangguan, yang datang kapan saja.",
  },
  make: (name, parameters, plan) => {
    const switches = switchesOf(
      plan,
      namedOr(parameters, "for", () => maintained(plan)),
    )
    return {
      name,
      prepare: (arrangement) => ({
        ...arrangement,
        offHours: [...new Set([...arrangement.offHours, ...switches])],
      }),
    }
  },
}

/** Dependencies that are taken out of service by plan: when, their owner says beforehand. */
const maintained = ({ switches }: Plan): readonly number[] => [
  ...new Set(
    switches.flatMap(({ dependency, sources }) => (sources.some(({ kind }) => kind === "planned") ? [dependency] : [])),
  ),
]
