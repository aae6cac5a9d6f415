import type { Plan, Profile, Schedule } from "@tangguh/plan"
import { describe, expect, test } from "vitest"
import { dayOf, hourOf, isOpenAt, workingDayAfter } from "../src/world/calendar.ts"
import { sameClockTime } from "../src/world/delays.ts"

const DAY = 86_400
const HOUR = 3600

/** A week from Monday: open on weekdays from 8 to 12 and from 13 to 16, and on no other day. */
const schedule: Schedule = {
  opens: Float64Array.from([0, 1, 2, 3, 4].flatMap((day) => [day * DAY + 8 * HOUR, day * DAY + 13 * HOUR])),
  closes: Float64Array.from([0, 1, 2, 3, 4].flatMap((day) => [day * DAY + 12 * HOUR, day * DAY + 16 * HOUR])),
  last: Uint8Array.from({ length: 10 }, (_, period) => period % 2),
  works: Uint8Array.of(1, 1, 1, 1, 1, 0, 0),
}
const plan = { days: Float64Array.from({ length: 8 }, (_, day) => day * DAY) } as Plan

test("a day begins at its midnight; the last goes on for ever", () => {
  expect([0, DAY - 1, DAY, 6 * DAY, 7 * DAY, 99 * DAY].map((time) => dayOf(plan, time))).toEqual([0, 0, 1, 6, 6, 6])
})

test("doors are open from the opening, and no more at the closing", () => {
  const open = (hour: number) => isOpenAt(schedule, hour * HOUR)
  expect([-1, 7.999, 8, 11.999, 12, 13, 15.999, 16, 24 * 5 + 9].map(open)).toEqual([
    false,
    false,
    true,
    true,
    false,
    true,
    true,
    false,
    false,
  ])
})

describe("working days", () => {
  test("are counted from the day after", () => {
    expect([1, 4].map((n) => workingDayAfter(schedule, 0, n))).toEqual([1, 4])
    expect(workingDayAfter(schedule, 5, 1)).toBe(-1) // the plan ends before Monday
  })

  test("keep the clock time", () => {
    expect(sameClockTime(plan, schedule, 9.5 * HOUR, 2)).toBe(2 * DAY + 9.5 * HOUR)
    expect(sameClockTime(plan, schedule, 4 * DAY, 1)).toBe(Infinity)
  })
})

describe("the hour of a visit is drawn by the weights of the day", () => {
  const profile: Profile = {
    start: Uint32Array.of(0, 2, 2),
    from: Float64Array.of(8 * HOUR, 13 * HOUR),
    until: Float64Array.of(9 * HOUR, 15 * HOUR),
    weight: Float64Array.of(0.25, 0.75),
  }
  test.each([
    [0, 8],
    [0.125, 8.5],
    [0.25, 13],
    [0.625, 14],
  ])("%d of the way", (uniform, hour) => expect(hourOf(profile, 0, uniform)).toBe(hour * HOUR))
  test("a day without weights has none", () => expect(hourOf(profile, 1, 0.5)).toBe(Infinity))
})
