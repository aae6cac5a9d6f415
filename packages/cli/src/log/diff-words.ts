import type { Language } from "@tangguh/charts"

interface DiffWords {
  readonly of: (file: string, policy: string, replication: number, seed: string) => string
  readonly forked: (at: string, policy: string) => string
  readonly cut: (at: string) => string
  readonly different: string
  readonly futures: string
  readonly countedFrom: (at: string) => string
  readonly sameRun: (events: string, hash: string) => string
  readonly sameEvents: (events: string) => string
  readonly parts: (event: string, at: string) => string
  readonly ends: (name: string, events: string) => string
  readonly last: string
  readonly from: (name: string, policy: string) => string
  readonly nothing: string
  readonly alike: (fields: string) => string
  readonly cameOf: string
  readonly waited: string
  readonly never: string
  readonly equal: (count: string) => string
  readonly served: (a: string, b: string) => string
  readonly notMeasured: string
  readonly stopped: string
}

/** The words of `log diff`. */
export const diffWords: Record<Language, DiffWords> = {
  en: {
    of: (file, policy, replication, seed) => `${file}: ${policy}, replication ${replication}, seed ${seed}.`,
    forked: (at, policy) => `From ${at} on: ${policy}.`,
    cut: (at) => `The log was cut off after ${at}.`,
    futures:
      "These are different futures of one world: what had not happened by the fork was drawn anew; compare runs of one future.",
    countedFrom: (at) => `Both are counted from ${at} on, as the later of them was.`,
    different:
      "These are different worlds, so they part from the beginning; compare runs of one world: one seed, one replication.",
    sameRun: (events, hash) => `They are the same run: ${events} events, closing hash ${hash}.`,
    sameEvents: (events) => `Their events are the same, all ${events}.`,
    parts: (event, at) => `They part at event ${event}, ${at}.`,
    ends: (name, events) => `They are the same as far as ${name} goes, ${events} events.`,
    last: "In both, the last event before",
    from: (name, policy) => `Then in ${name}, ${policy}`,
    nothing: "nothing more",
    alike: (fields) => `What differs there: ${fields}.`,
    cameOf: "What came of it; one run is an example and proves nothing, compare takes many",
    waited: "Hours waited for",
    never: "did not happen",
    equal: (count) => `The same in both: ${count} more.`,
    served: (a, b) => `Of the same people, served to the end in A alone: ${a}; in B alone: ${b}.`,
    notMeasured: "Outcomes are not set side by side, for a log was cut off.",
    stopped: "stopped",
  },
  id: {
    of: (file, policy, replication, seed) => `${file}: ${policy}, ulangan ${replication}, benih ${seed}.`,
    forked: (at, policy) => `Sejak ${at}: ${policy}.`,
    cut: (at) => `Catatan terpotong setelah ${at}.`,
    futures:
      "Masa depannya berbeda: yang belum terjadi saat bercabang diundi ulang; bandingkan ulangan dengan masa depan yang sama.",
    countedFrom: (at) => `Keduanya dihitung sejak ${at}, seperti yang paling akhir mulai dihitung.`,
    different:
      "Dunianya berbeda, jadi berpisah sejak awal; bandingkan ulangan dari dunia yang sama: satu benih, satu ulangan.",
    sameRun: (events, hash) => `Keduanya ulangan yang sama: ${events} peristiwa, sidik penutup ${hash}.`,
    sameEvents: (events) => `Peristiwanya sama, semua ${events}.`,
    parts: (event, at) => `Berpisah pada peristiwa ${event}, ${at}.`,
    ends: (name, events) => `Keduanya sama sejauh catatan ${name}, ${events} peristiwa.`,
    last: "Di keduanya, peristiwa terakhir sebelumnya",
    from: (name, policy) => `Lalu di ${name}, ${policy}`,
    nothing: "tidak ada lagi",
    alike: (fields) => `Yang berbeda di situ: ${fields}.`,
    cameOf: "Akibatnya; satu ulangan hanyalah contoh, bukan bukti, compare memakai banyak",
    waited: "Jam menunggu",
    never: "tidak terjadi",
    equal: (count) => `Sama di keduanya: ${count} lagi.`,
    served: (a, b) => `Dari warga yang sama, terlayani sampai selesai hanya di A: ${a}; hanya di B: ${b}.`,
    notMeasured: "Hasil tidak disandingkan karena ada catatan yang terpotong.",
    stopped: "dihentikan",
  },
}
