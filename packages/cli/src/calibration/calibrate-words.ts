import type { FamilyName } from "@tangguh/calibration"
import type { Language } from "@tangguh/charts"

interface CalibrateWords {
  readonly header: (file: string, visits: string, days: string, offices: number, first: string, last: string) => string
  readonly brackets: string
  readonly ifKnown: string
  readonly passedOver: (columns: string, file: string) => string
  readonly elsewhere: (offices: string) => string
  readonly wholeMinutes: string
  readonly units: Readonly<Record<"s" | "min" | "h" | "days", string>>
  readonly to: string
  readonly families: Readonly<Record<FamilyName, string>>

  readonly arrivals: (name: string) => string
  readonly perDay: (rate: string) => string
  readonly fewDays: (days: number, few: number) => string
  readonly asPoisson: (ratio: string, p: string) => string
  readonly uneven: (ratio: string, p: string) => string
  readonly even: (ratio: string, p: string) => string
  readonly hour: string
  readonly weekday: string
  readonly aDay: string
  readonly weekdays: readonly string[]
  readonly weekdaysAlike: (p: string) => string
  readonly weekdaysDiffer: (p: string) => string
  readonly weekdaysFew: (least: number) => string

  readonly services: (name: string | null) => string
  readonly served: (count: string) => string
  readonly duringIncidents: (count: string) => string
  readonly unended: (count: string) => string
  readonly noService: string
  readonly atOnce: (count: string) => string

  readonly patience: (name: string) => string
  readonly gaveUp: (left: string, of: string) => string
  readonly censored: (count: string) => string
  readonly stillThere: (count: string) => string
  readonly leftDuringIncidents: (count: string) => string
  readonly leftAtClosing: (count: string) => string
  readonly nobodyLeft: (mean: string) => string
  readonly beyond: (longest: string, share: string) => string

  readonly up: (dependency: string) => string
  readonly down: (dependency: string) => string
  readonly ends: (ended: string, censored: string) => string
  readonly places: (places: string) => string
  readonly joined: (count: string) => string
  readonly nothingSeen: string
  readonly neverEnded: (mean: string) => string

  readonly law: (family: string, mean: string, cv: string) => string
  readonly lawOfMedian: (family: string, median: string, cv: string) => string
  readonly exponentialLaw: (family: string, mean: string) => string
  readonly always: (time: string) => string
  readonly onlyExponential: (ends: string) => string
  readonly asGood: (family: string) => string
  readonly simpler: (family: string) => string
  readonly noUpperEnd: (family: string) => string
  readonly nextBest: (family: string, behind: string, decisive: boolean) => string
  readonly fewEnds: (ended: string, needed: string | null) => string
  readonly share: string
  readonly overWithin: string
  readonly notSeen: string
  readonly gap: (gap: string, rows: string, byChance: string, fits: boolean) => string

  readonly written: (file: string) => string
  readonly next: (command: string) => string
  readonly sameFile: (file: string) => string
}

const counted = (count: string, one: string): string => `${count} ${one}${count === "1" ? "" : "s"}`

/** The words of `calibrate`. */
export const calibrateWords: Record<Language, CalibrateWords> = {
  en: {
    header: (file, visits, days, offices, first, last) =>
      `${file}: ${counted(visits, "visit")} on ${counted(days, "open day")}${offices > 1 ? ` of ${offices} offices` : ""}, ${first} to ${last}`,
    brackets: "In parentheses: 95 % intervals. A date without a visit counts as closed.",
    ifKnown:
      "Those of a law are as if its family were known, so a little too narrow; where another does as well, they hold that one's too.",
    passedOver: (columns, file) => `Columns of ${file} passed over: ${columns}.`,
    elsewhere: (offices) => `Offices of the incidents that have no visit: ${offices}.`,
    wholeMinutes: "Times are whole minutes: a duration counts as up to a minute longer or shorter than it is written.",
    units: { s: "s", min: "min", h: "h", days: "days" },
    to: "to",
    families: { exponential: "exponential", gamma: "gamma", lognormal: "lognormal", weibull: "Weibull" },
    arrivals: (name) => `Arrivals: ${name}`,
    perDay: (rate) => `${rate} on an open day of an office.`,
    fewDays: (days, few) =>
      `Thin: ${counted(String(days), "open day")} cannot show how much days differ; ${few} would. The intervals are those of Poisson counts, and so too narrow if days differ more.`,
    asPoisson: (ratio, p) => `Days scatter as Poisson counts do: ${ratio} times as much, p ${p}.`,
    uneven: (ratio, p) =>
      `Days scatter ${ratio} times as much as Poisson counts, p ${p}: the intervals are widened for it. The simulator draws Poisson counts, so its days will be more alike than these.`,
    even: (ratio, p) =>
      `Days scatter only ${ratio} times as much as Poisson counts, p ${p}: are visits limited, or by appointment?`,
    hour: "hour",
    weekday: "day",
    aDay: "visits a day",
    weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    weekdaysAlike: (p) => `Weekdays may be alike, p ${p}: no factors are written.`,
    weekdaysDiffer: (p) => `Weekdays differ, p ${p}: their factors are written.`,
    weekdaysFew: (least) => `Thin: weekdays are not told apart; each needs ${least} open dates.`,
    services: (name) => (name === null ? "Service time" : `Service time: ${name}`),
    served: (count) => `${counted(count, "service")}.`,
    duringIncidents: (count) =>
      `${count} more during which something was down are left out; long ones meet an outage more often, so the mean is a little too short.`,
    unended: (count) => `${count} without an end are left out.`,
    noService: "Thin: no service has a beginning and an end in this record.",
    atOnce: (count) => `At most ${count} at once in one office.`,
    patience: (name) => `Patience: ${name}`,
    gaveUp: (left, of) => `${left} of ${of} who waited gave up.`,
    censored: (count) => `The other ${count} had at least the patience to wait as long as they did, and count so.`,
    stillThere: (count) =>
      `${count} neither served nor gone: taken as waiting until the last time that the record names on that date.`,
    leftDuringIncidents: (count) =>
      `Of the others, ${count} left on a visit during which something was down, perhaps told to go; patience is looked at until it went down.`,
    leftAtClosing: (count) =>
      `Of the others, ${count} left together at the end of a date: taken as sent away at closing, with the patience to wait until then.`,
    nobodyLeft: (mean) =>
      `Thin: nobody gave up, so no law can be fitted. If people give up at random, the mean is longer than ${mean} (95 %).`,
    beyond: (longest, share) =>
      `Nothing was seen beyond ${longest}, where by the law ${share} would still wait: the rest of it is a guess.`,
    up: (dependency) => `${dependency}: up, from repair to the next failure`,
    down: (dependency) => `${dependency}: down`,
    ends: (ended, censored) => `${ended} seen to the end${censored === "0" ? "" : `, ${censored} not`}.`,
    places: (places) => `From ${places} places together, taken as alike.`,
    joined: (count) => `Rows that touch or overlap an earlier one, and are one outage with it: ${count}.`,
    nothingSeen: "Thin: nothing of it was seen in this record.",
    neverEnded: (mean) => `Thin: no end was seen. The mean is longer than ${mean} (95 %, if ends come at random).`,
    law: (family, mean, cv) => `Fitted: ${family}, mean ${mean}, coefficient of variation ${cv}.`,
    lawOfMedian: (family, median, cv) => `Fitted: ${family}, median ${median}, coefficient of variation ${cv}.`,
    exponentialLaw: (family, mean) => `Fitted: ${family}, mean ${mean}.`,
    always: (time) => `All took ${time}: no law is fitted.`,
    onlyExponential: (ends) => `Too few for a shape (${counted(ends, "end")}): the exponential law has none.`,
    asGood: (family) => `By Akaike's criterion, ${family} would do as well.`,
    simpler: (family) => `By Akaike's criterion, ${family} would do as well; this one is simpler.`,
    noUpperEnd: (family) =>
      `By Akaike's criterion, ${family} is better, but these data leave its mean without an upper end.`,
    nextBest: (family, behind, decisive) =>
      `Next best: ${family}, ${behind} behind by Akaike's criterion: ${decisive ? "decisive" : "likely, not decisive"}.`,
    fewEnds: (ended, needed) =>
      `Thin: ${counted(ended, "end")}, and it takes 30 to know a mean to a third.${needed === null ? "" : ` For ±20 % about ${needed} rows like these are needed.`}`,
    share: "share",
    overWithin: "over within",
    notSeen: "not seen",
    gap: (gap, rows, byChance, fits) =>
      fits
        ? `Law and data are nowhere farther apart than chance brings them: ${gap} of all, where with ${counted(rows, "end")} chance makes up to ${byChance}. A misfit smaller than that cannot be seen.`
        : `No law fits these data well: ${gap} of all apart, where with ${counted(rows, "end")} chance makes up to ${byChance}. Look at the table before you use it.`,
    written: (file) => `Written to ${file}`,
    next: (command) => `Lines for a scenario file: ${command}`,
    sameFile: (file) => `--out would overwrite ${file}; choose another name`,
  },
  id: {
    header: (file, visits, days, offices, first, last) =>
      `${file}: ${visits} kunjungan pada ${days} hari buka${offices > 1 ? ` di ${offices} kantor` : ""}, ${first} s.d. ${last}`,
    brackets: "Dalam kurung: selang 95 %. Tanggal tanpa kunjungan dianggap tutup.",
    ifKnown:
      "Selang suatu sebaran dihitung seolah-olah jenisnya sudah diketahui, jadi sedikit terlalu sempit; bila jenis lain sama baiknya, selangnya ikut dicakup.",
    passedOver: (columns, file) => `Kolom ${file} yang dilewati: ${columns}.`,
    elsewhere: (offices) => `Kantor dalam catatan gangguan yang tidak punya kunjungan: ${offices}.`,
    wholeMinutes:
      "Waktu tercatat dalam menit bulat: lama sebenarnya bisa sampai semenit lebih panjang atau lebih pendek.",
    units: { s: "detik", min: "menit", h: "jam", days: "hari" },
    to: "s.d.",
    families: { exponential: "eksponensial", gamma: "gamma", lognormal: "lognormal", weibull: "Weibull" },
    arrivals: (name) => `Kedatangan: ${name}`,
    perDay: (rate) => `${rate} per hari buka di satu kantor.`,
    fewDays: (days, few) =>
      `Data tipis: ${days} hari buka belum menunjukkan beda antarhari; perlu ${few}. Selang di sini milik cacahan Poisson, jadi terlalu sempit bila hari-hari lebih beragam.`,
    asPoisson: (ratio, p) => `Sebaran antarhari seperti cacahan Poisson: ${ratio} kalinya, p ${p}.`,
    uneven: (ratio, p) =>
      `Sebaran antarhari ${ratio} kali cacahan Poisson, p ${p}: selang sudah dilebarkan. Simulator memakai cacahan Poisson, jadi hari-harinya lebih seragam daripada data ini.`,
    even: (ratio, p) =>
      `Sebaran antarhari hanya ${ratio} kali cacahan Poisson, p ${p}: apakah kunjungan dibatasi atau dengan janji?`,
    hour: "jam",
    weekday: "hari",
    aDay: "kunjungan per hari",
    weekdays: ["Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"],
    weekdaysAlike: (p) => `Hari-hari dalam minggu bisa jadi sama, p ${p}: faktornya tidak ditulis.`,
    weekdaysDiffer: (p) => `Hari-hari dalam minggu berbeda, p ${p}: faktornya ditulis.`,
    weekdaysFew: (least) =>
      `Data tipis: hari-hari dalam minggu tidak dibedakan; masing-masing perlu ${least} tanggal buka.`,
    services: (name) => (name === null ? "Lama pelayanan" : `Lama pelayanan: ${name}`),
    served: (count) => `${count} pelayanan.`,
    duringIncidents: (count) =>
      `${count} lagi yang terkena gangguan tidak dihitung; pelayanan yang lama lebih sering terkena, jadi rata-rata sedikit terlalu pendek.`,
    unended: (count) => `${count} tanpa waktu selesai tidak dihitung.`,
    noService: "Data tipis: tidak ada pelayanan dengan waktu mulai dan selesai.",
    atOnce: (count) => `Paling banyak ${count} sekaligus di satu kantor.`,
    patience: (name) => `Batas sabar: ${name}`,
    gaveUp: (left, of) => `${left} dari ${of} yang menunggu pulang sebelum dilayani.`,
    censored: (count) =>
      `Batas sabar ${count} lainnya sekurang-kurangnya selama mereka menunggu, dan dihitung demikian.`,
    stillThere: (count) =>
      `${count} tidak dilayani dan tidak pergi: dianggap menunggu sampai waktu terakhir yang tercatat pada tanggal itu.`,
    leftDuringIncidents: (count) =>
      `Dari yang lain, ${count} pulang pada kunjungan yang terkena gangguan, mungkin disuruh; kesabaran dihitung hanya sampai gangguan mulai.`,
    leftAtClosing: (count) =>
      `Dari yang lain, ${count} pulang bersama-sama pada akhir hari: dianggap disuruh pulang saat tutup, jadi sabar sekurang-kurangnya sampai saat itu.`,
    nobodyLeft: (mean) =>
      `Data tipis: tidak ada yang pulang sebelum dilayani, jadi sebarannya tak bisa ditaksir. Bila orang pulang secara acak, rata-ratanya lebih dari ${mean} (95 %).`,
    beyond: (longest, share) =>
      `Tidak ada yang teramati lewat ${longest}, padahal menurut sebaran ini ${share} masih menunggu: selebihnya dugaan.`,
    up: (dependency) => `${dependency}: hidup, dari pulih sampai gangguan berikutnya`,
    down: (dependency) => `${dependency}: mati`,
    ends: (ended, censored) => `${ended} teramati sampai selesai${censored === "0" ? "" : `, ${censored} tidak`}.`,
    places: (places) => `Dari ${places} tempat bersama-sama, yang dianggap serupa.`,
    joined: (count) =>
      `Baris yang bersambung atau tumpang-tindih dengan baris sebelumnya, jadi satu gangguan: ${count}.`,
    nothingSeen: "Data tipis: tidak ada yang teramati dalam catatan ini.",
    neverEnded: (mean) =>
      `Data tipis: tidak ada yang teramati sampai selesai. Rata-ratanya lebih dari ${mean} (95 %, bila selesainya acak).`,
    law: (family, mean, cv) => `Taksiran: ${family}, rata-rata ${mean}, koefisien variasi ${cv}.`,
    lawOfMedian: (family, median, cv) => `Taksiran: ${family}, median ${median}, koefisien variasi ${cv}.`,
    exponentialLaw: (family, mean) => `Taksiran: ${family}, rata-rata ${mean}.`,
    always: (time) => `Semuanya ${time}: tidak ada sebaran yang ditaksir.`,
    onlyExponential: (ends) =>
      `Terlalu sedikit untuk menaksir bentuk (${ends} selesai): eksponensial tidak memerlukannya.`,
    asGood: (family) => `Menurut kriteria Akaike, ${family} sama baiknya.`,
    simpler: (family) => `Menurut kriteria Akaike, ${family} sama baiknya; yang dipakai lebih sederhana.`,
    noUpperEnd: (family) =>
      `Menurut kriteria Akaike, ${family} lebih baik, tetapi data ini tidak memberi batas atas rata-ratanya.`,
    nextBest: (family, behind, decisive) =>
      `Terbaik kedua: ${family}, tertinggal ${behind} menurut kriteria Akaike: ${decisive ? "jelas" : "mungkin, belum jelas"}.`,
    fewEnds: (ended, needed) =>
      `Data tipis: ${ended} yang selesai, padahal perlu 30 agar rata-rata diketahui sampai sepertiganya.${needed === null ? "" : ` Untuk ±20 % perlu sekitar ${needed} baris seperti ini.`}`,
    share: "bagian",
    overWithin: "selesai dalam",
    notSeen: "tak teramati",
    gap: (gap, rows, byChance, fits) =>
      fits
        ? `Beda data dan sebaran tidak lebih dari kebetulan: ${gap} dari semua, padahal dengan ${rows} yang selesai kebetulan bisa sampai ${byChance}. Ketidakcocokan yang lebih kecil tak bisa tampak.`
        : `Tidak ada sebaran yang cocok benar: beda ${gap} dari semua, padahal dengan ${rows} yang selesai kebetulan hanya sampai ${byChance}. Lihat tabelnya sebelum dipakai.`,
    written: (file) => `Ditulis ke ${file}`,
    next: (command) => `Baris untuk berkas skenario: ${command}`,
    sameFile: (file) => `--out akan menimpa ${file}; pilih nama lain`,
  },
}
