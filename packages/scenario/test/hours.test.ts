import { describe, expect, test } from "vitest"
import { fileWith, problemsOf, scenarioOf } from "./given.ts"

/* Section 3 of the format: opening hours. 2016-06-06 is a Monday. */

const run = "{ zone: Asia/Jakarta, from: 2016-06-06, for: 14 days }"
const demand = "{ visitor: { wants: visit, arrive: { rate: 5 / working day } } }"
/** Opening and closing times in hours since the start, on each of the first days. */
const opening = (hours: string, days = 7): readonly (readonly (readonly [number, number])[])[] => {
  const { plan } = scenarioOf(fileWith({ run, hours, citizens: demand }))
  const schedule = plan.schedules[0]!
  return Array.from({ length: days }, (_, day) =>
    Array.from(schedule.opens)
      .map((open, index) => [open / 3600 - 24 * day, schedule.closes[index]! / 3600 - 24 * day] as const)
      .filter(([open]) => open >= 0 && open < 24),
  )
}
const refused = (hours: string, message: string) => {
  const found = problemsOf(fileWith({ run, hours, citizens: demand })).map((each) => each.format())
  expect(found).toHaveLength(1)
  expect(found[0]).toContain(message)
}
const day = [[8, 16]]

test("a day not named is closed, and a gap is a break", () => {
  expect(opening("{ mon-thu: 08:00-16:00, fri: 07:30-11:30 and 13:00-15:00 }")).toEqual([
    day,
    day,
    day,
    day,
    [
      [7.5, 11.5],
      [13, 15],
    ],
    [],
    [],
  ])
})
test("the last end of a date is closing time", () => {
  const { plan } = scenarioOf(fileWith({ run, hours: "{ mon: 08:00-12:00 and 13:00-16:00 }", citizens: demand }))
  expect([...plan.schedules[0]!.last]).toEqual([0, 1, 0, 1])
  expect([...plan.schedules[0]!.works.subarray(0, 8)]).toEqual([1, 0, 0, 0, 0, 0, 0, 1])
})
test("always never closes", () => {
  const { plan } = scenarioOf(
    fileWith({ run, hours: "always", citizens: "{ visitor: { wants: visit, arrive: { rate: 5 / h } } }" }),
  )
  expect([...plan.schedules[0]!.closes]).toEqual([Number.POSITIVE_INFINITY])
})
test("closed beats weekdays", () => {
  expect(opening("{ mon-fri: 08:00-16:00, closed: [2016-06-08] }")[2]).toEqual([])
})

describe("seasons", () => {
  const season = "{ title: Ramadan, dates: 2016-06-07 to 2016-06-09, mon-wed: 08:00-15:00 }"
  test("they beat weekdays, on whole dates, both included", () => {
    expect(opening(`{ mon-fri: 08:00-16:00, seasons: [${season}] }`, 5)).toEqual([day, [[8, 15]], [[8, 15]], day, day])
  })
  test("a weekday that a season does not name is as usual", () => {
    expect(opening(`{ mon-fri: 08:00-16:00, seasons: [${season}] }`)[3]).toEqual(day)
  })
  test("closed beats seasons, and dates beat closed", () => {
    const hours = `{ mon-fri: 08:00-16:00, closed: [2016-06-07, 2016-06-08], dates: { 2016-06-08: 09:00-10:00 }, seasons: [${season}] }`
    expect(opening(hours).slice(1, 3)).toEqual([[], [[9, 10]]])
  })
  test("two may not overlap, and each says its dates", () => {
    refused(
      `{ mon-fri: 08:00-16:00, seasons: [${season}, { dates: 2016-06-09 to 2016-06-10, thu: 08:00-09:00 }] }`,
      "hours.seasons.1: two seasons overlap; seasons that have no date in common",
    )
    refused("{ mon-fri: 08:00-16:00, seasons: [{ mon: 08:00-09:00 }] }", "hours.seasons.0: “dates” is missing")
    refused(
      "{ mon-fri: 08:00-16:00, seasons: [{ dates: 2016-06-09 to 2016-06-07, mon: 08:00-09:00 }] }",
      "seasons.0.dates: “2016-06-09 to 2016-06-07” runs",
    )
    refused(
      "{ mon-fri: 08:00-16:00, seasons: [{ dates: 2016-06-07 to 2016-06-09, mom: 08:00-09:00 }] }",
      "hours.seasons.0.mom: unknown key “mom”; did you mean mon?",
    )
  })
})

describe("layers of hours", () => {
  const ofTown = (own: string) => {
    const { plan } = scenarioOf(
      fileWith({
        run,
        hours:
          "{ mon-fri: 08:00-16:00, closed: [2016-06-07], seasons: [{ dates: 2016-06-08 to 2016-06-08, wed: 08:00-15:00 }] }",
        offices: `{ town: { hours: ${own} } }`,
        citizens: demand,
      }),
    )
    const { opens, closes } = plan.schedules[0]!
    return Array.from(opens.subarray(0, 4), (open, index) => [open / 3600, closes[index]! / 3600])
  }
  test("an office says the weekdays that differ; holidays and seasons stay", () => {
    expect(ofTown("{ mon: 09:00-10:00 }")).toEqual([
      [9, 10],
      [56, 63],
      [80, 88],
      [104, 112],
    ])
  })
  test("its own lists of holidays and seasons replace those above", () => {
    expect(ofTown("{ closed: [], seasons: [] }").slice(0, 3)).toEqual([
      [8, 16],
      [32, 40],
      [56, 64],
    ])
  })
})
