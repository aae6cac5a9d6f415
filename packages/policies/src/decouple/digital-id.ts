import { issuingStep, namedOr } from "../chosen.ts"
import { centreAndRegency, cost, parameter, type PolicyDefinition, regency } from "../definition.ts"

const evidence = {
  en: "cost not known; 8 % of Pati at the end of 2024 (its civil registry), 33 % of Jakarta (Yayasan IKI, 27 January 2026) have one",
  id: "biaya tidak diketahui; 8 % warga Pati pada akhir 2024 (Disdukcapil), 33 % warga Jakarta (Yayasan IKI, 27 Januari 2026) memilikinya",
}

/** Some get their identity on a phone and need no card. */
export const digitalId: PolicyDefinition = {
  number: 15,
  name: "digital-id",
  title: { en: "Digital identity (IKD)", id: "Identitas digital (IKD)" },
  bundle: null,
  does: { en: "some need no printed card", id: "sebagian tak perlu kartu cetak" },
  parameters: {
    for: parameter(
      "step names",
      "none",
      null,
      "what they go past; if left out the step that uses a stock, or the last in the back office",
      "langkah yang dilewati; bila tidak disebut yang memakai persediaan, atau langkah dalam yang terakhir",
    ),
    uptake: parameter("share", "20 %", "8 to 33 %", "who take it instead of a card", "yang memilihnya daripada kartu"),
  },
  evidence,
  cost: cost(evidence, centreAndRegency, regency),
  costUnit: null,
  use: null,
  mechanism: {
    en: "A share of those who come to the printing go past it, and use no blank; they come in for the next step all the same, to activate it.",
    id: "Sebagian melewati pencetakan dan tidak memakai blangko; mereka tetap datang pada langkah berikutnya untuk aktivasi.",
  },
  sideEffects: {
    en: "Those without a phone gain nothing; it leans on the same centre.",
    id: "Yang tak punya ponsel tidak terbantu; bergantung pada pusat yang sama.",
  },
  limits: {
    en: "Recording is still needed, and the centre up to it.",
    id: "Perekaman tetap perlu, dan pusat harus berfungsi sampai di situ.",
  },
  make: (name, parameters) => ({
    name,
    installable: true,
    prepare: (arrangement, plan) => {
      const past = namedOr(parameters, "for", () => issuingStep(plan))
      const uptake = parameters["uptake"] as number
      return { ...arrangement, bypass: arrangement.bypass.map((share, step) => (past.includes(step) ? uptake : share)) }
    },
  }),
}
