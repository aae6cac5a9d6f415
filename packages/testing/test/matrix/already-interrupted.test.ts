import { describe, expect, test } from "vitest"
import { clock, down } from "../../src/index.ts"
import { legalRules, rules } from "./matrix.ts"
import { at, drawnWork, expecting, happens, leftOf, type Setting, takesFor, write } from "./office.ts"

/*
 * Ana's half hour begins at 10.00. At 10.05 something fails until 10.30, whose rule is `resume`; at 10.10 something else until 10.50,
 * whose rule is the one that is told. Budi waits.
 */

const people = { ana: "09:50", budi: "09:55" }
const [MINUTE, WORK] = [60, 30 * 60]

/** What is left of Ana's work after five minutes of it. */
const left = (text: string, rule: string) =>
  /^(finish|resume)/.test(rule) ? WORK - 5 * MINUTE : leftOf(text, "ana", rule)

for (const [cause, mine, other] of [
  ["dependency fails", "link", "power"],
  ["power fails", "power", "link"],
] as const) {
  describe(cause, () => {
    for (const rule of legalRules(cause)) {
      test(`${cause} / already interrupted / ${rule}`, () => {
        const setting: Omit<Setting, "people"> = {
          [other]: down("10:05", "10:30"),
          [mine]: down("10:10", "10:50"),
          when: mine === "link" ? `{ failure: ${rule}, power: resume }` : `{ power: ${rule}, failure: resume }`,
          // A duration that is drawn anew is another one only if it is drawn.
          takes: takesFor(rule),
        }
        const text = write({ ...setting, people })
        const { lines, say, counter } = expecting()
        say(at("09:50"), "CitizenArrived ana")
        say(at("09:55"), "CitizenArrived budi")
        say(at("10:00"), "ServiceStarted ana", "10:00 OfficeOpened")
        let freed = say(at("10:05"), "ServiceInterrupted ana", `10:05 DependencyFailed ${other}`)
        if (rule !== "finish" && rule !== "resume")
          freed = say(at("10:10"), "ServiceInterrupted ana", `10:10 DependencyFailed ${mine}`)
        if (rule === "leave") freed = say(at("10:10"), "CitizenLeft ana (interrupted)", freed)
        const staysFirst = rule !== "leave" && !rule.endsWith("tail")
        if (rule.endsWith("head")) say(at("10:10"), "TicketCalled ana", freed)
        if (!staysFirst) say(at("10:10"), "TicketCalled budi", freed)
        // What lets work finish keeps nobody from going on; it keeps Budi, who comes after 10.50, from nothing either.
        const serve =
          rule === "finish"
            ? counter(at("10:30"), `10:30 DependencyRecovered ${other}`)
            : counter(at("10:50"), `10:50 DependencyRecovered ${mine}`)
        if (staysFirst) serve("ServiceResumed ana", left(text, rule))
        serve("ServiceStarted budi", drawnWork(text, "budi", 0))
        if (rule.endsWith("tail")) serve("ServiceResumed ana", left(text, rule))
        expect(happens(text)).toEqual(lines)
      })
    }
  })
}

describe("several at once: of the work and of the place, the later in the list holds", () => {
  const works = ["finish", "resume", "repeat", "redraw"]
  const places = ["stays", "at head", "at tail", "leave"]
  const work = (rule: string) => works.indexOf(rule.split(" ")[0])
  const place = (rule: string) => (rule === "leave" ? 3 : places.indexOf(rule.split(" ").slice(1).join(" ") || "stays"))

  for (const rule of rules) {
    test(`${rule} and each other`, () => {
      for (const other of rules) {
        // Uniform, so that a new duration is another one.
        const text = write({
          power: down("10:10", "10:50"),
          link: down("10:10", "10:50"),
          when: `{ power: ${rule}, link: ${other} }`,
          takes: "{ uniform: 25 to 35 min }",
          people,
        })
        const [worst, where] = [Math.max(work(rule), work(other)), Math.max(place(rule), place(other))]
        const whole = drawnWork(text, "ana", 0)
        const rest = [whole - 600, whole - 600, whole, drawnWork(text, "ana", 1)][worst]
        const start = at("10:50") + (where === 2 ? drawnWork(text, "budi", 0) : 0)
        const end =
          where === 3
            ? "10:10 CitizenLeft ana (interrupted)"
            : `${clock(worst === 0 ? at("10:00") + whole : start + rest)} ServiceCompleted ana`
        const told = happens(text).map((line) => line.split(" ←")[0])
        expect(told.find((line) => /(Left|Completed) ana/.test(line))).toBe(end)
        expect(told.includes("10:10 TicketCalled budi")).toBe(where >= 2)
        expect(told.includes("10:10 TicketCalled ana")).toBe(where === 1)
      }
    })
  }

  test("what fails later adds its rule to what is missing already", () => {
    // At the tail because of the power at 10.10; the link at 10.20 cannot interrupt those who wait.
    const text = write({
      power: down("10:10", "10:30"),
      link: down("10:20", "10:50"),
      when: "{ power: resume at tail, link: repeat }",
      people,
    })
    expect(happens(text).at(-1)).toBe("11:40 ServiceCompleted ana ← 11:20 ServiceResumed ana")
  })
})

describe("a battery that carries it", () => {
  for (const rule of legalRules("power fails")) {
    test(`${rule}: nothing happens at all`, () => {
      const setting = { when: `{ power: ${rule} }`, people }
      const backups = "{ ups: { battery: 40 min, recharge: 4 h } }"
      expect(happens(write({ ...setting, power: down("10:10", "10:50"), backups }))).toEqual(happens(write(setting)))
    })
  }
})
