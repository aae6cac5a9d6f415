import type { CauseRow, DifferenceRow, ForestOfDifferences, Language, QueueOverTime, WaitByCause } from "../index.ts"

/** Invented data for the gallery. No number here was observed. */
export const languages: ReadonlyArray<Language> = ["en", "id"]

const titles = {
  en: {
    scenario: "Ngargoyoso, September 2016",
    today: "Today",
    sendHome: "Send the queue home",
    offline: "Offline capture",
    both: "Send the queue home + generator + one recording kit",
    generator: "Generator",
    ups: "UPS, 45 minutes",
    steadyCentre: "Centre never fails",
    steadyPower: "Power never fails",
    power: "Power cut",
    centre: "Centre down",
    link: "Link down",
    queueing: "Counters busy",
    closed: "Office closed",
    break: "Break",
  },
  id: {
    scenario: "Ngargoyoso, September 2016",
    today: "Kondisi sekarang",
    sendHome: "Pulangkan antrean",
    offline: "Perekaman luring",
    both: "Pulangkan antrean + genset + satu alat rekam",
    generator: "Genset",
    ups: "UPS, 45 menit",
    steadyCentre: "Pusat tidak pernah mati",
    steadyPower: "Listrik tidak pernah padam",
    power: "Listrik padam",
    centre: "Pusat mati",
    link: "Jaringan putus",
    queueing: "Loket terpakai",
    closed: "Kantor tutup",
    break: "Istirahat",
  },
} as const

export const difference = (
  policy: string,
  title: string,
  mean: number,
  lower: number,
  upper: number,
  bound = false,
): DifferenceRow => ({
  policy,
  title,
  mean,
  lower,
  upper,
  settled: lower > 0 || upper < 0,
  bound,
})

export const forestExample = (language: Language): ForestOfDifferences => {
  const say = titles[language]
  return {
    language,
    scenarioTitle: say.scenario,
    replications: 200,
    outcome: {
      title: language === "id" ? "Jam tunggu warga" : "Hours waited by citizens",
      unit: language === "id" ? "jam" : "hours",
      direction: "lower",
      baseline: 266.4,
      betterWord: language === "id" ? "lebih singkat" : "shorter wait",
      worseWord: language === "id" ? "lebih lama" : "longer wait",
    },
    rows: [
      difference("ups", say.ups, -3.1, -9.4, 2.2),
      difference("generator", say.generator, -55.3, -71.2, -40.1),
      difference("send-home", say.sendHome, -46.2, -58, -35.4),
      difference("both", say.both, -141.4, -158.2, -123.3),
      difference("offline", say.offline, -98.2, -113.4, -84.1),
      difference("announce", language === "id" ? "Umumkan status" : "Publish status", 0, 0, 0),
      difference("steady-centre", say.steadyCentre, -41.5, -52.1, -30.4, true),
      difference("steady-power", say.steadyPower, -118.9, -131.2, -105.7, true),
    ],
  }
}

/** A queue that fills in the morning, holds while nothing works, and drains. */
const bump = (hour: number, rise: number, stopped: [number, number] | undefined) => {
  const open = Math.min(1, Math.max(0, (hour - 7.5) / 2.5))
  const drain = hour > 11 ? Math.max(0, 1 - (hour - 11) / 3.5) : 1
  if (!stopped || hour < stopped[0]) return rise * open * drain
  const extra = (Math.min(hour, stopped[1]) - stopped[0]) * 7 - Math.max(0, hour - stopped[1]) * 10
  return Math.max(0, rise * open * drain + Math.max(0, extra))
}

export const queueExample = (language: Language, dates = ["2016-09-14", "2016-09-15", "2016-09-16"]): QueueOverTime => {
  const say = titles[language]
  const stops: Record<string, [number, number]> = { "2016-09-15": [8, 14], "2016-09-16": [11.75, 15] }
  const series = [
    { policy: "today", title: say.today, role: "today" as const, factor: 1 },
    { policy: "send-home", title: say.sendHome, role: "measure" as const, factor: 0.42 },
    { policy: "steady", title: say.steadyCentre, role: "bound" as const, factor: 0 },
  ]
  const rows = series.flatMap(({ policy, factor }) =>
    dates.flatMap((date, index) =>
      Array.from({ length: 31 }, (_, step) => {
        const hour = 7.5 + step / 4
        const median = Math.round(
          bump(
            hour,
            14 + (index % 3),
            stops[date] && [stops[date][0], stops[date][0] + (stops[date][1] - stops[date][0]) * factor],
          ),
        )
        return {
          policy,
          time: `${date}T${String(Math.floor(hour)).padStart(2, "0")}:${String((hour % 1) * 60).padStart(2, "0")}`,
          median,
          mean: median + 0.4,
          p10: Math.max(0, Math.round(median * 0.75 - 1)),
          p90: Math.round(median * 1.25 + 2),
        }
      }),
    ),
  )
  return {
    language,
    scenarioTitle: say.scenario,
    replications: 200,
    quantity:
      language === "id"
        ? { kind: "queue", title: "Warga menunggu", unit: "orang" }
        : { kind: "queue", title: "People waiting", unit: "people" },
    series: series.map(({ policy, title, role }) => ({ policy, title, role })),
    rows,
    outages: [
      { from: "2016-09-15T08:00", until: "2016-09-15T14:00", title: say.power, kind: "power" },
      { from: "2016-09-16T11:45", until: "2016-09-17T09:00", title: say.centre, kind: "centre" },
    ],
    days: dates.map((date) => ({ date, open: `${date}T07:30`, close: `${date}T15:00` })),
  }
}

const cause =
  (policy: string, title: string, kind: "failure" | "ordinary") =>
  (name: string, causeTitle: string, hours: number): CauseRow => ({
    policy,
    title,
    cause: name,
    causeTitle,
    kind,
    hours,
    lower: hours * 0.9,
    upper: hours * 1.1,
  })

export const causeExample = (language: Language): WaitByCause => {
  const say = titles[language]
  const hours: ReadonlyArray<
    readonly [
      policy: string,
      title: string,
      power: number,
      centre: number,
      link: number,
      queueing: number,
      pause: number,
      closed: number,
    ]
  > = [
    ["both", say.both, 8, 21, 2, 68, 14, 12],
    ["today", say.today, 71, 83, 6, 74, 18, 14],
    ["send-home", say.sendHome, 62, 49, 5, 76, 16, 12],
    ["generator", say.generator, 14, 84, 6, 75, 18, 14],
  ]
  return {
    language,
    scenarioTitle: say.scenario,
    replications: 200,
    today: "today",
    rows: hours.flatMap(([policy, title, power, centre, link, queueing, pause, closed]) => [
      cause(policy, title, "failure")("power", say.power, power),
      cause(policy, title, "failure")("centre", say.centre, centre),
      cause(policy, title, "failure")("link", say.link, link),
      cause(policy, title, "ordinary")("queueing", say.queueing, queueing),
      cause(policy, title, "ordinary")("break", say.break, pause),
      cause(policy, title, "ordinary")("closed", say.closed, closed),
    ]),
  }
}

/** Working days in a row from 2016-09-01, weekends left out. */
export const workingDays = (count: number): string[] => {
  const dates: string[] = []
  for (let day = 1; dates.length < count; day += 1) {
    const date = new Date(Date.UTC(2016, 8, day))
    if (date.getUTCDay() !== 0 && date.getUTCDay() !== 6) dates.push(date.toISOString().slice(0, 10))
  }
  return dates
}

/** A month with outages that meet one another and bear long names. */
export const crowdedQueue = (language: Language): QueueOverTime => {
  const dates = workingDays(28)
  const example = queueExample(language, dates)
  return {
    ...example,
    outages: [
      ...example.outages,
      ...dates.flatMap((date, index) =>
        index % 3 === 1
          ? [
              {
                from: `${date}T09:00`,
                until: `${date}T1${index % 5}:30`,
                title: index % 2 === 0 ? "Jaringan putus di kantor kecamatan yang jauh sekali" : "Listrik padam",
                kind: "link",
              },
            ]
          : [],
      ),
      { from: "2016-09-05T08:00", until: "2016-09-12T10:00", title: "Blangko habis", kind: "stock" },
      { from: "2016-09-03T08:00", until: "2016-09-04T10:00", title: "At the weekend, not to be seen", kind: "power" },
    ],
  }
}

/** Fewer is worse here, one measure does harm, and the numbers are small. */
export const recordedForest = (language: Language): ForestOfDifferences => {
  const example = forestExample(language)
  return {
    ...example,
    outcome: {
      title: language === "id" ? "Perekaman" : "Recordings",
      unit: language === "id" ? "warga" : "citizens",
      direction: "higher",
      baseline: 24,
      betterWord: language === "id" ? "lebih banyak direkam" : "more recorded",
      worseWord: language === "id" ? "lebih sedikit direkam" : "fewer recorded",
    },
    rows: [
      difference("ups", "UPS", 0.31, 0.02, 0.6),
      difference("generator", titles[language].generator, -3.1, -4, -2.2),
      difference("kit", titles[language].offline, 7.2, 5.1, 9.3),
    ],
  }
}

/** Rupiah, whose numbers are wide. */
export const moneyForest = (language: Language): ForestOfDifferences => {
  const example = forestExample(language)
  const million = 1_000_000
  return {
    ...example,
    outcome: { ...example.outcome, title: language === "id" ? "Biaya" : "Cost", unit: "rupiah", baseline: 912_345_678 },
    rows: example.rows.map((row) => ({
      ...row,
      mean: row.mean * million,
      lower: row.lower * million,
      upper: row.upper * million,
    })),
  }
}

/** More failures than there are colours. */
export const manyCauses = (language: Language): WaitByCause => {
  const example = causeExample(language)
  return {
    ...example,
    rows: example.rows.flatMap((row) =>
      row.kind === "ordinary"
        ? [row]
        : [1, 2, 3].map((part) => ({
            ...row,
            cause: `${row.cause}-${part}`,
            causeTitle: `${row.causeTitle} ${part}`,
            hours: row.hours / part,
          })),
    ),
  }
}

/** Text that would do harm if it were taken for a field, an expression, a formula or markup. */
export const hostile = `hostile.a[0]["b"] \\" + datum.x + ' </text><script>alert(1)</script> & {{c}} \u0000\u202e\ud800\n%d`

const withHostileTitles = <Row extends object>(rows: ReadonlyArray<Row>, keys: ReadonlyArray<string>): Row[] =>
  rows.map(
    (row) =>
      Object.fromEntries(
        Object.entries(row).map(([key, value]) => [key, keys.includes(key) ? `${hostile} ${String(value)}` : value]),
      ) as Row,
  )

export const hostileForest = (language: Language): ForestOfDifferences => {
  const example = forestExample(language)
  return {
    ...example,
    scenarioTitle: hostile,
    outcome: { ...example.outcome, title: hostile, unit: hostile, betterWord: hostile, worseWord: hostile },
    rows: withHostileTitles(example.rows, ["policy", "title"]),
  }
}

export const hostileQueue = (language: Language): QueueOverTime => {
  const example = queueExample(language)
  return {
    ...example,
    scenarioTitle: hostile,
    quantity: { kind: "backlog", title: hostile, unit: hostile },
    series: withHostileTitles(example.series, ["policy", "title"]),
    rows: withHostileTitles(example.rows, ["policy"]),
    outages: withHostileTitles(example.outages, ["title", "kind"]),
  }
}

export const hostileCauses = (language: Language): WaitByCause => {
  const example = causeExample(language)
  return {
    ...example,
    scenarioTitle: hostile,
    today: `${hostile} today`,
    rows: withHostileTitles(example.rows, ["policy", "title", "cause", "causeTitle"]),
  }
}
