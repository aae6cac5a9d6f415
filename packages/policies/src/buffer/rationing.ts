import { centreAndRegency, cost, parameter, type PolicyDefinition } from "../definition.ts"
import { cameFirst } from "../queue/came-first.ts"

const evidence = {
  en: "no cost; first cards before letters before changes (Media Indonesia, 14 January 2020)",
  id: "tanpa biaya; kartu pertama sebelum suket sebelum perubahan (Media Indonesia, 14 Januari 2020)",
}

/** What is left is kept for some. */
export const rationing: PolicyDefinition = {
  number: 13,
  name: "rationing",
  title: { en: "Rationing of blanks", id: "Penjatahan blangko" },
  bundle: "buffer",
  does: { en: "the last blanks are kept for some", id: "blangko terakhir disimpan untuk sebagian" },
  parameters: {
    stock: parameter(
      "stock name",
      "none",
      null,
      "which stock; the first of the file, if left out",
      "persediaan mana; yang pertama di berkas bila tidak disebut",
    ),
    below: parameter("count", "200", "50 to 1000", "so many are kept for them", "sekian disimpan bagi mereka"),
    classes: parameter("class names", null, null, "for whom they are kept", "untuk siapa disimpan"),
  },
  evidence,
  cost: cost(evidence, centreAndRegency, centreAndRegency, { once: 0, yearly: 0 }),
  costUnit: null,
  use: null,
  mechanism: {
    en: "So many are kept: when no more are left, only these classes get any, and the others wait. These classes come first at all times.",
    id: "Sekian disimpan: bila tinggal sekian, hanya golongan ini yang mendapat dan yang lain menunggu. Golongan ini selalu didahulukan.",
  },
  sideEffects: {
    en: "The others may wait without end, and come back again and again.",
    id: "Yang lain bisa menunggu tanpa akhir dan datang berulang-ulang.",
  },
  limits: {
    en: "Makes no more blanks: for each who gains one loses.",
    id: "Tidak menambah blangko: satu untung, satu rugi.",
  },
  make: (name, parameters) => ({
    name,
    installable: true,
    prepare: (arrangement, plan) => {
      if (plan.stocks.length === 0) return arrangement
      const stock = Math.max(0, parameters["stock"] as number)
      const classes = parameters["classes"] as readonly number[]
      return {
        ...arrangement,
        // Who is kept waiting must not stand before whom it is kept for.
        first: arrangement.first.map((before, step) =>
          plan.steps[step].uses.some((use) => use.stock === stock) ? cameFirst(classes, before) : before,
        ),
        reserve: arrangement.reserve.map((before, s) =>
          s === stock ? { below: parameters["below"] as number, classes } : before,
        ),
      }
    },
  }),
}
