import type { Language } from "@tangguh/charts"
import type { CheckKind } from "@tangguh/plan"

interface Count {
  readonly held: number
  readonly of: number
}

export interface Summary {
  readonly others: Count
  /** Of which kinds the others are. */
  readonly kinds: readonly Exclude<CheckKind, "prediction">[]
  readonly predictions: Count
  readonly known: number
  readonly unexpected: number
}

interface CheckWords {
  readonly header: (checks: number, replications: number, seed: string) => string
  readonly id: string
  readonly kind: string
  readonly measured: string
  readonly expected: string
  readonly knownToFail: string
  readonly withinChance: string
  readonly allOf: (scenarios: number) => string
  readonly because: string
  readonly none: string
  readonly kinds: Readonly<Record<CheckKind, string>>
  readonly verdicts: Readonly<Record<"holds" | "fails" | "known" | "unexpected" | "idle", string>>
  readonly summary: (summary: Summary) => string
  readonly stopped: (percent: number) => string
  readonly noReason: (names: string) => string
}

const many = {
  en: { invariant: "invariants", conservation: "conservations", theory: "comparisons with theory" },
  id: { invariant: "invarian", conservation: "kekekalan", theory: "perbandingan dengan teori" },
} as const

const listed = (language: Language, kinds: Summary["kinds"]): string =>
  new Intl.ListFormat(language === "en" ? "en-GB" : "id").format(kinds.map((kind) => many[language][kind]))

const sentences = (...parts: readonly string[]) => parts.filter((part) => part !== "").join(" ")

/** The words of `check`. */
export const checkWords: Record<Language, CheckWords> = {
  en: {
    header: (checks, replications, seed) => `${checks} checks, ${replications} replications, seed ${seed}`,
    id: "check",
    kind: "kind",
    measured: "came out (runs)",
    knownToFail: "Known to fail",
    withinChance: "Passes within chance only",
    allOf: (scenarios) => `All ${scenarios} scenarios:`,
    expected: "expected",
    because: "Why",
    none: "The file has no checks.",
    kinds: { prediction: "prediction", conservation: "conservation", invariant: "invariant", theory: "theory" },
    verdicts: { holds: "pass", fails: "FAIL", known: "known", unexpected: "UNEXPECTED", idle: "no case" },
    summary: ({ others, kinds, predictions, known, unexpected }) =>
      sentences(
        others.of > 0 ? `${others.held} of ${others.of} ${listed("en", kinds)} hold.` : "",
        predictions.of > 0 ? `Predictions, counted apart: ${predictions.held} of ${predictions.of} hold.` : "",
        known > 0 ? `${known} known to fail, and so shown but not counted.` : "",
        unexpected > 0 ? `${unexpected} passed that the file says must fail: its reason no longer holds.` : "",
      ),
    stopped: (percent) => `stopped at ${percent} % of the runs; nothing was written`,
    noReason: (names) => `these numbers have a range, and neither a source nor a reason: ${names}`,
  },
  id: {
    header: (checks, replications, seed) => `${checks} uji, ${replications} ulangan, benih ${seed}`,
    id: "uji",
    kind: "jenis",
    measured: "hasil (ulangan)",
    knownToFail: "Diketahui gagal",
    withinChance: "Lulus hanya dalam batas kebetulan",
    allOf: (scenarios) => `Seluruh ${scenarios} skenario:`,
    expected: "diharapkan",
    because: "Alasan",
    none: "Berkas ini tidak memuat uji.",
    kinds: { prediction: "prakiraan", conservation: "kekekalan", invariant: "invarian", theory: "teori" },
    verdicts: { holds: "lulus", fails: "GAGAL", known: "diketahui", unexpected: "TAK TERDUGA", idle: "tak ada kasus" },
    summary: ({ others, kinds, predictions, known, unexpected }) =>
      sentences(
        others.of > 0 ? `${others.held} dari ${others.of} ${listed("id", kinds)} sesuai.` : "",
        predictions.of > 0 ? `Prakiraan, dihitung terpisah: ${predictions.held} dari ${predictions.of} sesuai.` : "",
        known > 0 ? `${known} memang diketahui gagal: ditunjukkan, tidak dihitung.` : "",
        unexpected > 0 ? `${unexpected} lulus padahal menurut berkas harus gagal: alasannya tidak berlaku lagi.` : "",
      ),
    stopped: (percent) => `dihentikan pada ${percent} % ulangan; tidak ada yang ditulis`,
    noReason: (names) => `angka berikut punya rentang, tetapi tanpa sumber maupun alasan: ${names}`,
  },
}
