import { listOf, type Language } from "./locale.ts"

interface ForestParts {
  readonly scenario: string
  readonly outcome: string
  readonly replications: string
  readonly confidence: string
  readonly tooFew: boolean
  readonly unsettled: boolean
  readonly bounds: boolean
}

/** Every fixed word that a chart draws below its title; the titles are in finding.ts. */
interface Words {
  readonly interval: (confidence: string) => string
  readonly to: string
  readonly noChange: string
  readonly bounds: string
  readonly change: (outcome: string, unit: string) => string
  readonly forestSubtitle: (parts: ForestParts) => string
  readonly forestDescription: (parts: { readonly finding: string; readonly rows: ReadonlyArray<string> }) => string
  readonly queueSubtitle: (parts: {
    readonly scenario: string
    readonly quantity: string
    readonly replications: string
    readonly bound: boolean
  }) => string
  readonly queueDescription: (parts: {
    readonly finding: string
    readonly series: ReadonlyArray<string>
    readonly outages: ReadonlyArray<string>
  }) => string
  readonly hoursWaited: string
  readonly otherCauses: string
  readonly causeSubtitle: (parts: { readonly scenario: string; readonly replications: string }) => string
  readonly causeDescription: (parts: { readonly finding: string; readonly rows: ReadonlyArray<string> }) => string
}

/** The unit behind the outcome, unless the outcome says it already. */
const withUnit = (outcome: string, unit: string) =>
  outcome.toLowerCase().split(" ").includes(unit.toLowerCase()) ? outcome : `${outcome} (${unit})`

const sentence = (...parts: ReadonlyArray<string>) => parts.filter((part) => part !== "").join(" ")

export const words: Record<Language, Words> = {
  en: {
    interval: (confidence) => `${confidence} interval`,
    to: "to",
    noChange: "no change in any run",
    bounds: "Bounds: not ours to buy",
    change: (outcome, unit) => `Change against today: ${withUnit(outcome, unit)}`,
    forestSubtitle: ({ scenario, replications, confidence, unsettled, tooFew, bounds }) =>
      sentence(
        `${scenario}.`,
        `Mean change against today and its ${confidence} interval over ${replications} replications, the same worlds for every policy.`,
        unsettled ? `Hollow and grey: ${tooFew ? "nothing is settled yet" : "the interval includes no change"}.` : "",
        bounds ? "Diamonds: what would be if something never failed." : "",
      ),
    forestDescription: ({ finding, rows }) =>
      sentence(`${finding}.`, "Forest plot of paired differences to today.", ...rows),
    queueSubtitle: ({ scenario, quantity, replications, bound }) =>
      sentence(
        `${scenario}.`,
        `${quantity}: median of ${replications} replications at each moment; the band holds 8 in 10 of them.`,
        bound ? "Dashed: a bound, not ours to buy." : "",
        "Closed hours are left out.",
      ),
    queueDescription: ({ finding, series, outages }) =>
      sentence(
        `${finding}.`,
        `Lines over office time for ${listOf(series, "en")}.`,
        outages.length > 0 ? `Outages shaded: ${listOf(outages, "en")}.` : "",
      ),
    hoursWaited: "Hours waited by citizens",
    otherCauses: "Other outages",
    causeSubtitle: ({ scenario, replications }) =>
      sentence(
        `${scenario}.`,
        `Hours by what people were waiting for, mean of ${replications} replications. Grey: what no failure causes.`,
      ),
    causeDescription: ({ finding, rows }) => sentence(`${finding}.`, "Stacked bars, one for each policy.", ...rows),
  },
  id: {
    interval: (confidence) => `Selang ${confidence}`,
    to: "s.d.",
    noChange: "tidak pernah berubah",
    bounds: "Batas: di luar wewenang kita",
    change: (outcome, unit) => `Selisih terhadap kondisi sekarang: ${withUnit(outcome, unit)}`,
    forestSubtitle: ({ scenario, replications, confidence, unsettled, tooFew, bounds }) =>
      sentence(
        `${scenario}.`,
        `Rata-rata selisih terhadap kondisi sekarang dan selang ${confidence} dari ${replications} ulangan, dunia yang sama untuk semua kebijakan.`,
        unsettled ? `Abu-abu tanpa isi: ${tooFew ? "" : "selang mencakup nol, "}belum jelas.` : "",
        bounds ? "Belah ketupat: seandainya sesuatu tidak pernah gagal." : "",
      ),
    forestDescription: ({ finding, rows }) =>
      sentence(`${finding}.`, "Grafik selisih berpasangan terhadap kondisi sekarang.", ...rows),
    queueSubtitle: ({ scenario, quantity, replications, bound }) =>
      sentence(
        `${scenario}.`,
        `${quantity}: median dari ${replications} ulangan pada setiap saat; pita memuat 8 dari 10 ulangan.`,
        bound ? "Garis putus-putus: batas, di luar wewenang kita." : "",
        "Jam tutup tidak digambar.",
      ),
    queueDescription: ({ finding, series, outages }) =>
      sentence(
        `${finding}.`,
        `Garis sepanjang jam kantor untuk ${listOf(series, "id")}.`,
        outages.length > 0 ? `Gangguan diarsir: ${listOf(outages, "id")}.` : "",
      ),
    hoursWaited: "Jam tunggu warga",
    otherCauses: "Gangguan lain",
    causeSubtitle: ({ scenario, replications }) =>
      sentence(
        `${scenario}.`,
        `Jam menurut apa yang ditunggu warga, rata-rata dari ${replications} ulangan. Abu-abu: yang bukan karena gangguan.`,
      ),
    causeDescription: ({ finding, rows }) =>
      sentence(`${finding}.`, "Batang bertumpuk, satu untuk setiap kebijakan.", ...rows),
  },
}
