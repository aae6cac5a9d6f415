import type { Law } from "@tangguh/engine"
import { carriedBy, withBackup } from "./backups.ts"
import { noCost, parameter, type PolicyDefinition, regency } from "./definition.ts"

/** A second link, by satellite or mobile network. */
export const backupLink: PolicyDefinition = {
  name: "backup-link",
  title: { en: "Backup link", id: "Jaringan cadangan" },
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
    slow: parameter(
      "factor",
      "1.2",
      "1 to 2",
      "service takes so many times as long over it, for it is shared",
      "pelayanan jadi sekian kali lebih lama karena dipakai bersama",
    ),
  },
  cost: {
    ...noCost,
    once: 7_800_000,
    yearly: 18_000_000,
    lasts: 5,
    decides: { en: "regency, with the centre's consent", id: "kabupaten, seizin pusat" },
    pays: regency,
    basis: "satellite kit Rp 7.8 million and Rp 0.75–3 million a month (2024)",
  },
  mechanism: {
    en: "Takes over after a gap; slower than the first link.",
    id: "Mengambil alih setelah jeda; lebih lambat daripada jaringan utama.",
  },
  limits: {
    en: "The centre is not reached faster by another road when the centre itself is down; never carries what fails for the whole nation.",
    id: "Pusat yang mati tetap mati lewat jalan lain; tidak menopang yang gagal secara nasional.",
  },
  make: (name, parameters) => ({
    name,
    prepare: (arrangement, plan) =>
      withBackup(arrangement, plan, carriedBy(parameters, plan, "link", "region"), "region", {
        kind: "standby",
        failover: parameters["failover"] as Law,
        slow: parameters["slow"] as number,
      }),
  }),
}
