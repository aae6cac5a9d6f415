import { type Command, type OfficeView } from "@tangguh/office"
import type { Plan } from "@tangguh/plan"
import { cost, parameter, type PolicyDefinition, regency } from "../definition.ts"
import { whenStopped } from "../when-stopped.ts"

const evidence = {
  en: "no cost to the office, a journey to the citizen; done in Jakarta (Sindonews, 7 September 2016)",
  id: "tanpa biaya bagi kantor, perjalanan bagi warga; dilakukan di Jakarta (Sindonews, 7 September 2016)",
}

/** While one office stands still, its people are sent to another. */
export const redirect: PolicyDefinition = {
  number: 30,
  name: "redirect",
  title: { en: "Send people to a neighbour", id: "Alihkan ke kantor tetangga" },
  bundle: null,
  does: { en: "people are sent to a neighbouring office", id: "warga dialihkan ke kantor tetangga" },
  parameters: {
    to: parameter(
      "office name",
      "none",
      null,
      "where to; if left out another open office, of the same region first",
      "ke mana; bila tidak disebut kantor lain yang buka, lebih dulu di wilayah yang sama",
    ),
    travel: parameter("duration", "30 min", "10 min to 3 h", "on the way", "lama perjalanan"),
    after: parameter(
      "duration",
      "30 min",
      "0 min to 3 h",
      "how long nobody could be served",
      "berapa lama tak seorang pun dapat dilayani",
    ),
  },
  evidence,
  cost: cost(evidence, regency, regency, { once: 0, yearly: 0 }),
  costUnit: null,
  use: null,
  mechanism: {
    en: "Those who wait, and those who come while it lasts, go on to another open office. Nobody asks whether it works; who has been sent there is not sent on.",
    id: "Yang menunggu dan yang datang selama gangguan meneruskan perjalanan ke kantor lain yang buka. Tidak ditanyakan apakah kantor itu berfungsi; yang sudah dialihkan tidak dialihkan lagi.",
  },
  sideEffects: {
    en: "The other office is overrun, and each citizen travels once more.",
    id: "Kantor tujuan kewalahan, dan setiap warga menempuh perjalanan tambahan.",
  },
  limits: {
    en: "Gains nothing when the centre is down: the other office stands still as well, and the journey is in vain. Does nothing where there is one office.",
    id: "Tidak berguna bila pusat mati: kantor tujuan pun berhenti, dan perjalanannya sia-sia. Tidak berlaku bila kantornya hanya satu.",
  },
  make: (name, parameters, plan) => {
    const travel = parameters["travel"] as number
    const targets = targetsOf(plan, parameters["to"] as number)
    const answer = (office: number, view: OfficeView): readonly Command[] => {
      const to = targets(office).find((each) => view.isOpen(each))
      return to === undefined ? [] : [{ kind: "redirect", office, to, travel }]
    }
    return whenStopped(name, [], parameters["after"] as number, answer)
  },
}

/** Where an office may send its people, nearest first as far as a plan knows. */
const targetsOf = (plan: Plan, to: number) => (office: number) => {
  if (to >= 0) return [to].filter((each) => each !== office)
  const others = [...plan.offices.keys()].filter((each) => each !== office)
  const isNear = (each: number) => plan.offices[each].region === plan.offices[office].region
  return [...others.filter(isNear), ...others.filter((each) => !isNear(each))]
}
