import { type Command, EventType, NOWHERE, type Policy } from "@tangguh/office"
import { noCost, parameter, type PolicyDefinition, regency } from "./definition.ts"
import { supplyEvents } from "./supply-events.ts"

type Memory = { readonly outage: Record<number, true> }

/** How long before closing the office decides: a minute. */
const DECIDES = 60

/** Stays open on the day of an outage, while somebody still waits. */
export const overtime: PolicyDefinition = {
  name: "overtime",
  title: { en: "Overtime after an outage", id: "Lembur setelah gangguan" },
  parameters: {
    hours: parameter(
      "duration",
      "3 h",
      "1 to 3 h",
      "at most this long after closing",
      "paling lama sekian setelah tutup",
    ),
    fatigue: parameter(
      "factor",
      "1.15",
      "1 to 1.4",
      "service takes so many times as long",
      "pelayanan jadi sekian kali lebih lama",
    ),
  },
  cost: {
    ...noCost,
    perUse: 350_000,
    decides: regency,
    pays: regency,
    basis: "three officers, three hours at Rp 24–30 thousand and a meal at Rp 35–37 thousand (2024)",
  },
  mechanism: {
    en: "If something failed in opening hours, works again, and people still wait at closing, the doors stay open until all are served, for some hours at most; tired officers are slower.",
    id: "Bila sempat terganggu, sudah pulih, dan masih ada yang menunggu saat tutup, kantor tetap buka sampai semua dilayani, paling lama beberapa jam; petugas lelah lebih lambat.",
  },
  limits: {
    en: "Worthless while the outage lasts; at most three hours a day.",
    id: "Sia-sia selama gangguan berlangsung; paling lama tiga jam sehari.",
  },
  make: (name, parameters) => overtimePolicy(name, parameters["hours"] as number, parameters["fatigue"] as number),
}

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
      if (event.type === EventType.OfficeOpened && view.closesAt(event.office) < Infinity) {
        commands.push({
          kind: "set timer",
          at: Math.max(event.time, view.closesAt(event.office) - DECIDES),
          token: event.office,
        })
      }
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
