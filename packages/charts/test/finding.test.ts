import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { causeFinding, forestFinding, forestOfDifferences, queueFinding, queueOverTime } from "../src/index.ts"
import {
  causeExample,
  difference,
  forestExample,
  languages,
  queueExample,
  recordedForest,
} from "../src/gallery/examples.ts"

const gain = /\b(cuts|raises|mengurangi|menambah)\b/
const denied = /^(No measure is shown to|Belum ada tindakan yang terbukti)/

describe("forest", () => {
  test("names the best measure and what it gains", () => {
    expect(forestFinding(forestExample("en"))).toBe(
      "“Send the queue home + generator + one recording kit” cuts hours waited by citizens most: by 141 of 266 hours",
    )
    expect(forestFinding(forestExample("id"))).toBe(
      "“Pulangkan antrean + genset + satu alat rekam” paling mengurangi jam tunggu warga: 141 dari 266 jam",
    )
  })

  test("says where an outcome rises to when more is better", () => {
    expect(forestFinding(recordedForest("en"))).toBe(
      "“Offline capture” raises recordings most: from 24.0 to 31.2 citizens",
    )
    expect(forestFinding(recordedForest("id"))).toBe(
      "“Perekaman luring” paling menambah perekaman: dari 24,0 menjadi 31,2 warga",
    )
  })

  test("does not say most when another interval reaches as far", () => {
    const rows = [difference("a", "A", -50, -60, -40), difference("b", "B", -45, -55, -35)]
    expect(forestFinding({ ...forestExample("en"), rows })).toBe(
      "“A” cuts hours waited by citizens: by 50 of 266 hours",
    )
  })

  test("says only when one measure of several is settled", () => {
    const rows = [difference("a", "A", -50, -60, -40), difference("b", "B", -5, -15, 5)]
    expect(forestFinding({ ...forestExample("en"), rows })).toBe(
      "Only “A” cuts hours waited by citizens: by 50 of 266 hours",
    )
  })

  test("says so when nothing is settled, when nothing changes, and when a measure does harm", () => {
    const example = forestExample("en")
    expect(forestFinding({ ...example, rows: [difference("a", "A", -5, -15, 5)] })).toBe(
      "No measure is shown to cut hours waited by citizens",
    )
    expect(forestFinding({ ...example, rows: [difference("a", "A", 0, 0, 0)] })).toBe(
      "No measure changes hours waited by citizens in any run",
    )
    expect(forestFinding({ ...example, rows: [difference("a", "A", 5, 2, 8)] })).toBe(
      "No measure is shown to cut hours waited by citizens; “A” makes it larger",
    )
  })

  test("never credits a bound", () => {
    const rows = [difference("a", "A", -5, -15, 5), difference("b", "B", -90, -99, -81, true)]
    expect(forestFinding({ ...forestExample("en"), rows })).toBe("No measure is shown to cut hours waited by citizens")
  })

  test("uses a verb of gain only if an interval of a measure excludes no change on the better side", () => {
    const row = fc
      .record({ mean: fc.integer({ min: -90, max: 90 }), half: fc.integer({ min: 0, max: 60 }), bound: fc.boolean() })
      .map(({ mean, half, bound }) => difference("m", "M", mean, mean - half, mean + half, bound))
    const direction = fc.constantFrom("lower" as const, "higher" as const)
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 6 }),
        direction,
        fc.constantFrom(...languages),
        (rows, better, language) => {
          const example = forestExample(language)
          const title = forestFinding({ ...example, outcome: { ...example.outcome, direction: better }, rows })
          const settled = rows.some((each) => !each.bound && (better === "lower" ? each.upper < 0 : each.lower > 0))
          expect(gain.test(title) && !denied.test(title)).toBe(settled)
        },
      ),
    )
  })
})

describe("queue", () => {
  test("says how high it rises, when, and how high with the measure", () => {
    expect(queueFinding(queueExample("en")).replaceAll("\u00a0", " ")).toBe(
      "Today the queue reaches 44 people in the middle run (Thu 15 Sep); with “Send the queue home”, 33",
    )
    expect(queueFinding(queueExample("id")).replaceAll("\u00a0", " ")).toBe(
      "Kondisi sekarang: antrean dalam ulangan tengah mencapai 44 orang (Kam 15 Sep); dengan “Pulangkan antrean”, 33",
    )
  })

  test("sees only the days shown", () => {
    const example = queueExample("en")
    const title = queueFinding({ ...example, days: example.days.slice(0, 1) }).replaceAll("\u00a0", " ")
    expect(title).toBe(
      "Today the queue reaches 14 people in the middle run (Wed 14 Sep), and the same with “Send the queue home”",
    )
  })
})

describe("causes", () => {
  test("gives the share of the largest failure today", () => {
    expect(causeFinding(causeExample("en"))).toBe(
      "31\u00a0% of the hours people wait today are spent while “Centre down” is down",
    )
    expect(causeFinding(causeExample("id"))).toBe(
      "31\u00a0% jam tunggu warga pada kondisi sekarang terjadi selama gangguan “Pusat mati”",
    )
  })

  test("says so when nobody waits for an outage", () => {
    const example = causeExample("en")
    const rows = example.rows.filter((row) => row.kind === "ordinary")
    expect(causeFinding({ ...example, rows })).toBe("Today nobody waits for an outage to end")
  })
})

describe("what cannot be drawn", () => {
  test("is refused by name", () => {
    const example = forestExample("en")
    expect(() => forestOfDifferences({ ...example, rows: [difference("ups", "UPS", Number.NaN, 0, 1)] })).toThrow(
      'mean of "ups" is no finite number: NaN',
    )
    expect(() => queueOverTime({ ...queueExample("en"), days: [] })).toThrow("there is no day to show")
  })
})
