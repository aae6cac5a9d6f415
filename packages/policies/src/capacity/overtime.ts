import { type Command, EventType, NOWHERE, type Policy } from "@tangguh/office"
import { cost, parameter, type PolicyDefinition, regency } from "../definition.ts"
import { supplyEvents } from "../supply-events.ts"
import { placesOf } from "../when-stopped.ts"

const evidence = {
  en: "three officers, three hours at Rp 24–30 thousand and a meal at Rp 35–37 thousand (Bisnis.com, 24 May 2023, on the ministry of finance's standard costs of 2024); until 20.00 in Klaten (Kedaulatan Rakyat, 13 September 2016); three hours a day at most (Tempo, on Depok, 3 February 2019)",
  id: "tiga petugas, tiga jam seharga Rp 24–30 ribu dan makan Rp 35–37 ribu (Bisnis.com, 24 Mei 2023, tentang standar biaya masukan 2024); sampai 20.00 di Klaten (Kedaulatan Rakyat, 13 September 2016); paling lama tiga jam sehari (Tempo, tentang Depok, 3 Februari 2019)",
}

/** How long before closing the office decides: a minute. */
const DECIDES = 60

/** Stays open on the day of an outage, while somebody still waits. */
export const overtime: PolicyDefinition = {
  number: 16,
  name: "overtime",
  title: { en: "Overtime after an outage", id: "Lembur setelah gangguan" },
  bundle: "capacity",
  does: {
    en: "stays open after an outage while people wait",
    id: "tetap buka setelah gangguan selama ada yang menunggu",
  },
  parameters: {
    hours: parameter(
      "duration",
      "3 h",
      "1 to 3 h",
      "at most this long after closing, and the service in hand is finished",
      "paling lama sekian setelah tutup, dan pelayanan yang sedang berjalan diselesaikan",
    ),
    fatigue: parameter(
      "factor",
      "1.15",
      "1 to 1.4",
      "service takes so many times as long",
      "pelayanan jadi sekian kali lebih lama",
    ),
  },
  evidence,
  cost: cost(evidence, regency, regency, { perUse: 350_000 }),
  costUnit: null,
  use: { perUse: EventType.HoursExtended, is: { en: "an evening of an office", id: "satu malam satu kantor" } },
  mechanism: {
    en: "If something failed in opening hours, works again, and people still wait at closing, the doors stay open until all are served, for some hours at most.",
    id: "Bila sempat terganggu, sudah pulih, dan masih ada yang menunggu saat tutup, kantor tetap buka sampai semua dilayani, paling lama beberapa jam.",
  },
  sideEffects: { en: "Tired officers are slower.", id: "Petugas yang lelah lebih lambat." },
  limits: {
    en: "Worthless while the outage lasts; at most three hours a day unless the file says otherwise, after which the service in hand is finished and a step that serves all who are inside still does.",
    id: "Sia-sia selama gangguan berlangsung; paling lama tiga jam sehari kecuali berkas menyebut lain, dan sesudahnya pelayanan yang sedang berjalan diselesaikan dan langkah yang melayani semua yang sudah di dalam tetap melayani.",
  },
  make: (name, parameters) => overtimePolicy(name, parameters["hours"] as number, parameters["fatigue"] as number),
}

type Memory = { readonly outage: Record<number, true> }

function overtimePolicy(name: string, hours: number, fatigue: number): Policy<Memory> {
  return {
    name,
    listensTo: [
      EventType.OfficeOpened,
      EventType.BreakEnded,
      ...supplyEvents,
      EventType.OfficeClosed,
      EventType.TimerFired,
    ],
    initialMemory: () => ({ outage: {} }),
    remember: (memory, event, view) => {
      const outage = { ...memory.outage }
      if (event.type === EventType.OfficeClosed) delete outage[event.office]
      for (let place = 0; place < view.offices; place++)
        if (view.isOpen(place) && view.isBlocked(place)) outage[place] = true
      return { outage }
    },
    decide: (memory, event, view) => {
      const commands: Command[] = []
      const opened =
        event.type === EventType.OfficeOpened
          ? [event.office]
          : event.type === EventType.PoliciesChanged
            ? placesOf(event, view).filter((place) => view.isOpen(place))
            : []
      for (const place of opened)
        if (view.closesAt(place) < Infinity)
          commands.push({ kind: "set timer", at: Math.max(event.time, view.closesAt(place) - DECIDES), token: place })
      if (event.type === EventType.TimerFired && event.office === NOWHERE) {
        const place = event.value
        if (memory.outage[place] && view.isOpen(place) && !view.isBlocked(place) && view.waiting(place) > 0) {
          commands.push({ kind: "extend hours", office: place, until: view.closesAt(place) + hours, slow: fatigue })
        }
      }
      return commands
    },
  }
}
