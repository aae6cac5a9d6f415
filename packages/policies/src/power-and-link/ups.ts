import type { Law } from "@tangguh/engine"
import { withBackup } from "../backups.ts"
import { calledOr, namedOr } from "../chosen.ts"
import { perOfficeCarried } from "../cost-units.ts"
import { cost, parameter, type PolicyDefinition, regency } from "../definition.ts"

const evidence = {
  en: "estimate, Rp 12–40 million for 3 kVA (two kits draw 1.5–2 kW: Antara Jawa Timur, on Pacitan); batteries die in 2–4 years",
  id: "perkiraan, Rp 12–40 juta untuk 3 kVA (dua alat memakai 1,5–2 kW: Antara Jawa Timur, tentang Pacitan); baterai rusak dalam 2–4 tahun",
}

/** A battery that carries the office through short cuts. */
export const ups: PolicyDefinition = {
  number: 3,
  name: "ups",
  title: { en: "Battery (UPS)", id: "Baterai (UPS)" },
  bundle: "power-and-link",
  does: { en: "bridges short power cuts", id: "menjembatani padam singkat" },
  parameters: {
    for: parameter(
      "dependency names",
      "none",
      null,
      "what it carries; if left out `power`, or else whatever the office has of its own",
      "apa yang ditopang; bila tidak disebut `power`, atau apa pun milik kantor itu sendiri",
    ),
    battery: parameter("law", "30 min", "15 to 60 min", "how long it carries when full", "lama menopang saat penuh"),
    recharge: parameter("duration", "4 h", "2 to 8 h", "from empty to full", "dari kosong sampai penuh"),
  },
  evidence,
  cost: cost(evidence, regency, regency, { once: 20_000_000, lasts: 3 }),
  costUnit: perOfficeCarried,
  use: null,
  mechanism: {
    en: "Takes over from the first second of a cut until it is empty; charges once the mains are back.",
    id: "Mengambil alih sejak detik pertama sampai kosong; mengisi lagi setelah listrik pulih.",
  },
  sideEffects: {
    en: "Batteries wear out: it is bought anew every few years.",
    id: "Baterai menua: harus dibeli lagi setiap beberapa tahun.",
  },
  limits: {
    en: "A cut of hours outlasts it; it does nothing for the link or the centre.",
    id: "Kalah oleh padam berjam-jam; tidak menolong jaringan atau pusat.",
  },
  make: (name, parameters) => ({
    name,
    installable: true,
    prepare: (arrangement, plan) =>
      withBackup(
        arrangement,
        plan,
        namedOr(parameters, "for", () => calledOr(plan, "power", "office")),
        ["office"],
        {
          kind: "ups",
          battery: parameters["battery"] as Law,
          recharge: parameters["recharge"] as number,
        },
      ),
  }),
}
