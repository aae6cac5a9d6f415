import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { contains, overlaps, placeInLanes, placeLabels, type Box } from "../src/label-placement.ts"
import { OfficeTime } from "../src/office-time.ts"
import { textWidth, wrap, wrapEvenly } from "../src/text-width.ts"

const box = fc
  .record({
    left: fc.integer({ min: -20, max: 120 }),
    top: fc.integer({ min: -20, max: 120 }),
    width: fc.integer({ min: 1, max: 60 }),
    height: fc.integer({ min: 1, max: 30 }),
  })
  .map(({ left, top, width, height }): Box => ({ left, top, right: left + width, bottom: top + height }))

describe("labels", () => {
  test("in lanes never meet and never leave the plot", () => {
    const span = fc
      .record({
        from: fc.integer({ min: 0, max: 480 }),
        length: fc.integer({ min: 1, max: 300 }),
        width: fc.integer({ min: 0, max: 200 }),
      })
      .map(({ from, length, width }) => ({ from, until: Math.min(500, from + length), width }))
    fc.assert(
      fc.property(fc.array(span, { maxLength: 20 }), (spans) => {
        const places = placeInLanes(spans, { left: 0, right: 500, gap: 5 })
        const taken = places.map(({ x, lane }, index) => {
          const { from, until, width } = spans[index] ?? { from: 0, until: 0, width: 0 }
          expect(x).toBeGreaterThanOrEqual(0)
          expect(x + width).toBeLessThanOrEqual(500)
          return { left: Math.min(x, from), right: Math.max(x + width, until), top: lane, bottom: lane + 1 }
        })
        for (const [index, a] of taken.entries())
          for (const b of taken.slice(index + 1)) expect(overlaps(a, b)).toBe(false)
      }),
    )
  })

  test("beside lines never meet one another or an obstacle, and stay in the frame", () => {
    const frame = { left: 0, top: 0, right: 100, bottom: 100 }
    const candidate = fc.record({ box, cost: fc.integer(), place: fc.constant(undefined) })
    fc.assert(
      fc.property(
        fc.array(fc.array(candidate, { maxLength: 6 }), { maxLength: 6 }),
        fc.array(box, { maxLength: 6 }),
        (labels, obstacles) => {
          const boxes = placeLabels(labels, { frame, obstacles }).flatMap((place) => (place ? [place.box] : []))
          for (const [index, a] of boxes.entries()) {
            expect(contains(frame, a)).toBe(true)
            for (const b of [...obstacles, ...boxes.slice(index + 1)]) expect(overlaps(a, b)).toBe(false)
          }
        },
      ),
    )
  })
})

describe("wrapping", () => {
  test("keeps every line within the limit, and loses no word when there are lines enough", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.integer({ min: 40, max: 300 }), (text, limit) => {
        for (const lines of [wrap(text, limit, 13, 400, 99), wrapEvenly(text, limit, 13, 400, 99)]) {
          for (const line of lines) expect(textWidth(line, 13)).toBeLessThanOrEqual(limit)
          expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""))
        }
      }),
    )
  })

  test("ends in an ellipsis when there are not", () => {
    const lines = wrap("one two three four five six", 60, 13, 400, 2)
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/…$/)
  })
})

describe("office time", () => {
  const clock = new OfficeTime([
    { date: "2016-09-15", open: "2016-09-15T07:30", close: "2016-09-15T15:00" },
    { date: "2016-09-16", open: "2016-09-16T07:30", close: "2016-09-16T14:30" },
  ])

  test("runs only while the office is open", () => {
    expect(clock.length).toBe(14.5)
    expect(clock.at("2016-09-15T08:30")).toBe(1)
    expect(clock.at("2016-09-15T23:00")).toBe(7.5)
    expect(clock.at("2016-09-16T08:30")).toBe(8.5)
    expect(clock.at("2016-09-14T12:00")).toBe(0)
    expect(clock.at("2016-09-20T12:00")).toBe(14.5)
  })

  test("knows the day of a time, and none at night", () => {
    expect(clock.dayAt("2016-09-15T15:00")).toBe(0)
    expect(clock.dayAt("2016-09-15T15:01")).toBeUndefined()
    expect(clock.dayAt("2016-09-16T07:30")).toBe(1)
  })

  test("refuses days that do not follow one another", () => {
    const day = { date: "2016-09-15", open: "2016-09-15T07:30", close: "2016-09-15T15:00" }
    expect(() => new OfficeTime([day, day])).toThrow("opens before")
    expect(() => new OfficeTime([{ ...day, close: day.open }])).toThrow("does not close after")
  })
})
