import { cost, office, parameter, type PolicyDefinition, regencyAndOffice } from "../definition.ts"
import { whenStopped } from "../when-stopped.ts"

const evidence = { en: "no cost", id: "tanpa biaya" }

/** Says “not today” once nobody could be served for a while; a voucher gives priority next time. */
export const sendHome: PolicyDefinition = {
  number: 28,
  name: "send-home",
  title: { en: "Send the queue home", id: "Pulangkan antrean" },
  bundle: "communicate",
  does: {
    en: "says “not today” and gives priority next time",
    id: "mengumumkan “tidak hari ini”, lain hari didahulukan",
  },
  parameters: {
    for: parameter(
      "dependency names",
      "none",
      null,
      "whose failure sends people home; any that stops the work, if left out",
      "gangguan mana yang memulangkan; apa pun yang menghentikan pelayanan bila tidak disebut",
    ),
    after: parameter(
      "duration",
      "60 min",
      "0 min to 3 h",
      "how long nobody could be served",
      "berapa lama tak seorang pun dapat dilayani",
    ),
    priority: parameter(
      "boolean",
      "true",
      null,
      "whether those sent home come first next time",
      "apakah yang dipulangkan didahulukan nanti",
    ),
  },
  evidence,
  cost: cost(evidence, regencyAndOffice, office, { once: 0, yearly: 0 }),
  costUnit: null,
  use: null,
  mechanism: {
    en: "Those who wait are told that there is no service today and go within minutes, those who come are told at the door; with a voucher they come first next time, before everyone else.",
    id: "Yang menunggu diberi tahu tidak dilayani hari ini dan segera pulang, yang datang diberi tahu di pintu; dengan kupon mereka didahulukan nanti.",
  },
  sideEffects: {
    en: "Service may be back just after; the next day is more crowded.",
    id: "Layanan bisa pulih sesaat kemudian; esoknya lebih ramai.",
  },
  limits: { en: "Records nobody that day.", id: "Hari itu tak ada yang terekam." },
  make: (name, parameters) =>
    whenStopped(name, parameters["for"] as readonly number[], parameters["after"] as number, (place) => [
      { kind: "dismiss queue", office: place, voucher: parameters["priority"] as boolean },
    ]),
}
