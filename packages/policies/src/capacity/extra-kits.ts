import { counterResource, nameOr } from "../chosen.ts"
import { perUnitAdded } from "../cost-units.ts"
import { cost, parameter, type PolicyDefinition, regency } from "../definition.ts"
import { moreUnits } from "./more-units.ts"

const evidence = {
  en: "Rp 96–150 million a set (Antara Jawa Timur, 2016; Nusa Bali: 8 for Rp 1.2 billion; Malang Posco, 19 May 2019: 25 for Rp 2.4 billion); whoever works it, one post at Rp 30 million a year, an estimate",
  id: "Rp 96–150 juta seperangkat (Antara Jawa Timur, 2016; Nusa Bali: 8 seharga Rp 1,2 miliar; Malang Posco, 19 Mei 2019: 25 seharga Rp 2,4 miliar); petugasnya, satu orang Rp 30 juta setahun, perkiraan",
}

/** More units of what the counters need. */
export const extraKits: PolicyDefinition = {
  number: 18,
  name: "extra-kits",
  title: { en: "Extra kits", id: "Alat tambahan" },
  bundle: "capacity",
  does: { en: "more people are served at the same time", id: "lebih banyak warga dilayani serentak" },
  parameters: {
    resource: parameter(
      "resource name",
      "none",
      null,
      "what there is more of; if left out what the first step at a counter takes",
      "apa yang ditambah; bila tidak disebut yang dipakai langkah loket pertama",
    ),
    count: parameter("count", "1", "1 to 2", "how many more at each office", "berapa tambahannya di tiap kantor"),
  },
  evidence,
  cost: cost(evidence, regency, regency, { once: 120_000_000, yearly: 30_000_000, lasts: 5 }),
  costUnit: perUnitAdded,
  use: null,
  mechanism: {
    en: "There are more units, each with somebody to work it, in every shift.",
    id: "Unitnya bertambah, masing-masing dengan petugas, pada setiap giliran.",
  },
  sideEffects: {
    en: "Where the step also takes an officer, or records have to be uploaded, those become the bottleneck.",
    id: "Bila langkahnya juga memerlukan petugas, atau rekaman harus diunggah, itulah yang kemudian menghambat.",
  },
  limits: {
    en: "Stands still with everything else when the power or the centre is out. The cost has the wage of one shift.",
    id: "Ikut berhenti ketika listrik atau pusat mati. Biayanya memuat upah satu giliran saja.",
  },
  make: (name, parameters) => ({
    name,
    installable: true,
    prepare: (arrangement, plan) =>
      moreUnits(
        arrangement,
        plan,
        nameOr(parameters, "resource", () => counterResource(plan)),
        parameters["count"] as number,
      ),
  }),
}
