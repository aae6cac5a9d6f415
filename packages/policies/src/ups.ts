import { carriedBy, withBackup } from "./backups.ts"
import { noCost, parameter, type PolicyDefinition, regency } from "./definition.ts"

/** A battery that carries the office through short cuts. */
export const ups: PolicyDefinition = {
  name: "ups",
  title: { en: "Battery (UPS)", id: "Baterai (UPS)" },
  parameters: {
    for: parameter(
      "dependency names",
      "none",
      null,
      "what it carries; if left out `power`, or else all of the office",
      "apa yang ditopang; bila tidak disebut `power`, atau semua yang lingkupnya kantor",
    ),
    battery: parameter(
      "duration",
      "30 min",
      "15 to 60 min",
      "how long it carries when full",
      "lama menopang saat penuh",
    ),
    recharge: parameter("duration", "4 h", "2 to 8 h", "from empty to full", "dari kosong sampai penuh"),
  },
  cost: {
    ...noCost,
    once: 20_000_000,
    lasts: 3,
    decides: regency,
    pays: regency,
    basis: "estimate, Rp 12–40 million for 3 kVA; batteries die in 2–4 years",
  },
  mechanism: {
    en: "Takes over from the first second of a cut until it is empty; charges once the mains are back.",
    id: "Mengambil alih sejak detik pertama sampai kosong; mengisi lagi setelah listrik pulih.",
  },
  limits: {
    en: "A cut of hours outlasts it; it does nothing for the link or the centre.",
    id: "Kalah oleh padam berjam-jam; tidak menolong jaringan atau pusat.",
  },
  make: (name, parameters) => ({
    name,
    prepare: (arrangement, plan) =>
      withBackup(arrangement, plan, carriedBy(parameters, plan, "power", "office"), "office", {
        kind: "ups",
        battery: parameters["battery"] as number,
        recharge: parameters["recharge"] as number,
      }),
  }),
}
