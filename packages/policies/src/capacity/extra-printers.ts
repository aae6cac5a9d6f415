import { issuingResource, nameOr } from "../chosen.ts"
import { perUnitAdded } from "../cost-units.ts"
import { cost, parameter, type PolicyDefinition, regency } from "../definition.ts"
import { moreUnits } from "./more-units.ts"

const evidence = {
  en: "Rp 50–133 million each, about Rp 500 million for a heavy one (Wartadesa; Tribun Bali, on Bangli, 28 June 2021); 100 cards a day, limited by heat, to 300 (city of Palangka Raya, 6 December 2017)",
  id: "Rp 50–133 juta sebuah, sekitar Rp 500 juta untuk yang besar (Wartadesa; Tribun Bali, tentang Bangli, 28 Juni 2021); 100 kartu sehari karena panas, sampai 300 (Pemkot Palangka Raya, 6 Desember 2017)",
}

/** More printers. */
export const extraPrinters: PolicyDefinition = {
  number: 19,
  name: "extra-printers",
  title: { en: "Extra printers", id: "Pencetak tambahan" },
  bundle: "capacity",
  does: { en: "more cards are printed in a day", id: "lebih banyak kartu tercetak sehari" },
  parameters: {
    resource: parameter(
      "resource name",
      "none",
      null,
      "what there is more of; if left out what the step that uses a stock takes",
      "apa yang ditambah; bila tidak disebut yang dipakai langkah pemakai persediaan",
    ),
    count: parameter("count", "1", "1 to 5", "how many more at each office", "berapa tambahannya di tiap kantor"),
  },
  evidence,
  cost: cost(evidence, regency, regency, { once: 90_000_000, lasts: 5 }),
  costUnit: perUnitAdded,
  use: null,
  mechanism: {
    en: "There are more units, each with a daily limit of its own.",
    id: "Unitnya bertambah, masing-masing dengan batas harian sendiri.",
  },
  sideEffects: {
    en: "Blanks run out sooner, and printed cards wait to be collected.",
    id: "Blangko lebih cepat habis, dan kartu yang tercetak menunggu diambil.",
  },
  limits: {
    en: "Prints nothing without blanks, power and the centre. The cost has no wage: the officers who are there work it.",
    id: "Tidak mencetak tanpa blangko, listrik, dan pusat. Biayanya tanpa upah: dijalankan petugas yang ada.",
  },
  make: (name, parameters) => ({
    name,
    installable: true,
    prepare: (arrangement, plan) =>
      moreUnits(
        arrangement,
        plan,
        nameOr(parameters, "resource", () => issuingResource(plan)),
        parameters["count"] as number,
      ),
  }),
}
