import type { Law } from "@tangguh/engine"
import { withBackup } from "../backups.ts"
import { calledOr, namedOr } from "../chosen.ts"
import { centre, cost, parameter, type PolicyDefinition } from "../definition.ts"

const evidence = {
  en: "cost not known: a programme of US$ 250 million has it among other things (World Bank, P175218); asked for and refused 2019–2022 (Warta Ekonomi; Riau News, April 2022)",
  id: "biaya tidak diketahui: salah satu isi program US$ 250 juta (Bank Dunia, P175218); diminta dan ditolak 2019–2022 (Warta Ekonomi; Riau News, April 2022)",
}

/** A second centre that takes over. */
export const centralMirror: PolicyDefinition = {
  number: 6,
  name: "central-mirror",
  title: { en: "Mirror of the centre", id: "Pusat cadangan" },
  bundle: "centre",
  does: { en: "a second centre takes over from the first", id: "pusat kedua menggantikan yang pertama" },
  parameters: {
    for: parameter(
      "dependency names",
      "none",
      null,
      "what it stands in for; if left out `centre`, or else all of the nation",
      "apa yang digantikan; bila tidak disebut `centre`, atau semua yang lingkupnya nasional",
    ),
    failover: parameter(
      "law",
      "1 h",
      "10 min to 4 h",
      "from the failure until it carries",
      "dari gangguan sampai mengambil alih",
    ),
    failover_failure: parameter(
      "share",
      "5 %",
      "0 to 20 %",
      "failures at which it does not take over, or the two disagree",
      "gangguan yang gagal diambil alih, atau keduanya berselisih",
    ),
  },
  evidence,
  cost: cost(evidence, centre, centre),
  costUnit: null,
  use: null,
  mechanism: {
    en: "Stands in for what fails in the whole nation, after a gap.",
    id: "Menggantikan yang gagal secara nasional, setelah jeda.",
  },
  sideEffects: {
    en: "Sometimes it fails to take over, and then the outage is as long as ever.",
    id: "Kadang gagal mengambil alih, dan gangguan tetap selama biasanya.",
  },
  limits: {
    en: "Does nothing for an office's power or a region's link; not ours to buy.",
    id: "Tidak menolong listrik kantor atau jaringan wilayah; bukan kita yang membelinya.",
  },
  make: (name, parameters) => ({
    name,
    installable: true,
    prepare: (arrangement, plan) =>
      withBackup(
        arrangement,
        plan,
        namedOr(parameters, "for", () => calledOr(plan, "centre", "nation")),
        ["nation"],
        {
          kind: "standby",
          failover: parameters["failover"] as Law,
          failoverFailure: parameters["failover_failure"] as number,
          needs: [],
          slow: 1,
        },
      ),
  }),
}
