import { type Command, EventType, type Policy } from "@tangguh/office"
import type { Delay } from "@tangguh/plan"
import { cost, office, parameter, type PolicyDefinition } from "../definition.ts"
import { supplyEvents } from "../supply-events.ts"
import { placesOf } from "../when-stopped.ts"

const evidence = {
  en: "estimate; heads of neighbourhoods were written to when service was back (Kompas.com, 6 March 2013)",
  id: "perkiraan; ketua RT dan RW disurati setelah layanan pulih (Kompas.com, 6 Maret 2013)",
}

/** Letters by way of the heads of neighbourhoods, once there is service again. */
export const letters: PolicyDefinition = {
  number: 24,
  name: "letters",
  title: { en: "Letters through RT and RW", id: "Surat lewat RT dan RW" },
  bundle: "communicate",
  does: {
    en: "those who came in vain are called when service is back",
    id: "yang pulang sia-sia dipanggil setelah pulih",
  },
  parameters: {
    reach: parameter(
      "share",
      "70 %",
      "50 to 90 %",
      "of those who came in vain, whom the letter reaches",
      "yang pulang sia-sia dan menerima surat",
    ),
    lag: parameter(
      "delay",
      "{ uniform: 1 to 7 days }",
      null, // the law says it
      "from the recovery until they come: spread out, or a herd comes at once",
      "dari pulih sampai datang: disebar, atau semua datang serentak",
    ),
    after: parameter(
      "duration",
      "4 h",
      "1 h to 3 days",
      "outages shorter than this are not written about",
      "gangguan yang lebih singkat tidak disurati",
    ),
  },
  evidence,
  cost: cost(evidence, office, office, { perUse: 500 }),
  costUnit: null,
  use: { perUse: EventType.CitizenInvited, is: { en: "a letter", id: "sepucuk surat" } },
  mechanism: {
    en: "Of those who are at home after a vain visit some come when the letter says, if that is sooner than they meant to.",
    id: "Sebagian yang di rumah setelah kunjungan sia-sia datang sesuai surat, bila lebih cepat daripada rencananya.",
  },
  sideEffects: {
    en: "They return as a herd where the lag is short; if it fails again meanwhile they come in vain once more.",
    id: "Datang serentak bila jedanya pendek; bila mati lagi sementara itu, mereka sia-sia lagi.",
  },
  limits: {
    en: "Brings nobody who would not have come; calls nobody while the outage lasts.",
    id: "Tidak mendatangkan yang memang tak akan datang; tidak memanggil selama gangguan.",
  },
  make: (name, parameters) =>
    lettersPolicy(name, parameters["reach"] as number, parameters["lag"] as Delay, parameters["after"] as number),
}

/** The last stretch without service, by office: when it began, when it ended, and the event that ended it. */
type Memory = Record<number, { readonly since: number; readonly until: number; readonly by: number }>

function lettersPolicy(name: string, reach: number, lag: Delay, after: number): Policy<Memory> {
  return {
    name,
    listensTo: supplyEvents,
    initialMemory: () => ({}),
    remember: (memory, event, view) => {
      const next = { ...memory }
      for (const place of placesOf(event, view)) {
        const last = next[place]
        // While an instant unfolds one backup may hand over to the next: that is no end.
        const lasting = last !== undefined && last.until >= event.time
        if (view.isBlocked(place)) next[place] = { since: lasting ? last.since : event.time, until: Infinity, by: 0 }
        else if (lasting) next[place] = { ...last, until: event.time, by: event.number }
      }
      return next
    },
    decide: (memory, event, view) =>
      placesOf(event, view).flatMap((place): readonly Command[] => {
        const last = memory[place]
        const over = last?.by === event.number && !view.isBlocked(place) && last.until - last.since >= after
        return over ? [{ kind: "invite", office: place, reach, lag }] : []
      }),
  }
}
