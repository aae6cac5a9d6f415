import type { Language } from "@tangguh/charts"

interface VerifyWords {
  /** What all this is for, to whoever is no statistician. */
  readonly purpose: string
  readonly header: (models: number, checks: number, falseAlarms: string) => string
  readonly runs: (replications: number) => string
  readonly check: string
  readonly expected: string
  readonly measured: string
  readonly verdicts: Readonly<Record<"holds" | "fails" | "idle", string>>
  readonly summary: (held: number, of: number) => string
  readonly nothing: (file: string) => string
  readonly stopped: (percent: number) => string
}

/** The words of `verify`. */
export const verifyWords: Record<Language, VerifyWords> = {
  en: {
    purpose:
      "Queues that mathematics has solved exactly, as scenario files: the simulator has to come to the same numbers, as far as chance allows.",
    header: (models, checks, falseAlarms) =>
      `${models} ${models === 1 ? "model" : "models"}, ${checks} exact results. If all is right, one of them fails in ${falseAlarms} of all seeds.`,
    runs: (replications) => `${replications} replications`,
    check: "check",
    expected: "theory",
    measured: "came out",
    verdicts: { holds: "pass", fails: "FAIL", idle: "NO CASE" },
    summary: (held, of) =>
      `${held} of ${of} agree with theory. z: standard errors between what came out and theory; ±: as far as they may be apart.`,
    nothing: (file) => `${file} has no exact result: no check of kind theory in the mean`,
    stopped: (percent) => `stopped at ${percent} % of the runs`,
  },
  id: {
    purpose:
      "Antrean yang jawabannya diketahui pasti dari teori, sebagai berkas skenario: simulator harus sampai pada angka yang sama, sejauh kebetulan memungkinkan.",
    header: (models, checks, falseAlarms) =>
      `${models} model, ${checks} hasil eksak. Bila semuanya benar, salah satunya gagal pada ${falseAlarms} dari semua benih.`,
    runs: (replications) => `${replications} ulangan`,
    check: "uji",
    expected: "teori",
    measured: "hasil",
    verdicts: { holds: "lulus", fails: "GAGAL", idle: "TAK ADA KASUS" },
    summary: (held, of) =>
      `${held} dari ${of} sesuai teori. z: galat baku antara hasil dan teori; ±: selisih yang masih boleh.`,
    nothing: (file) => `${file} tidak memuat hasil eksak: tidak ada uji jenis teori untuk rata-rata`,
    stopped: (percent) => `dihentikan pada ${percent} % ulangan`,
  },
}
