import type { Plan } from "@tangguh/plan"
import * as fc from "fast-check"
import { expect, test } from "vitest"
import { append, head, remove } from "../src/queue.ts"
import { classOfRow, dayOfRow, personCode, personOfCode, placeOfRow, rowCode, ROWS_A_DAY } from "../src/row-code.ts"
import { restore } from "../src/snapshot.ts"
import { giveBack, Queue, QUEUES, type State, takeSlot } from "../src/state.ts"

const stations = 3
const blankState = (): State =>
  ({
    lists: {
      first: new Int32Array(stations * QUEUES).fill(-1),
      last: new Int32Array(stations * QUEUES).fill(-1),
      size: new Int32Array(stations * QUEUES),
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
    queue: fc.constantFrom(Queue.priority, Queue.ordinary, Queue.counter),
  })
  fc.assert(
    fc.property(fc.array(move, { maxLength: 80 }), (moves) => {
      const state = blankState()
      const arrays = Array.from({ length: stations * QUEUES }, (): number[] => [])
      for (const { slot, station, queue } of moves) {
        const at = arrays.findIndex((array) => array.includes(slot))
        if (at >= 0) {
          remove(state, slot)
          arrays[at].splice(arrays[at].indexOf(slot), 1)
        } else {
          append(state, station, queue, slot)
          arrays[station * QUEUES + queue].push(slot)
        }
        arrays.forEach((array, list) => {
          expect(listed(state, list)).toEqual(array)
          expect(state.lists.size[list]).toBe(array.length)
        })
        const first = arrays[station * QUEUES + Queue.priority][0] ?? arrays[station * QUEUES + Queue.ordinary][0] ?? -1
        expect(head(state, station)).toBe(first)
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
  const citizens = { capacity: 4, used: 0, freeCount: 0, free: new Int32Array(4), status: new Uint8Array(4) } as never
  expect([1, 2, 3].map(() => takeSlot(citizens))).toEqual([0, 1, 2])
  giveBack(citizens, 1)
  giveBack(citizens, 0)
  expect([1, 2, 3].map(() => takeSlot(citizens))).toEqual([0, 1, 3])
})

test("what is no snapshot is not restored", () => {
  expect(() => restore({})).toThrow("this is not a snapshot of a run")
  expect(() => restore({ citizens: undefined } as unknown as Record<keyof Plan, unknown>)).toThrow("not a snapshot")
})
