import { describe, expect, test } from "vitest"
import { down } from "../../src/index.ts"
import { legalRules } from "./matrix.ts"
import { at, drawnWork, expecting, happens, leftOf, takesFor, write } from "./office.ts"

/* Ana's half hour begins at 10.00. At 10.10 Vera comes, who comes first and takes the counter. Budi waits all the time. */

const queue = "{ first: [elder], preempt: true }"
const people = { ana: "09:50", budi: "09:55", vera: { at: "10:10", class: "elder" } }

for (const rule of legalRules("preempted")) {
  test(`preempted / in service / ${rule}`, () => {
    const text = write({ takes: takesFor(rule), when: `{ preempted: ${rule} }`, queue, people })
    const { lines, say, counter } = expecting()
    say(at("09:50"), "CitizenArrived ana")
    say(at("09:55"), "CitizenArrived budi")
    say(at("10:00"), "ServiceStarted ana", "10:00 OfficeOpened")
    const vera = say(at("10:10"), "CitizenArrived vera")
    let freed = say(at("10:10"), "ServiceInterrupted ana", vera)
    if (rule === "leave") freed = say(at("10:10"), "CitizenLeft ana (interrupted)", freed)
    const serve = counter(at("10:10"), freed)
    serve("ServiceStarted vera", drawnWork(text, "vera", 0))
    if (rule.endsWith("head")) serve("ServiceResumed ana", leftOf(text, "ana", rule))
    serve("ServiceStarted budi", drawnWork(text, "budi", 0))
    if (rule.endsWith("tail")) serve("ServiceResumed ana", leftOf(text, "ana", rule))
    expect(happens(text)).toEqual(lines)
  })
}

describe("who is preempted", () => {
  const interrupted = (setting: Parameters<typeof write>[0]) =>
    happens(write(setting)).filter((line) => line.startsWith("10:10 ServiceInterrupted"))

  test("of several the last started", () =>
    expect(interrupted({ counter: "2", queue, people: { ...people, budi: "10:01" } })).toEqual([
      "10:10 ServiceInterrupted budi ← 10:10 CitizenArrived vera",
    ]))
  test("nobody of the same rank, and nobody who comes first by more", () => {
    const elders = { ana: { at: "09:50", class: "elder" }, vera: { at: "10:10", class: "elder" } }
    expect(interrupted({ queue, people: elders })).toEqual([])
    expect(interrupted({ queue, people: { ana: { at: "09:50", class: "elder" }, budi: "10:10" } })).toEqual([])
  })
  test("of the last rank, though another started later", () => {
    const first = "{ first: [elder, visitor], preempt: true }"
    const more = {
      citizens:
        "{ visitor: { wants: visit, arrive: { rate: 0 / h } }, elder: { like: visitor }, other: { like: visitor }, runner: { wants: errand, arrive: { rate: 0 / h } } }",
    }
    const three = { otto: { at: "10:00", class: "other" }, ana: "10:01", vera: { at: "10:10", class: "elder" } }
    expect(interrupted({ counter: "2", queue: first, more, people: three })).toEqual([
      "10:10 ServiceInterrupted otto ← 10:10 CitizenArrived vera",
    ])
  })
  test("nobody at another step, though it uses the same counter", () =>
    expect(interrupted({ queue, people: { rudi: { at: "10:00", class: "runner" }, vera: people.vera } })).toEqual([]))
})

test("at head is the head of one's own rank: those who come first are before it", () => {
  const when = "{ failure: resume at head }"
  const text = write({
    when,
    power: down("10:10", "10:50"),
    queue: "{ first: [elder] }",
    people: { ana: "09:50", vera: { at: "10:05", class: "elder" }, budi: "10:06" },
  })
  expect(happens(text).filter((line) => /^\S+ (TicketCalled|ServiceResumed|ServiceCompleted)/.test(line))).toEqual([
    "10:10 TicketCalled vera ← 10:10 ServiceInterrupted ana",
    "11:20 ServiceCompleted vera ← 10:50 ServiceStarted vera",
    "11:20 ServiceResumed ana ← 11:20 ServiceCompleted vera",
    "11:40 ServiceCompleted ana ← 11:20 ServiceResumed ana",
    "12:10 ServiceCompleted budi ← 11:40 ServiceStarted budi",
  ])
})
