import { nameOr } from "../chosen.ts"
import { perUnitProtected } from "../cost-units.ts"
import { cost, parameter, type PolicyDefinition, regency } from "../definition.ts"

const evidence = {
  en: "estimate, 10–15 % of what a kit costs; 19 % of kits broken in 2017 (Detikcom), 25–30 % in 2019 (Harian Jogja, 3 July 2019), and an office struck by lightning (Gatra, on Karanganyar, February 2020)",
  id: "perkiraan, 10–15 % harga alat; 19 % alat rusak pada 2017 (Detikcom), 25–30 % pada 2019 (Harian Jogja, 3 Juli 2019), dan satu kantor tersambar petir (Gatra, tentang Karanganyar, Februari 2020)",
}

/** Arresters, stabilisers and renewal before things break. */
export const surgeProtection: PolicyDefinition = {
  number: 32,
  name: "surge-protection",
  title: { en: "Surge and lightning protection", id: "Pelindung lonjakan dan petir" },
  bundle: "power-and-link",
  does: { en: "kits and printers break less often", id: "alat dan pencetak lebih jarang rusak" },
  parameters: {
    resource: parameter(
      "resource name",
      "none",
      null,
      "what is protected; all that can break, if left out",
      "apa yang dilindungi; semua yang bisa rusak bila tidak disebut",
    ),
    share: parameter("share", "30 %", "10 to 60 %", "breakdowns that do not happen", "kerusakan yang tidak terjadi"),
  },
  evidence,
  cost: cost(evidence, regency, regency, { once: 15_000_000, lasts: 5 }),
  costUnit: perUnitProtected,
  use: null,
  mechanism: {
    en: "Each breakdown of a unit is spared with this probability.",
    id: "Setiap kerusakan unit terhindar dengan peluang ini.",
  },
  sideEffects: { en: "None that the model knows.", id: "Tidak ada yang dikenal model." },
  limits: {
    en: "Carries no outage: the mains, the link and the centre fail as before.",
    id: "Tidak menopang gangguan: listrik, jaringan, dan pusat tetap bisa mati.",
  },
  make: (name, parameters) => ({
    name,
    installable: true,
    prepare: (arrangement, plan) => {
      const resource = nameOr(parameters, "resource", () => -1)
      const spared = (already: number) => 1 - (1 - already) * (1 - (parameters["share"] as number))
      return {
        ...arrangement,
        protection: arrangement.protection.map((already, pool) =>
          resource < 0 || plan.pools[pool].resource === resource ? spared(already) : already,
        ),
      }
    },
  }),
}
