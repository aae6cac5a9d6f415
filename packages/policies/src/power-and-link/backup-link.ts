import type { Law } from "@tangguh/engine"
import { withBackup } from "../backups.ts"
import { calledOr, namedOr } from "../chosen.ts"
import { perOfficeCarried } from "../cost-units.ts"
import { cost, parameter, type PolicyDefinition, regency } from "../definition.ts"

const evidence = {
  en: "satellite kit Rp 7.8 million and Rp 0.75–3 million a month (Katadata, 27 May 2024)",
  id: "perangkat satelit Rp 7,8 juta dan Rp 0,75–3 juta sebulan (Katadata, 27 Mei 2024)",
}

/** A second link, by satellite or mobile network. */
export const backupLink: PolicyDefinition = {
  number: 5,
  name: "backup-link",
  title: { en: "Backup link", id: "Jaringan cadangan" },
  bundle: "power-and-link",
  does: { en: "a second link takes over from the first", id: "jaringan kedua menggantikan yang pertama" },
  parameters: {
    for: parameter(
      "dependency names",
      "none",
      null,
      "what it carries; if left out `link`, or else all of the region",
      "apa yang ditopang; bila tidak disebut `link`, atau semua yang lingkupnya wilayah",
    ),
    failover: parameter(
      "law",
      "5 min",
      "1 to 15 min",
      "from the failure until it carries",
      "dari gangguan sampai menopang",
    ),
    failover_failure: parameter(
      "share",
      "0 %",
      "0 to 10 %",
      "failures at which it does not take over",
      "gangguan yang tidak sempat diambil alih",
    ),
    slow: parameter(
      "factor",
      "1.2",
      "1 to 2",
      "service takes so many times as long over it, for it is shared",
      "pelayanan jadi sekian kali lebih lama karena dipakai bersama",
    ),
  },
  evidence,
  cost: cost(evidence, { en: "regency, with the centre's consent", id: "kabupaten, seizin pusat" }, regency, {
    once: 7_800_000,
    yearly: 18_000_000,
    lasts: 5,
  }),
  costUnit: perOfficeCarried,
  use: null,
  mechanism: { en: "Takes over after a gap.", id: "Mengambil alih setelah jeda." },
  sideEffects: {
    en: "Shared with others, so service over it is slower.",
    id: "Dipakai bersama, jadi pelayanan lewat jaringan ini lebih lambat.",
  },
  limits: {
    en: "The centre is not reached faster by another road when the centre itself is down; never carries what fails for the whole nation.",
    id: "Pusat yang mati tetap mati lewat jalan lain; tidak menopang yang gagal secara nasional.",
  },
  make: (name, parameters) => ({
    name,
    installable: true,
    prepare: (arrangement, plan) =>
      withBackup(
        arrangement,
        plan,
        namedOr(parameters, "for", () => calledOr(plan, "link", "region")),
        ["office", "region"],
        {
          kind: "standby",
          failover: parameters["failover"] as Law,
          failoverFailure: parameters["failover_failure"] as number,
          needs: [],
          slow: parameters["slow"] as number,
        },
      ),
  }),
}
