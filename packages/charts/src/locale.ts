import type { Config } from "vega-lite"

export type Language = "en" | "id"

/** The locale that vega reads from `config.locale`: definitions for d3-format and d3-time-format. */
export type ChartLocale = Required<NonNullable<Config["locale"]>>

export const locales: Record<Language, ChartLocale> = {
  en: {
    number: { decimal: ".", thousands: ",", grouping: [3], currency: ["Rp ", ""], minus: "−" },
    time: {
      dateTime: "%a %e %b %Y %H:%M",
      date: "%e %B %Y",
      time: "%H:%M",
      periods: ["AM", "PM"],
      days: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
      shortDays: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
      months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
      ],
      shortMonths: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    },
  },
  id: {
    number: { decimal: ",", thousands: ".", grouping: [3], currency: ["Rp ", ""], minus: "−" },
    time: {
      dateTime: "%a %e %b %Y %H.%M",
      date: "%e %B %Y",
      time: "%H.%M",
      periods: ["", ""],
      days: ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"],
      shortDays: ["Min", "Sen", "Sel", "Rab", "Kam", "Jum", "Sab"],
      months: [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
      ],
      shortMonths: ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"],
    },
  },
}

/** A number with so many decimals: `1,234.5` in English, `1.234,5` in Indonesian; the minus sign is U+2212. */
export const formatNumber = (value: number, language: Language, decimals = 0): string => {
  const { decimal, thousands, minus } = locales[language].number
  const [whole = "0", fraction] = Math.abs(value).toFixed(decimals).split(".")
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands)
  const digits = fraction === undefined ? grouped : `${grouped}${decimal}${fraction}`
  return value < 0 && /[1-9]/.test(digits) ? `${minus}${digits}` : digits
}

/** A change: with its sign, and without one when it is shown as zero. */
export const formatChange = (value: number, language: Language, decimals = 0): string => {
  const text = formatNumber(value, language, decimals)
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text
}

/** A share of one as a percentage: `31 %`; below one half per cent, `less than 1 %`. */
export const formatShare = (share: number, language: Language): string => {
  const least = share > 0 && share < 0.005
  if (!least) return `${formatNumber(share * 100, language)}\u00a0%`
  return language === "id" ? "kurang dari 1\u00a0%" : "less than 1\u00a0%"
}

/** The decimals that show the width of intervals: none from a hundred on, one from ten on, two below. */
export const decimalsFor = (values: ReadonlyArray<number>): number => {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  if (largest === 0 || largest >= 100) return 0
  return largest >= 10 ? 1 : 2
}

/** The list "A", "A and B", "A, B and C". */
export const listOf = (items: ReadonlyArray<string>, language: Language): string => {
  const last = items.at(-1) ?? ""
  if (items.length < 2) return last
  return `${items.slice(0, -1).join(", ")} ${language === "id" ? "dan" : "and"} ${last}`
}

/** The text with a capital at its beginning. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A title as it stands inside a sentence: its first letter small, unless its first word is an abbreviation. */
export const insideSentence = (title: string): string =>
  /^\p{Lu}(?:\p{Ll}|\s)/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title
