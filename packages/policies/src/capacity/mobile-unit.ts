import { meanOf } from "@tangguh/engine"
import { type Command, EventType, type OfficeView, type Policy } from "@tangguh/office"
import type { Delay } from "@tangguh/plan"
import { counterResource, counterSteps, nameOr, namedOr } from "../chosen.ts"
import { perOffice } from "../cost-units.ts"
import { cost, parameter, type PolicyDefinition, regency } from "../definition.ts"

const evidence = {
  en: "a vehicle at Rp 0.8–1.5 billion (Surya Malang, 17 November 2015; Antara), the day out an estimate; 23–100 recordings a visit (civil registry of Ngawi, January 2024), but five a day from door to door (Karanganyar, 15 October 2012)",
  id: "kendaraan Rp 0,8–1,5 miliar (Surya Malang, 17 November 2015; Antara), biaya sehari perkiraan; 23–100 rekaman sekali jalan (Disdukcapil Ngawi, Januari 2024), tetapi lima sehari dari rumah ke rumah (Karanganyar, 15 Oktober 2012)",
}

/** A kit goes out to people's homes. */
export const mobileUnit: PolicyDefinition = {
  number: 20,
  name: "mobile-unit",
  title: { en: "Mobile unit (jemput bola)", id: "Jemput bola" },
  bundle: "capacity",
  does: { en: "a kit goes out and serves people at home", id: "alat berkeliling melayani warga di rumah" },
  parameters: {
    for: parameter(
      "step names",
      "none",
      null,
      "what is done at home; the first step at a counter, if left out",
      "langkah yang dilakukan di rumah; langkah loket pertama bila tidak disebut",
    ),
    resource: parameter(
      "resource name",
      "none",
      null,
      "what is taken along; if left out what the first step at a counter takes",
      "apa yang dibawa; bila tidak disebut yang dipakai langkah loket pertama",
    ),
    units: parameter("count", "1", "1 to 3", "how many of them", "berapa buah"),
    every: parameter(
      "working days",
      "5 working days",
      "1 to 20 working days",
      "from one day out to the next",
      "dari satu ke lain hari keliling",
    ),
    each: parameter(
      "duration",
      "10 min",
      "5 to 60 min",
      "for each citizen, the way included; if left out no less than the step takes at the office",
      "tiap warga, termasuk perjalanan; bila tidak disebut tidak kurang dari lama langkahnya di kantor",
    ),
    most: parameter("count", "40", "5 to 100", "citizens in a day", "warga sehari"),
  },
  evidence,
  cost: cost(evidence, regency, regency, { once: 1_000_000_000, perUse: 250_000, lasts: 8 }),
  costUnit: perOffice,
  use: { perUse: EventType.UnitsSentOut, is: { en: "a way out, or back", id: "sekali berangkat, atau pulang" } },
  mechanism: {
    en: "On days out some units leave the office until closing, and one citizen after the other is served at home, first those who came in vain, then members of a pool; not while something that the step needs is down, unless it can do without.",
    id: "Pada hari keliling sebagian unit meninggalkan kantor sampai tutup, dan warga dilayani di rumah satu per satu, lebih dulu yang pulang sia-sia, lalu anggota kelompok wajib; tidak selama yang diperlukan langkahnya mati, kecuali ia dapat tanpanya.",
  },
  sideEffects: {
    en: "The office has fewer units that day.",
    id: "Hari itu unit di kantor berkurang.",
  },
  limits: {
    en: "Finds few at home; where there is no pool and nobody came in vain, it finds nobody.",
    id: "Sedikit yang ada di rumah; tanpa kelompok wajib dan tanpa yang pulang sia-sia, tak ada yang dilayani.",
  },
  make: (name, parameters, plan, leftOut) => {
    const [step] = namedOr(parameters, "for", () => counterSteps(plan))
    const resource = nameOr(parameters, "resource", () => counterResource(plan))
    if (step === undefined || resource < 0) return { name }
    return mobilePolicy(name, {
      step,
      resource,
      units: parameters["units"] as number,
      every: parameters["every"] as number,
      each: Math.max(parameters["each"] as number, leftOut.includes("each") ? secondsOf(plan.steps[step].takes) : 0),
      most: parameters["most"] as number,
    })
  },
}

/** The mean of a delay, as far as it is told in seconds. */
const secondsOf = (delay: Delay): number =>
  "mixture" in delay
    ? delay.mixture.reduce((sum, { share, of }) => sum + share * secondsOf(of), 0)
    : delay.unit === "seconds"
      ? meanOf(delay.law)
      : 0

interface Rounds {
  readonly step: number
  readonly resource: number
  readonly units: number
  readonly every: number
  readonly each: number
  readonly most: number
}

/** By office: days on which it has opened, and citizens served at home on this one. */
type Memory = Record<number, { readonly opened: number; readonly served: number }>

/** Out on the first day, and on every `every`th from there; the timer's token is the office. */
function mobilePolicy(name: string, rounds: Rounds): Policy<Memory> {
  const { step, resource, units, each } = rounds
  const isOut = (memory: Memory, office: number) => ((memory[office]?.opened ?? 0) - 1) % rounds.every === 0
  const nextStop = (view: OfficeView, office: number): readonly Command[] =>
    view.time + each < view.closesAt(office) ? [{ kind: "set timer", at: view.time + each, token: office }] : []
  return {
    name,
    listensTo: [EventType.OfficeOpened, EventType.OfficeClosed, EventType.TimerFired, EventType.ServedAtHome],
    initialMemory: () => ({}),
    remember: (memory, { type, office }) => {
      const { opened, served } = memory[office] ?? { opened: 0, served: 0 }
      if (type === EventType.OfficeOpened) return { ...memory, [office]: { opened: opened + 1, served: 0 } }
      return type === EventType.ServedAtHome ? { ...memory, [office]: { opened, served: served + 1 } } : memory
    },
    decide: (memory, { type, office, value }, view): readonly Command[] => {
      switch (type) {
        case EventType.OfficeOpened:
          return isOut(memory, office) ? [{ kind: "send out", office, resource, units }, ...nextStop(view, office)] : []
        case EventType.OfficeClosed:
          return isOut(memory, office) ? [{ kind: "send out", office, resource, units: 0 }] : []
        case EventType.TimerFired: {
          if (memory[value].served >= rounds.most) return []
          return [{ kind: "serve at home", office: value, step, most: 1 }, ...nextStop(view, value)]
        }
        default:
          return []
      }
    },
  }
}
