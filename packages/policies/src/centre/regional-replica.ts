import { issuingStep, namedOr } from "../chosen.ts"
import { perRegion } from "../cost-units.ts"
import { centreAndRegency, cost, parameter, type PolicyDefinition, regency } from "../definition.ts"
import { withReplica } from "./replica.ts"

const evidence = {
  en: "a regency's server at Rp 0.7–0.8 billion (Koridor Indonesia, 18 September 2024); the share of stale data is an estimate",
  id: "server kabupaten Rp 0,7–0,8 miliar (Koridor Indonesia, 18 September 2024); bagian data basi adalah perkiraan",
}

/** A copy of the centre's data in the region, to read from. */
export const regionalReplica: PolicyDefinition = {
  number: 7,
  name: "regional-replica",
  title: { en: "Regional copy of the data", id: "Salinan data di daerah" },
  bundle: "centre",
  does: { en: "printing and look-ups go on from a local copy", id: "cetak dan pengecekan jalan dari salinan daerah" },
  parameters: {
    for: parameter(
      "step names",
      "none",
      null,
      "steps that only read; if left out the one that uses a stock, or the last in the back office",
      "langkah yang hanya membaca; bila tidak disebut yang memakai persediaan, atau langkah dalam yang terakhir",
    ),
    stale: parameter(
      "share below 100 %",
      "2 %",
      "0 to 10 %",
      "work on the copy that is void, for the copy is old",
      "pekerjaan dari salinan yang batal karena datanya basi",
    ),
  },
  evidence,
  cost: cost(evidence, centreAndRegency, regency, { once: 750_000_000, lasts: 5 }),
  costUnit: perRegion,
  use: null,
  mechanism: {
    en: "These steps go on without what the whole nation shares; some of that work is void and is done again.",
    id: "Langkah itu berjalan tanpa layanan nasional; sebagian hasilnya batal dan diulang.",
  },
  sideEffects: {
    en: "Old data makes void work that costs time and blanks; one more server to break into.",
    id: "Data basi membuang waktu dan blangko; satu server lagi yang bisa dibobol.",
  },
  limits: {
    en: "Records nobody new, and does not replace the region's own link or power.",
    id: "Tidak merekam warga baru, dan tidak menggantikan jaringan atau listrik daerah.",
  },
  make: (name, parameters) => ({
    name,
    installable: true,
    prepare: (arrangement, plan) =>
      withReplica(
        arrangement,
        plan,
        namedOr(parameters, "for", () => issuingStep(plan)),
        parameters["stale"] as number,
      ),
  }),
}
