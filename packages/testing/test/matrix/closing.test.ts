import { describe, expect, test } from "vitest"
import { legalRules } from "./matrix.ts"
import { at, drawnWork, expecting, happens, leftOf, type Setting, takesFor, write } from "./office.ts"

/*
 * Ana and Budi come before the doors open at 10.00. Ana's half hour begins then; ten minutes later the office closes until Tuesday,
 * 10.00. What becomes of those who wait is said by `at_closing`.
 */

const people = { ana: "09:50", budi: "09:55" }
const closing: Omit<Setting, "people"> = { hours: "{ mon: 10:00-10:10, tue: 10:00-16:00 }" }
const closed = "10:10 OfficeClosed"

function workedOut(text: string, rule: string, atClosing: string) {
  const { lines, say, counter } = expecting()
  say(at("09:50"), "CitizenArrived ana")
  say(at("09:55"), "CitizenArrived budi")
  const started = say(at("10:00"), "ServiceStarted ana", "10:00 OfficeOpened")
  const sendBudiHome = () => atClosing === "leave" && say(at("10:10"), "CitizenLeft budi (closing)", closed)
  let freed: string
  if (rule === "finish") {
    sendBudiHome()
    freed = say(at("10:30"), "ServiceCompleted ana", started)
  } else {
    freed = say(at("10:10"), "ServiceInterrupted ana", closed)
    if (rule === "leave") freed = say(at("10:10"), "CitizenLeft ana (interrupted)", freed)
    else if (atClosing === "leave") say(at("10:10"), "CitizenLeft ana (closing)", freed)
    sendBudiHome()
  }
  if (atClosing === "leave") return lines
  const serve =
    atClosing === "stay"
      ? counter(at("tue 10:00"), "tue 10:00 OfficeOpened")
      : counter(at(rule === "finish" ? "10:30" : "10:10"), freed)
  const goesOn = rule !== "finish" && rule !== "leave"
  if (goesOn && !rule.endsWith("tail")) serve("ServiceResumed ana", leftOf(text, "ana", rule))
  serve("ServiceStarted budi", drawnWork(text, "budi", 0))
  if (rule.endsWith("tail")) serve("ServiceResumed ana", leftOf(text, "ana", rule))
  return lines
}

for (const rule of legalRules("closing")) {
  const stays = ["resume", "repeat", "redraw"].includes(rule)
  for (const atClosing of stays ? ["stay"] : ["leave", "stay", "serve"]) {
    test(`closing / in service / ${rule}, at_closing: ${atClosing}`, () => {
      const queue = `{ at_closing: ${atClosing} }`
      const text = write({ ...closing, takes: takesFor(rule), when: `{ closing: ${rule} }`, queue, people })
      expect(happens(text)).toEqual(workedOut(text, rule, atClosing))
    })
  }
}
for (const rule of legalRules("closing").filter((each) => each !== "leave")) {
  test(`closing / in service / ${rule}, in the back office`, () => {
    const text = write({
      ...closing,
      takes: takesFor(rule),
      when: `{ closing: ${rule} }`,
      where: "back office",
      people,
    })
    expect(happens(text)).toEqual(workedOut(text, rule, "stay"))
  })
}

describe("patience overnight", () => {
  // Ten minutes before the doors open, and from closing until the doors open again.
  const waits = 10 * 60 + at("tue 10:00") - at("10:10")
  const last = (seconds: number) =>
    happens(
      write({
        ...closing,
        when: "{ closing: resume }",
        queue: "{ at_closing: stay }",
        people: { ana: { at: "09:50", patience: `${seconds} s` } },
      }),
    ).at(-1)

  test("runs while somebody stays at the counter", () => {
    expect(last(waits + 1)).toBe("tue 10:20 ServiceCompleted ana ← tue 10:00 ServiceResumed ana")
    expect(last(waits)).toBe("tue 10:00 CitizenLeft ana (patience) ← 10:10 ServiceInterrupted ana")
  })
})
