import { expect, test } from "vitest"
import { clock, down } from "../../src/index.ts"
import { type Cause, legalRules, matrix } from "./matrix.ts"
import { at, drawnWork, expecting, happens, leftOf, type Setting, takesFor, write } from "./office.ts"

/*
 * Ana and Budi come before the doors open at 10.00. Ana's half hour begins then; ten minutes later something interrupts it, until
 * 10.50 if nothing else is said. All that follows is worked out here from what the rules mean.
 */

interface Happening {
  readonly setting: Omit<Setting, "people">
  /** The event that interrupts, and the one after which the counter can work again. */
  readonly begins: string
  readonly ends: string
  /** Whether a free counter calls somebody meanwhile. */
  readonly calls: boolean
}

const failing = (of: "power" | "link"): Happening => ({
  setting: { [of]: down("10:10", "10:50") },
  begins: `10:10 DependencyFailed ${of}`,
  ends: `10:50 DependencyRecovered ${of}`,
  calls: true,
})
const shifts =
  "[{ days: mon-fri, hours: 10:00-10:10, count: 1 }, { days: mon-fri, hours: 10:10-10:50, count: 0 }, { days: mon-fri, hours: 10:50-16:00, count: 1 }]"

const happenings = {
  "dependency fails": failing("link"),
  "power fails": failing("power"),
  break: {
    setting: { hours: "10:00-10:10 and 10:50-16:00" },
    begins: "10:10 BreakStarted",
    ends: "10:50 BreakEnded",
    calls: false,
  },
  "fewer units": {
    setting: { counter: `{ count: 1, shifts: ${shifts} }` },
    begins: "10:10 DutyChanged",
    ends: "10:50 DutyChanged",
    calls: false,
  },
  "unit breaks": {
    setting: { counter: `{ count: 1, fails: [${down("10:10", "10:50")}] }` },
    begins: "10:10 UnitFailed",
    ends: "10:50 UnitRepaired",
    calls: false,
  },
} as const satisfies Partial<Record<Cause, Happening>>

const people = { ana: "09:50", budi: "09:55" }
/** Rules for a cause; for one dependency by its name, another for any. */
const ruling = (cause: Cause, rule: string) =>
  cause === "power fails"
    ? `{ power: ${rule}, failure: ${rule === "finish" ? "repeat" : "finish"} }`
    : `{ ${matrix[cause].key}: ${rule} }`

/** Works out what happens, and when Ana goes on. */
function workedOut(text: string, rule: string, { begins, ends, calls }: Happening) {
  const budi = drawnWork(text, "budi", 0)
  const { lines, say, counter } = expecting()
  say(at("09:50"), "CitizenArrived ana")
  say(at("09:55"), "CitizenArrived budi")
  const started = say(at("10:00"), "ServiceStarted ana", "10:00 OfficeOpened")
  const serve = counter(at(ends.slice(0, 5)), ends)
  if (rule === "finish") {
    const ended = say(at("10:30"), "ServiceCompleted ana", started)
    if (calls) say(at("10:30"), "TicketCalled budi", ended)
    serve("ServiceStarted budi", budi)
    return { lines, again: null }
  }
  const staysFirst = rule !== "leave" && !rule.endsWith("tail")
  let freed = say(at("10:10"), "ServiceInterrupted ana", begins)
  if (rule === "leave") freed = say(at("10:10"), "CitizenLeft ana (interrupted)", freed)
  if (calls && !staysFirst) say(at("10:10"), "TicketCalled budi", freed)
  if (calls && rule.endsWith("head")) say(at("10:10"), "TicketCalled ana", freed)
  if (!staysFirst) serve("ServiceStarted budi", budi)
  const again = rule === "leave" ? null : serve("ServiceResumed ana", leftOf(text, "ana", rule))
  if (staysFirst) serve("ServiceStarted budi", budi)
  return { lines, again }
}

for (const cause of Object.keys(happenings) as (keyof typeof happenings)[]) {
  const happening = happenings[cause]
  const setting = (rule: string) => ({ ...happening.setting, takes: takesFor(rule), when: ruling(cause, rule) })

  for (const rule of legalRules(cause)) {
    test(`${cause} / in service / ${rule}`, () => {
      const text = write({ ...setting(rule), people })
      const { lines, again } = workedOut(text, rule, happening)
      expect(happens(text)).toEqual(lines)
      // Patience pays for all waiting before and in between, and for no service.
      const waits = again === null ? 10 * 60 : 10 * 60 + again - at("10:10")
      const patient = (seconds: number) =>
        happens(write({ ...setting(rule), people: { ...people, ana: { at: "09:50", patience: `${seconds} s` } } }))
      expect(patient(waits + 1)).toEqual(lines)
      if (again !== null)
        expect(patient(waits)).toContainEqual(expect.stringContaining(`${clock(again)} CitizenLeft ana (patience)`))
    })
  }
  for (const rule of legalRules(cause).filter((each) => each !== "leave")) {
    test(`${cause} / in service / ${rule}, in the back office`, () => {
      const text = write({ ...setting(rule), where: "back office", people })
      // Nobody carries work to a machine to find it dead.
      expect(happens(text)).toEqual(workedOut(text, rule, { ...happening, calls: false }).lines)
    })
  }
}
