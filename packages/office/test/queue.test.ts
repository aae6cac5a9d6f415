import type { Plan } from "@tangguh/plan"
import * as fc from "fast-check"
import { expect, test } from "vitest"
import { append, head, prepend, remove } from "../src/state/queue.ts"
import type { Model } from "../src/model.ts"
import {
  classOfRow,
  dayOfRow,
  personCode,
  personOfCode,
  placeOfRow,
  rowCode,
  ROWS_A_DAY,
} from "../src/world/row-code.ts"
import { restore } from "../src/state/snapshot.ts"
import { giveBack, type State, takeSlot } from "../src/state/state.ts"

const stations = 3
/** Each station has a counter, vouchers, one class that comes first, and everyone else. */
const lists = 4
const model = {
  firstList: Int32Array.from({ length: stations }, (_, station) => station * lists),
  stepOf: new Int32Array(stations),
  ranks: Int32Array.of(3),
} as unknown as Model

const blankState = (): State =>
  ({
    lists: {
      first: new Int32Array(stations * lists).fill(-1),
      last: new Int32Array(stations * lists).fill(-1),
      size: new Int32Array(stations * lists),
    },
    citizens: { next: new Int32Array(40), previous: new Int32Array(40), list: new Int32Array(40).fill(-1) },
  }) as unknown as State

const listed = (state: State, list: number): number[] => {
  const slots: number[] = []
  for (let slot = state.lists.first[list]; slot >= 0; slot = state.citizens.next[slot]) slots.push(slot)
  return slots
}

test("the lists of a station are what arrays would be", () => {
  const move = fc.record({
    slot: fc.nat({ max: 39 }),
    station: fc.nat({ max: stations - 1 }),
    list: fc.nat({ max: lists - 1 }),
    atHead: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(move, { maxLength: 80 }), (moves) => {
      const state = blankState()
      const arrays = Array.from({ length: stations * lists }, (): number[] => [])
      for (const { slot, station, list, atHead } of moves) {
        const at = arrays.findIndex((array) => array.includes(slot))
        const to = station * lists + list
        if (at >= 0) {
          remove(state, slot)
          arrays[at].splice(arrays[at].indexOf(slot), 1)
        } else if (atHead) {
          prepend(state, to, slot)
          arrays[to].unshift(slot)
        } else {
          append(state, to, slot)
          arrays[to].push(slot)
        }
        arrays.forEach((array, index) => {
          expect(listed(state, index)).toEqual(array)
          expect(state.lists.size[index]).toBe(array.length)
        })
        const [, ...ranks] = arrays.slice(station * lists, (station + 1) * lists)
        expect(head(model, state, station)).toBe(ranks.flat()[0] ?? -1)
      }
    }),
    { seed: 1 },
  )
})

test("a row's code tells its class, its day and its place", () => {
  fc.assert(
    fc.property(fc.nat({ max: 9999 }), fc.nat({ max: 36_500 }), fc.nat({ max: ROWS_A_DAY - 1 }), (c, day, row) => {
      const code = rowCode(c, day, row)
      expect([classOfRow(code), dayOfRow(code), placeOfRow(code)]).toEqual([c, day, row])
    }),
    { seed: 1, examples: [[9999, 36_500, ROWS_A_DAY - 1]] },
  )
  expect([0, 7].map((person) => personOfCode(personCode(person)))).toEqual([0, 7])
  expect(personCode(0)).toBeLessThan(0)
})

test("slots that are given back are taken first, the last given back before the others", () => {
  const columns = {
    status: new Uint8Array(4),
    next: new Int32Array(4),
    unit: new Int32Array(4),
    list: new Int32Array(4),
  }
  const citizens = { capacity: 4, used: 0, freeCount: 0, free: -1, ...columns } as never
  expect([1, 2, 3].map(() => takeSlot(citizens))).toEqual([0, 1, 2])
  giveBack(citizens, 1)
  giveBack(citizens, 0)
  expect([1, 2, 3].map(() => takeSlot(citizens))).toEqual([0, 1, 3])
})

test("what is no snapshot is not restored", () => {
  expect(() => restore({})).toThrow("this is not a snapshot of a run")
  expect(() => restore({ citizens: undefined } as unknown as Record<keyof Plan, unknown>)).toThrow("not a snapshot")
})
