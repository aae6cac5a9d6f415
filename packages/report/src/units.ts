import type { Language } from "@tangguh/charts"

/** Units of the outcome registry in Indonesian; in English they are called as they are. */
const indonesian: Readonly<Record<string, string>> = {
  citizens: "warga",
  trips: "kunjungan",
  visits: "kunjungan",
  hours: "jam",
  minutes: "menit",
  outages: "gangguan",
  "person-days": "orang-hari",
  "working days": "hari kerja",
  days: "hari",
  pieces: "keping",
  letters: "surat",
  "per hour": "per jam",
  "per day": "per hari",
  ticket: "nomor",
  instant: "waktu",
}

/** A unit of the registry as it is called in a language, behind a number where that is said; `%` and currencies stay as they are. */
export const unitIn = (unit: string, language: Language, number = ""): string =>
  language === "en" ? (/^[+−-]?1$/.test(number) ? unit.replace(/s$/, "") : unit) : (indonesian[unit] ?? unit)
