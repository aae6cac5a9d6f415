import { issuingStep, namedOr } from "../chosen.ts"
import { centre, cost, parameter, type PolicyDefinition } from "../definition.ts"
import { withReplica } from "./replica.ts"

const evidence = {
  en: "little, for the recovery centre in Batam is there: cards that were ready were fetched from it (Radar Banten, March 2017)",
  id: "sedikit, sebab pusat pemulihan di Batam sudah ada: data siap cetak pernah ditarik dari sana (Radar Banten, Maret 2017)",
}

/** Cards that are ready are fetched from the recovery centre. */
export const printFailover: PolicyDefinition = {
  number: 8,
  name: "print-failover",
  title: { en: "Print from the recovery centre", id: "Cetak dari pusat pemulihan" },
  bundle: "centre",
  does: { en: "cards that are ready are printed without the centre", id: "yang siap cetak dicetak tanpa pusat" },
  parameters: {
    for: parameter(
      "step names",
      "none",
      null,
      "what goes on; if left out the step that uses a stock, or the last in the back office",
      "yang tetap berjalan; bila tidak disebut yang memakai persediaan, atau langkah dalam yang terakhir",
    ),
  },
  evidence,
  cost: cost(evidence, centre, centre, { once: 0, yearly: 0 }),
  costUnit: null,
  use: null,
  mechanism: {
    en: "Printing goes on without what the whole nation shares, for those who were print-ready.",
    id: "Pencetakan berjalan tanpa layanan nasional, bagi yang sudah siap cetak.",
  },
  sideEffects: {
    en: "Blanks run out sooner.",
    id: "Blangko lebih cepat habis.",
  },
  limits: {
    en: "New recordings do not get through: once what was ready is printed, it does nothing.",
    id: "Rekaman baru tidak ikut: setelah yang siap cetak habis, tidak berguna.",
  },
  make: (name, parameters) => ({
    name,
    installable: true,
    prepare: (arrangement, plan) =>
      withReplica(
        arrangement,
        plan,
        namedOr(parameters, "for", () => issuingStep(plan)),
        0,
      ),
  }),
}
