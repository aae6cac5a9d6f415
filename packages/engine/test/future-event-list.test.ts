import fc from "fast-check"
import { expect, test } from "vitest"
import { Defect, FutureEventList } from "../src/index.ts"

type Notice = { time: number; phase: number; entity: number; handle: number }
type Step =
  | { do: "schedule"; after: number; phase: number; entity: number }
  | { do: "cancel"; which: number }
  | { do: "pop" }
  | { do: "look" }
  | { do: "clear" }

const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant("schedule"), after: fc.nat(3), phase: fc.nat(31), entity: fc.nat(5) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("cancel"), which: fc.nat(1000) }) },
  { weight: 5, arbitrary: fc.constant({ do: "pop" }) },
  { weight: 2, arbitrary: fc.constant({ do: "look" }) },
  { weight: 1, arbitrary: fc.constant({ do: "clear" }) },
) as fc.Arbitrary<Step>

const LARGEST = 2 ** 48 - 1

// The model: an array, sorted whenever it is asked.
function live(list: FutureEventList, steps: readonly Step[]): void {
  const model: Notice[] = []
  const first = (): Notice | undefined =>
    model.sort((a, b) => a.time - b.time || a.phase - b.phase || a.entity - b.entity)[0]
  let now = 0
  for (const step of steps) {
    if (step.do === "schedule") {
      const notice = { time: now + step.after, phase: step.phase, entity: LARGEST - step.entity }
      if (model.some((n) => n.time === notice.time && n.phase === notice.phase && n.entity === notice.entity)) continue
      model.push({ ...notice, handle: list.schedule(notice.time, notice.phase, notice.entity) })
    } else if (step.do === "cancel") {
      if (model.length > 0) list.cancel(model.splice(step.which % model.length, 1)[0].handle)
    } else if (step.do === "look") {
      expect(list.nextTime()).toBe(first()?.time ?? Infinity)
    } else if (step.do === "clear") {
      list.clear()
      model.length = 0
      now = 0
    } else {
      const expected = first()
      model.shift()
      expect(list.pop()).toBe(expected !== undefined)
      if (expected === undefined) continue
      now = expected.time
      expect([list.time, list.phase, list.entity]).toEqual([expected.time, expected.phase, expected.entity])
    }
    expect(list.size).toBe(model.length)
  }
  while (model.length > 0) {
    const { time, phase, entity } = first() as Notice
    model.shift()
    expect(list.pop() && [list.time, list.phase, list.entity]).toEqual([time, phase, entity])
  }
  expect([list.pop(), list.size, list.nextTime()]).toEqual([false, 0, Infinity])
}

test("notices come in the order of time, phase and entity, whatever is cancelled", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300, size: "max" }), (steps) => live(new FutureEventList(1), steps)),
    { numRuns: 300, seed: 1 },
  )
})

test("the order does not depend on the history of scheduling", () => {
  const notices = fc.uniqueArray(fc.tuple(fc.nat(3), fc.nat(3), fc.nat(20)), { selector: String, maxLength: 60 })
  const inOrder = (given: readonly (readonly [number, number, number])[], unwanted: number): string[] => {
    const list = new FutureEventList()
    const handles = Array.from({ length: unwanted }, (_, i) => list.schedule(i % 4, i % 4, 100 + i))
    for (const [time, phase, entity] of given) list.schedule(time, phase, entity)
    for (const handle of handles) list.cancel(handle)
    const order: string[] = []
    while (list.pop()) order.push(`${list.time} ${list.phase} ${list.entity}`)
    return order
  }
  fc.assert(
    fc.property(notices, fc.nat(200), (given, unwanted) => {
      expect(inOrder(given.toReversed(), unwanted)).toEqual(inOrder(given, 0))
    }),
    { seed: 1 },
  )
})

test("most of many notices can be cancelled, and their room is used again", () => {
  const list = new FutureEventList(4)
  for (let round = 0; round < 5; round++) {
    const handles = Array.from({ length: 20_000 }, (_, i) => list.schedule(1e6 + ((i * 7919) % 20_000), 3, i))
    expect(Math.max(...handles)).toBeLessThan(2 ** 15)
    handles.forEach((handle, i) => i % 10 !== 0 && list.cancel(handle))
    expect(list.size).toBe(2000)
    let last = -1
    for (let i = 0; i < 2000; i++) {
      expect(list.pop() && list.time > last).toBe(true)
      last = list.time
    }
    list.clear()
  }
})

test("what cannot be is a Defect", () => {
  const list = new FutureEventList()
  expect(() => list.schedule(NaN, 0, 0)).toThrow(Defect)
  expect(() => list.schedule(Infinity, 0, 0)).toThrow(Defect)
  const handle = list.schedule(5, 0, 0)
  list.pop()
  expect(() => list.schedule(4.999, 0, 0)).toThrow("scheduled at 4.999, when it is 5")
  expect(() => list.cancel(handle)).toThrow(Defect)
  const other = list.schedule(5, 0, 0)
  list.cancel(other)
  expect(() => list.cancel(other)).toThrow(Defect)
})

test("clear forgets the time as well", () => {
  const list = new FutureEventList()
  list.schedule(5, 1, 2)
  list.pop()
  list.clear()
  expect([list.time, list.nextTime(), list.pop()]).toEqual([-Infinity, Infinity, false])
  list.schedule(1, 0, 7)
  expect(list.pop() && list.entity).toBe(7)
})
