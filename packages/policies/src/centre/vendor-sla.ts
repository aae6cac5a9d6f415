import { namedOr, ofScope, switchesOf } from "../chosen.ts"
import { centre, cost, parameter, type PolicyDefinition } from "../definition.ts"

const evidence = {
  en: "cost not known: a contract of the centre; the long outages came from unpaid vendors (JPNN, 31 August 2015) and a failed tender, six months (JPNN, “Server e-KTP Sempat Mati 6 Bulan”, 13 September 2017); the limit is an estimate",
  id: "biaya tidak diketahui: kontrak pusat; gangguan panjang berawal dari vendor yang belum dibayar (JPNN, 31 Agustus 2015) dan lelang yang gagal, enam bulan (JPNN, “Server e-KTP Sempat Mati 6 Bulan”, 13 September 2017); batasnya perkiraan",
}

/** A contract that limits how long an outage lasts. */
export const vendorSla: PolicyDefinition = {
  number: 9,
  name: "vendor-sla",
  title: { en: "Maintenance contract over years", id: "Kontrak pemeliharaan tahun jamak" },
  bundle: "centre",
  does: { en: "no outage of the centre lasts longer than agreed", id: "gangguan pusat tak melebihi yang disepakati" },
  parameters: {
    for: parameter(
      "dependency names",
      "none",
      null,
      "what the contract is about; all of the whole nation, if left out",
      "yang dikontrakkan; semua yang lingkupnya nasional bila tidak disebut",
    ),
    within: parameter("duration", "2 days", "4 h to 7 days", "the longest outage", "gangguan paling lama"),
  },
  evidence,
  cost: cost(evidence, centre, centre),
  costUnit: null,
  use: null,
  mechanism: {
    en: "An outage ends after this time at the latest, whatever its cause.",
    id: "Gangguan berakhir paling lambat setelah waktu ini, apa pun sebabnya.",
  },
  sideEffects: { en: "None for the office.", id: "Tidak ada bagi kantor." },
  limits: {
    en: "Short outages are as they were; not ours to buy.",
    id: "Gangguan singkat tetap ada; bukan kita yang membelinya.",
  },
  make: (name, parameters) => ({
    name,
    installable: true,
    prepare: (arrangement, plan) => {
      const covered = new Set(
        switchesOf(
          plan,
          namedOr(parameters, "for", () => ofScope(plan, "nation")),
        ),
      )
      const within = parameters["within"] as number
      return {
        ...arrangement,
        repairedWithin: arrangement.repairedWithin.map((already, s) =>
          covered.has(s) ? Math.min(already, within) : already,
        ),
      }
    },
  }),
}
