import type { Language } from "@tangguh/charts"
import { FEWEST_RUNS } from "@tangguh/experiment"

export interface CheckCounts {
  readonly held: number
  readonly of: number
  readonly predictionsHeld: number
  readonly predictions: number
  readonly known: number
  readonly failing: readonly string[]
}

/** Every fixed word of the tables. */
export interface Words {
  readonly header: (policies: number, replications: string, seed: string) => string
  /** Which dates the numbers cover. */
  readonly covers: (from: string, until: string, workingDays: number) => string
  /** The same where the run is counted from an instant on. */
  readonly coversRest: (from: string, until: string) => string
  /** A recorded run that all go on from: its log, the title of what was in force, which run it was, and from when. */
  readonly forkedFrom: (run: {
    readonly path: string
    readonly own: string
    readonly replication: string
    readonly seed: string
    readonly at: string
  }) => string
  readonly futures: (policies: number, replications: string, seed: string) => string
  readonly endsKept: string
  readonly endsAnew: string
  readonly leftOut: (policy: string, reason: string) => string
  readonly noBounds: string
  readonly chanceOnly: string
  readonly beyondOutages: string
  /** `own`: the title of what is changed against; null: as today. */
  readonly changeAgainst: (outcome: string, today: string, unit: string, own: string | null) => string
  readonly interval: string
  readonly to: string
  readonly noChange: string
  /** Behind the first of several titles. */
  readonly andMore: (count: number) => string
  readonly same: string
  readonly millionsHead: (currency: string) => string
  readonly millions: (unit: string, amount: string) => string
  readonly timesHead: string
  readonly minutes: string
  readonly hours: string
  readonly lessThanOnePercent: string
  readonly waitedFor: (parts: string, own: string | null) => string
  readonly ifNothingFailed: (hours: string, whole: string) => string
  /** Above one line for each list. */
  readonly lists: string
  readonly list: (list: string, start: string, end: string, empty: string | null) => string
  readonly listWith: (policy: string, end: string, change: string, empty: string | null) => string
  readonly listWithNone: string
  readonly emptyAfter: (days: string, runs: number, of: number) => string
  readonly notWithinRun: string
  readonly butMore: (policy: string, outcome: string, by: string, unit: string) => string
  readonly noEffect: (policy: string, why: string) => string
  readonly neverFails: (dependency: string) => string
  readonly nothingEverFails: string
  /** The same of what is left of a run. */
  readonly failsNoMore: (dependency: string) => string
  readonly nothingFailsNow: string
  readonly nothingToCarry: string
  readonly nothingToActOn: string
  readonly inGeneral: (limits: string) => string
  readonly outlasted: (dependency: string, cut: string, battery: string) => string
  readonly unsettledLegend: string
  readonly fewRunsLegend: (runs: number) => string
  readonly tooFewRuns: (runs: number) => string
  readonly boundLegend: string
  readonly costLegend: (
    head: string,
    years: number,
    prices: number | null,
    hour: string | null,
    trip: string | null,
  ) => string
  readonly perUse: (list: string) => string
  readonly checks: (counts: CheckCounts) => string
  readonly assumed: (assumed: number, all: number, defaults: number) => string
  readonly illustrative: string
  readonly costs: (amount: string, years: number) => string
  readonly costsInUse: (amount: string) => string
  readonly fitted: (list: string) => string
  readonly once: (amount: string) => string
  readonly yearly: (amount: string) => string
  readonly free: string
  readonly freeInstead: (policy: string, amount: string) => string
  readonly costUnknown: string
  readonly fewerServed: (parts: string) => string
  readonly noPolicy: string
  readonly written: (folder: string) => string
  readonly next: string
  /** `logs`: where logs of runs that were finished are; null: nowhere. */
  readonly stopped: (percent: number, logs: string | null) => string
}

const rupiah = (currency: string) => (currency === "IDR" ? "Rp" : currency)

export const words: Record<Language, Words> = {
  en: {
    header: (policies, replications, seed) =>
      `${policies} ${policies === 1 ? "policy" : "policies"}, ${replications} replications each, the same ${replications} worlds for all, seed ${seed}`,
    covers: (from, until, workingDays) =>
      `All numbers cover ${from} to ${until}, ${workingDays} working ${workingDays === 1 ? "day" : "days"}.`,
    coversRest: (from, until) => `All numbers cover ${from} to ${until}.`,
    forkedFrom: ({ path, own, replication, seed, at }) =>
      `Forked at ${at} from ${path}: run ${replication} of seed ${seed}, “${own}”. Until then all are that run.`,
    futures: (policies, replications, seed) =>
      `The run as it goes on, and ${policies} ${policies === 1 ? "policy that takes" : "policies that take"} over, over the same ${replications} futures, seed ${seed}`,
    endsKept: "An outage in progress ends when it did in the run.",
    endsAnew:
      "When an outage in progress ends is drawn anew, given that it has lasted so long; what is scripted stays.",
    leftOut: (policy, reason) => `${policy} is left out: ${reason}.`,
    noBounds: "The bounds are left out: a run that nothing fails in has no such moment to fork at.",
    chanceOnly: "Intervals: chance between runs, with the inputs as stated; the doubt about the inputs is not in them.",
    beyondOutages: "; more than if nothing failed, for ordinary days gain too",
    changeAgainst: (outcome, today, unit, own) =>
      `${outcome}: change against ${own === null ? "today" : `“${own}”`} (${today} ${unit})`,
    interval: "95 % interval",
    to: "to",
    noChange: "no change",
    andMore: (count) => `+ ${count} more`,
    same: "same",
    millionsHead: (currency) => `${rupiah(currency)} m`,
    millions: (unit, amount) => `${unit} ${amount} million`,
    timesHead: "×/year",
    minutes: "min",
    hours: "h",
    lessThanOnePercent: "less than 1 %",
    waitedFor: (parts, own) =>
      `What people wait for ${own === null ? "today" : `with “${own}”`}, of all hours: ${parts}.`,
    ifNothingFailed: (hours, whole) => `If nothing ever failed, ${hours} of the ${whole} hours would not be waited.`,
    lists:
      "The lists, each by itself and not to be added up, from the start to the end, as today and with what shortens it most:",
    list: (list, start, end, empty) =>
      `${list}: ${start} at the start, ${end} at the end${empty === null ? "" : `, empty ${empty}`}`,
    listWith: (policy, end, change, empty) =>
      `with “${policy}” ${end} (${change})${empty === null ? "" : `, empty ${empty}`}`,
    listWithNone: "no measure is shown to shorten it by doing more",
    emptyAfter: (days, runs, of) =>
      `after ${days} working ${days === "1" ? "day" : "days"}${runs === of ? "" : ` in ${runs} of ${of} runs, in the others not within the run`}`,
    notWithinRun: "not within the run",
    butMore: (policy, outcome, by, unit) => `With “${policy}” ${outcome.toLowerCase()} rise by ${by} ${unit}.`,
    noEffect: (policy, why) => `${policy} changes none of these numbers in any run. ${why}`,
    nothingEverFails: "Nothing fails in this scenario.",
    failsNoMore: (dependency) => `It stands in for “${dependency}”, which does not fail after that.`,
    nothingFailsNow: "Nothing fails after that.",
    nothingToActOn: "This scenario has nothing that it acts on.",
    nothingToCarry: "Nothing here is of the kind that it carries: say `for:`.",
    inGeneral: (limits) => `In general: ${limits}`,
    neverFails: (dependency) => `It stands in for “${dependency}”, which never fails in this scenario.`,
    outlasted: (dependency, cut, battery) => `“${dependency}” fails for ${cut}; the battery lasts ${battery}.`,
    fewRunsLegend: (runs) => `? Too few runs for a verdict: ${runs}; it takes ${FEWEST_RUNS}.`,
    tooFewRuns: (runs) => `Too few runs for a verdict: ${runs}; ask for ${FEWEST_RUNS} or more.`,
    unsettledLegend: "? The interval includes 0: not settled.",
    boundLegend: "b Not ours to buy. Shown so that no measure is credited with what it cannot reach.",
    costLegend: (head, years, prices, hour, trip) =>
      `${head}: cost over ${years} years in millions${prices === null ? "" : `, prices of ${prices}`}; – not known.` +
      (hour === null && trip === null
        ? ""
        : ` ×/year: how often a year this must happen for it to be worth its cost (${[hour === null ? "" : `${hour} an hour waited`, trip === null ? "" : `${trip} a wasted trip`].filter((part) => part !== "").join(", ")}).`),
    perUse: (list) => `Each use costs more: ${list}.`,
    checks: ({ held, of, predictionsHeld, predictions, known, failing }) =>
      [
        of > 0 ? `Checks against the record: ${held} of ${of} hold.` : "",
        predictions > 0 ? `Predictions, counted apart: ${predictionsHeld} of ${predictions} hold.` : "",
        known > 0 ? `${known} known to fail.` : "",
        failing.length > 0 ? `Not as expected: ${failing.join(", ")}.` : "",
      ]
        .filter((part) => part !== "")
        .join(" "),
    assumed: (assumed, all, defaults) =>
      `${assumed} of ${all} inputs are assumed, not observed${defaults > 0 ? `; ${defaults} of them are left at their defaults` : ""}.`,
    illustrative: "This scenario is an illustration; nothing in it was reported.",
    costs: (amount, years) => `at a cost of ${amount} over ${years} years`,
    costsInUse: (amount) => `at no cost but that of its uses, ${amount} in a run`,
    fitted: (list) => `Of these is bought: ${list}.`,
    once: (amount) => amount,
    yearly: (amount) => `${amount} a year`,
    free: "at no cost",
    freeInstead: (policy, amount) => `; of what costs nothing, “${policy}” does most: ${amount}`,
    costUnknown: "at a cost that is not known",
    fewerServed: (parts) => `But fewer are served: ${parts}.`,
    noPolicy: "There is no policy to compare.",
    written: (folder) => `Written to ${folder}`,
    next: "Next",
    stopped: (percent, logs) =>
      `stopped at ${percent} % of the runs; ${logs === null ? "nothing was written" : `the logs of those that were finished are in ${logs}, and nothing else was written`}`,
  },
  id: {
    header: (policies, replications, seed) =>
      `${policies} kebijakan, masing-masing ${replications} ulangan, ${replications} dunia yang sama untuk semua, benih ${seed}`,
    covers: (from, until, workingDays) => `Semua angka mencakup ${from} s.d. ${until}, ${workingDays} hari kerja.`,
    coversRest: (from, until) => `Semua angka mencakup ${from} s.d. ${until}.`,
    forkedFrom: ({ path, own, replication, seed, at }) =>
      `Dicabangkan pada ${at} dari ${path}: ulangan ${replication} benih ${seed}, “${own}”. Sampai saat itu semuanya ulangan itu.`,
    futures: (policies, replications, seed) =>
      `Ulangan itu bila diteruskan, dan ${policies} kebijakan yang menggantikannya, pada ${replications} masa depan yang sama, benih ${seed}`,
    endsKept: "Gangguan yang sedang berlangsung berakhir seperti pada ulangan itu.",
    endsAnew: "Akhir gangguan yang sedang berlangsung diundi ulang, mengingat sudah sekian lama; yang tertulis tetap.",
    leftOut: (policy, reason) => `${policy} tidak disertakan: ${reason}.`,
    noBounds: "Batas-batas tidak disertakan: ulangan tanpa gangguan tidak punya saat seperti ini untuk dicabangkan.",
    chanceOnly:
      "Selang: kebetulan antar-ulangan dengan masukan seperti tertulis; keraguan atas masukan tidak termasuk.",
    beyondOutages: "; lebih besar daripada bila tak ada gangguan, sebab hari biasa pun tertolong",
    changeAgainst: (outcome, today, unit, own) =>
      `${outcome}: perubahan terhadap ${own === null ? "kondisi sekarang" : `“${own}”`} (${today} ${unit})`,
    interval: "selang 95 %",
    to: "s.d.",
    noChange: "tak berubah",
    andMore: (count) => `+ ${count} lagi`,
    same: "tetap",
    millionsHead: (currency) => `${rupiah(currency)} juta`,
    millions: (unit, amount) => `${unit} ${amount} juta`,
    timesHead: "×/tahun",
    minutes: "menit",
    hours: "jam",
    lessThanOnePercent: "kurang dari 1 %",
    waitedFor: (parts, own) =>
      `Yang ditunggu warga ${own === null ? "pada kondisi sekarang" : `dengan “${own}”`}, dari semua jam: ${parts}.`,
    ifNothingFailed: (hours, whole) =>
      `Bila tak pernah ada gangguan, ${hours} dari ${whole} jam itu tidak perlu ditunggu.`,
    lists:
      "Daftar tunggu, masing-masing sendiri dan tidak untuk dijumlah, dari awal sampai akhir, kondisi sekarang dan dengan yang paling memendekkannya:",
    list: (list, start, end, empty) =>
      `${list}: ${start} pada awal, ${end} pada akhir${empty === null ? "" : `, habis ${empty}`}`,
    listWith: (policy, end, change, empty) =>
      `dengan “${policy}” ${end} (${change})${empty === null ? "" : `, habis ${empty}`}`,
    listWithNone: "belum ada tindakan yang terbukti memendekkannya dengan berbuat lebih banyak",
    emptyAfter: (days, runs, of) =>
      `setelah ${days} hari kerja${runs === of ? "" : ` pada ${runs} dari ${of} ulangan, selebihnya tidak dalam masa ini`}`,
    notWithinRun: "tidak dalam masa ini",
    butMore: (policy, outcome, by, unit) => `Dengan “${policy}” ${outcome.toLowerCase()} bertambah ${by} ${unit}.`,
    noEffect: (policy, why) => `${policy} tidak mengubah satu pun angka ini pada ulangan mana pun. ${why}`,
    nothingEverFails: "Tidak ada gangguan pada skenario ini.",
    failsNoMore: (dependency) => `Yang ditopangnya, “${dependency}”, tidak gagal lagi sesudah itu.`,
    nothingFailsNow: "Tidak ada gangguan lagi sesudah itu.",
    nothingToActOn: "Skenario ini tidak memuat apa pun yang ditanganinya.",
    nothingToCarry: "Tidak ada yang dapat ditopangnya di sini: sebutkan `for:`.",
    inGeneral: (limits) => `Umumnya: ${limits}`,
    neverFails: (dependency) => `Yang ditopangnya, “${dependency}”, tidak pernah gagal pada skenario ini.`,
    outlasted: (dependency, cut, battery) => `“${dependency}” mati ${cut}; baterainya tahan ${battery}.`,
    fewRunsLegend: (runs) => `? Ulangan terlalu sedikit untuk kesimpulan: ${runs}; perlu ${FEWEST_RUNS}.`,
    tooFewRuns: (runs) => `Ulangan terlalu sedikit untuk kesimpulan: ${runs}; mintalah ${FEWEST_RUNS} atau lebih.`,
    unsettledLegend: "? Selangnya memuat 0: belum jelas.",
    boundLegend:
      "b Batas, bukan yang dapat kita beli. Ditunjukkan agar tindakan tidak dipuji atas yang tak terjangkau olehnya.",
    costLegend: (head, years, prices, hour, trip) =>
      `${head}: biaya selama ${years} tahun dalam juta${prices === null ? "" : `, harga ${prices}`}; – tidak diketahui.` +
      (hour === null && trip === null
        ? ""
        : ` ×/tahun: berapa kali setahun ini harus terjadi agar sepadan dengan biayanya (${[hour === null ? "" : `${hour} tiap jam tunggu`, trip === null ? "" : `${trip} tiap kunjungan sia-sia`].filter((part) => part !== "").join(", ")}).`),
    perUse: (list) => `Setiap pemakaian masih berbiaya: ${list}.`,
    checks: ({ held, of, predictionsHeld, predictions, known, failing }) =>
      [
        of > 0 ? `Uji terhadap catatan: ${held} dari ${of} sesuai.` : "",
        predictions > 0 ? `Prakiraan, dihitung terpisah: ${predictionsHeld} dari ${predictions} sesuai.` : "",
        known > 0 ? `${known} memang diketahui gagal.` : "",
        failing.length > 0 ? `Tidak seperti yang diharapkan: ${failing.join(", ")}.` : "",
      ]
        .filter((part) => part !== "")
        .join(" "),
    assumed: (assumed, all, defaults) =>
      `${assumed} dari ${all} masukan adalah asumsi, bukan pengamatan${defaults > 0 ? `; ${defaults} di antaranya nilai bawaan` : ""}.`,
    illustrative: "Skenario ini contoh belaka; tidak ada yang berasal dari laporan.",
    costs: (amount, years) => `dengan biaya ${amount} selama ${years} tahun`,
    costsInUse: (amount) => `tanpa biaya selain pemakaiannya, ${amount} dalam satu ulangan`,
    fitted: (list) => `Yang dibeli: ${list}.`,
    once: (amount) => amount,
    yearly: (amount) => `${amount} setahun`,
    free: "tanpa biaya",
    freeInstead: (policy, amount) => `; yang tanpa biaya, paling banyak “${policy}”: ${amount}`,
    costUnknown: "dengan biaya yang belum diketahui",
    fewerServed: (parts) => `Tetapi yang terlayani berkurang: ${parts}.`,
    noPolicy: "Tidak ada kebijakan untuk dibandingkan.",
    written: (folder) => `Ditulis ke ${folder}`,
    next: "Lalu",
    stopped: (percent, logs) =>
      `dihentikan pada ${percent} % ulangan; ${logs === null ? "tidak ada yang ditulis" : `catatan ulangan yang selesai ada di ${logs}, selain itu tidak ada yang ditulis`}`,
  },
}
