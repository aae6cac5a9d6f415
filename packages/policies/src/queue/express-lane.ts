import { counterSteps, namedOr } from "../chosen.ts"
import { cost, office, parameter, type PolicyDefinition } from "../definition.ts"
import { cameFirst } from "./came-first.ts"

const evidence = {
  en: "signs only; handing a card over takes about three minutes (a blog from Sidoarjo, December 2012)",
  id: "papan petunjuk saja; penyerahan kartu sekitar tiga menit (blog dari Sidoarjo, Desember 2012)",
}

/** Some come before the others. */
export const expressLane: PolicyDefinition = {
  number: 31,
  name: "express-lane",
  title: { en: "Express lane", id: "Jalur khusus" },
  bundle: null,
  does: { en: "some classes come first", id: "golongan tertentu didahulukan" },
  parameters: {
    classes: parameter(
      "class names",
      null,
      null,
      "who comes first, in this order",
      "siapa didahulukan, menurut urutan ini",
    ),
    steps: parameter(
      "step names",
      "none",
      null,
      "where; at every step at a counter, if left out",
      "di mana; pada setiap langkah loket bila tidak disebut",
    ),
  },
  evidence,
  cost: cost(evidence, office, office, { once: 0, yearly: 0 }),
  costUnit: null,
  use: null,
  mechanism: {
    en: "A free counter takes these classes before all others; nobody is interrupted for them.",
    id: "Loket yang kosong mendahulukan golongan ini; tak ada yang disela karenanya.",
  },
  sideEffects: {
    en: "All others wait longer, some without end where the lane is never empty.",
    id: "Yang lain menunggu lebih lama, bisa tanpa akhir bila jalurnya tak pernah kosong.",
  },
  limits: {
    en: "Serves nobody more: it only changes who waits.",
    id: "Tidak menambah yang dilayani: hanya mengubah siapa yang menunggu.",
  },
  make: (name, parameters) => ({
    name,
    prepare: (arrangement, plan) => {
      const at = namedOr(parameters, "steps", () => counterSteps(plan))
      const classes = parameters["classes"] as readonly number[]
      return {
        ...arrangement,
        first: arrangement.first.map((order, step) => (at.includes(step) ? cameFirst(classes, order) : order)),
      }
    },
  }),
}
