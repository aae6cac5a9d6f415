import type { Language } from "@tangguh/charts"
import type { Stay } from "@tangguh/event-log"

/** How a story ends. Instants are said already. */
export type Verdict =
  | { readonly is: "served"; readonly at: string }
  | { readonly is: "unserved" | "there" | "pending" }
  | { readonly is: "home" }

interface ExplainWords {
  readonly ticket: (ticket: number, citizen: number) => string
  readonly citizen: (number: number) => string
  readonly job: (number: number) => string
  readonly notAtAll: string
  readonly waitedFor: (length: string, stays: number) => string
  /** How she waited, and how her case did; null: was not there. */
  readonly headline: (
    who: string,
    visits: number,
    waited: string | null,
    ofCase: string | null,
    verdict: Verdict,
  ) => string
  readonly verdict: (verdict: Verdict) => string
  readonly came: (date: string, office: string, time: string, ticket: number) => string
  readonly begins: (date: string, step: string, time: string) => string
  readonly ahead: (people: string, atCounters: string) => string
  readonly casesAhead: (cases: string) => string
  /** `several`: more than one. */
  readonly atCounters: (tickets: string, several: boolean) => string
  readonly stood: (from: string, until: string, length: string, cause: string, because: string, ahead: string) => string
  readonly moreStops: (count: number) => string
  readonly moreSteps: (count: number) => string
  readonly since: (number: number, moment: string) => string
  readonly done: (list: string) => string
  readonly andMore: (count: number) => string
  readonly nothingDone: string
  readonly still: (moment: string) => string
  readonly waiting: string
  readonly inService: string
  readonly number: string
  readonly time: string
  readonly event: string
  readonly cause: string
  readonly schedule: string
  readonly drew: (ticket: number, ahead: string) => string
  readonly more: (count: number) => string
  readonly otherwise: string
  readonly outcome: string
  /** Over the waits at counters, and over those of cases. */
  readonly waited: Readonly<Record<Stay["kind"], string>>
  readonly visits: string
  readonly asRecorded: string
  readonly neverFails: (title: string) => string
  readonly neverShort: (title: string) => string
  readonly tooLong: (events: string) => string
  readonly run: (policies: string, replication: number, seed: string) => string
  readonly cut: (moment: string) => string
  readonly stopped: string
}

/** The words of `log explain`. */
export const explainWords: Record<Language, ExplainWords> = {
  en: {
    ticket: (ticket, citizen) => `Ticket ${ticket} (citizen ${citizen})`,
    citizen: (number) => `Citizen ${number}`,
    job: (number) => `Case ${number}`,
    notAtAll: "did not have to wait",
    waitedFor: (length, stays) => `waited ${length}${stays > 1 ? " in all" : ""}`,
    headline: (who, visits, waited, ofCase, verdict) => {
      const ends = explainWords.en.verdict(verdict)
      if (waited === null) return `${who} ${ofCase === null ? "" : `${ofCase} and `}${ends}.`
      const waits = ofCase === null ? waited : `${waited} at the counter`
      const rest = ofCase === null ? "" : `; the case ${ofCase}`
      return visits > 1
        ? `${who} came ${visits === 2 ? "twice" : `${visits} times`}, ${waits}, and ${ends}${rest}.`
        : `${who} ${waits} and ${ends}${rest}.`
    },
    verdict: (verdict) =>
      verdict.is === "served"
        ? `was served on ${verdict.at}`
        : {
            unserved: "was not served",
            there: "is still there when the log ends",
            pending: "is not done when the log ends",
            home: "did not come",
          }[verdict.is],
    came: (date, office, time, ticket) => `${date}: came to ${office} at ${time} and drew ticket ${ticket}`,
    begins: (date, step, time) => `${date}: the case came to ${step} at ${time}`,
    ahead: (people, atCounters) =>
      `${people === "0" ? "nobody was" : people === "1" ? "1 was" : `${people} were`} ahead${atCounters}`,
    casesAhead: (cases) =>
      `${cases === "0" ? "no case was" : cases === "1" ? "1 case was" : `${cases} cases were`} ahead`,
    atCounters: (tickets, several) => ` (at the counter: ${several ? "tickets" : "ticket"} ${tickets})`,
    stood: (from, until, length, cause, because, ahead) =>
      `From ${from} to ${until} the queue stood still for ${length}: ${cause}${because}; ${ahead}.`,
    moreStops: (count) => `It stood still ${count} more ${count === 1 ? "time" : "times"}.`,
    moreSteps: (count) => `It came to ${count} more ${count === 1 ? "step" : "steps"}.`,
    since: (number, moment) => ` (#${number}, ${moment})`,
    done: (list) => `What was done about it: ${list}.`,
    andMore: (count) => `and ${count} more`,
    nothingDone: "Nothing was done about it.",
    still: (moment) => `Still there at ${moment}.`,
    waiting: "all waiting",
    inService: "in service",
    number: "no.",
    time: "time",
    event: "event",
    cause: "cause",
    schedule: "schedule",
    drew: (ticket, ahead) => `; ticket ${ticket}, ${ahead} ahead`,
    more: (count) => `${count} more: --format json has all of them.`,
    otherwise: "Had it been otherwise (same world, same seed)",
    outcome: "outcome",
    waited: { visit: "waited", job: "case waited" },
    visits: "visits",
    asRecorded: "as it was",
    neverFails: (title) => `${title} never fails`,
    neverShort: (title) => `${title} never runs out`,
    tooLong: (events) =>
      `The log has ${events} events, so nothing was run again; --policy NAME does that all the same.`,
    run: (policies, replication, seed) =>
      `${policies}, replication ${replication}, seed ${seed}. One citizen is an example and proves nothing.`,
    cut: (moment) => `The log was cut off: it ends on ${moment}, and so does this story.`,
    stopped: "stopped",
  },
  id: {
    ticket: (ticket, citizen) => `Nomor ${ticket} (warga ${citizen})`,
    citizen: (number) => `Warga ${number}`,
    job: (number) => `Berkas ${number}`,
    notAtAll: "tidak perlu menunggu",
    waitedFor: (length, stays) => `menunggu ${length}${stays > 1 ? " seluruhnya" : ""}`,
    headline: (who, visits, waited, ofCase, verdict) => {
      const ends = explainWords.id.verdict(verdict)
      if (waited === null) return `${who} ${ofCase === null ? "" : `${ofCase} dan `}${ends}.`
      const waits = ofCase === null ? waited : `${waited} di loket`
      const rest = ofCase === null ? "" : `; berkasnya ${ofCase}`
      return visits > 1
        ? `${who} datang ${visits} kali, ${waits}, dan ${ends}${rest}.`
        : `${who} ${waits} dan ${ends}${rest}.`
    },
    verdict: (verdict) =>
      verdict.is === "served"
        ? `terlayani ${verdict.at}`
        : {
            unserved: "tidak terlayani",
            there: "masih di sana saat catatan berakhir",
            pending: "belum selesai saat catatan berakhir",
            home: "tidak datang",
          }[verdict.is],
    came: (date, office, time, ticket) => `${date}: datang ke ${office} pukul ${time}, mengambil nomor ${ticket}`,
    begins: (date, step, time) => `${date}: berkas sampai di ${step} pukul ${time}`,
    ahead: (people, atCounters) => `${people === "0" ? "tidak ada orang" : `${people} orang`} di depan${atCounters}`,
    casesAhead: (cases) => `${cases === "0" ? "tidak ada berkas" : `${cases} berkas`} di depan`,
    atCounters: (tickets) => ` (di loket: nomor ${tickets})`,
    stood: (from, until, length, cause, because, ahead) =>
      `Dari ${from} sampai ${until} antrean terhenti ${length}: ${cause}${because}; ${ahead}.`,
    moreStops: (count) => `Antrean terhenti ${count} kali lagi.`,
    moreSteps: (count) => `Masih ada ${count} tahap lagi.`,
    since: (number, moment) => ` (#${number}, ${moment})`,
    done: (list) => `Tindakan: ${list}.`,
    andMore: (count) => `dan ${count} lagi`,
    nothingDone: "Tidak ada tindakan.",
    still: (moment) => `Masih di sana pada ${moment}.`,
    waiting: "seluruh waktu tunggu",
    inService: "dilayani",
    number: "no.",
    time: "waktu",
    event: "peristiwa",
    cause: "sebab",
    schedule: "jadwal",
    drew: (ticket, ahead) => `; nomor ${ticket}, ${ahead} orang di depan`,
    more: (count) => `${count} lagi: semuanya dengan --format json.`,
    otherwise: "Andai (dunia dan benih sama)",
    outcome: "hasil",
    waited: { visit: "menunggu", job: "berkas menunggu" },
    visits: "kunjungan",
    asRecorded: "yang terjadi",
    neverFails: (title) => `${title} tanpa gangguan`,
    neverShort: (title) => `${title} tidak pernah habis`,
    tooLong: (events) =>
      `Catatan berisi ${events} peristiwa, maka tidak ada yang disimulasikan lagi; --policy NAMA tetap melakukannya.`,
    run: (policies, replication, seed) =>
      `${policies}, ulangan ${replication}, benih ${seed}. Satu warga hanyalah contoh, bukan bukti.`,
    cut: (moment) => `Catatan terpotong: berakhir ${moment}, begitu pula cerita ini.`,
    stopped: "dihentikan",
  },
}
