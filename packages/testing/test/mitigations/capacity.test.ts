import { EventType } from "@tangguh/office"
import { describe, expect, test } from "vitest"
import { type Comer, down } from "../../src/index.ts"
import { type Fails, told } from "./told.ts"

/* Where each helps, where it must not, and what it costs besides. All instants are worked out by hand. */

describe("overtime", () => {
  const overtime = "overtime: { hours: 1 h, fatigue: 2 }"
  const five = { ana: "14:00", budi: "14:01", citra: "14:02", dora: "14:03", eka: "14:04" }

  test("after an outage the doors stay open until all are served; the tired are slower", () => {
    const { of, tell } = told(five, { power: [down("13:30", "15:30")] }, overtime)
    expect(of("citra").at(-1)).toBe("16:00 ServiceCompleted")
    expect(of("dora").slice(1)).toEqual(["16:00 ServiceStarted", "16:20 ServiceCompleted"])
    expect(of("eka").slice(1)).toEqual(["16:20 ServiceStarted", "16:40 ServiceCompleted"])
    expect(tell("HoursExtended", "OvertimeStarted", "OfficeClosed").slice(0, 3)).toEqual([
      "15:59 HoursExtended",
      "16:00 OvertimeStarted",
      "16:40 OfficeClosed",
    ])
  })

  test("for so many hours at most", () => {
    const { of } = told(five, { power: [down("13:30", "15:55")] }, overtime)
    // Ana is half done at closing; the rest of hers takes ten minutes, and each other twenty.
    expect(of("citra").at(-1)).toBe("16:50 ServiceCompleted")
    expect(of("eka").at(-1)).toBe("17:00 CitizenLeft (closing)")
  })

  test("not while the outage lasts, not where nothing failed, not where nobody waits", () => {
    const late = { ana: "15:58", budi: "15:58" }
    const extended = (...[people, fails]: [Record<string, Comer>, Fails]) =>
      told(people, fails, overtime).tell("HoursExtended").length
    expect(extended(five, { power: [down("13:30", "18:00")] })).toBe(0)
    expect(extended(late, {})).toBe(0)
    expect(extended({}, { power: [down("13:30", "15:30")] })).toBe(0)
    expect(
      extended({ ana: "15:00", budi: "15:55", citra: "15:56" }, { power: [down("09:00", "09:10")] }),
    ).toBeGreaterThan(0)
  })

  test("is not remembered the day after", () => {
    const people = { ana: "tue 15:55", budi: "tue 15:56" }
    expect(told(people, { power: [down("13:30", "15:30")] }, overtime).tell("HoursExtended")).toEqual([])
  })

  test("never lasts into the next opening", () => {
    const { tell } = told(
      { ana: "23:30", budi: "23:31", citra: "23:32", dora: "23:33" },
      { power: [down("23:00", "23:40")] },
      "overtime: { hours: 3 h, fatigue: 1 }",
      {
        hours: "{ mon-fri: 00:00-24:00 }",
      },
    )
    expect(tell("OfficeClosed", "OfficeOpened").slice(1, 3)).toEqual([
      "tue 00:00 OfficeClosed",
      "tue 00:00 OfficeOpened",
    ])
  })
})

describe("extra-kits", () => {
  const people = { ana: "09:00", budi: "09:00", citra: "09:00" }
  const policy = "extra-kits: { resource: counter }"

  test("more are served at the same time", () =>
    expect(told(people, {}, policy).tell("ServiceStarted")).toEqual([
      "09:00 ServiceStarted ana",
      "09:00 ServiceStarted budi",
      "09:10 ServiceStarted citra",
    ]))

  test("nobody is served while the power or the link is out", () => {
    const out = [down("08:00", "16:00")]
    expect(told(people, { power: out }, policy).tell("ServiceStarted")).toEqual([])
    expect(told(people, { link: out }, policy).tell("ServiceStarted")).toEqual([])
  })

  test("another kit is idle where an officer is needed too, and there is no other", () => {
    const { tell } = told({ ana: "09:00", budi: "09:00" }, {}, policy, {
      resources: "{ counter: 1, officer: 1 }",
      services:
        "{ visit: { steps: [{ step: serve, with: { counter: 1, officer: 1 }, takes: 10 min, needs: [power, link] }] } }",
    })
    expect(tell("ServiceStarted")).toEqual(["09:00 ServiceStarted ana", "09:10 ServiceStarted budi"])
  })
})

/** Two counters, one printer; ten minutes at each, and a blank for a card. */
const printing = (blanks: number) => ({
  resources: "{ counter: 2, printer: 1 }",
  services:
    "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min, needs: [power] }, { step: print, where: back office, with: printer, takes: 10 min, needs: [power, link], uses: { blank: 1 } }] } }",
  stocks: `{ blank: ${blanks} }`,
})

describe("extra-printers", () => {
  const people = { ana: "09:00", budi: "09:00" }
  const printed = (policies: string, fails: Fails = {}) =>
    told(people, fails, policies, printing(100)).tell("ServiceCompleted").slice(2)
  const policy = "extra-printers: { count: 1 }"

  test("what is recorded at the same time is printed at the same time", () => {
    expect(printed("")).toEqual(["09:20 ServiceCompleted ana", "09:30 ServiceCompleted budi"])
    expect(printed(policy)).toEqual(["09:20 ServiceCompleted ana", "09:20 ServiceCompleted budi"])
  })
  test("nothing is printed while the centre is down", () =>
    expect(printed(policy, { link: [down("08:00", "11:00")] })[0]).toBe("11:10 ServiceCompleted ana"))
  test("blanks run out sooner", () => {
    const out = (policies: string) => told(people, {}, policies, printing(2)).tell("StockDepleted")[0].split(" ")[0]
    expect([out(""), out(policy)]).toEqual(["09:20", "09:10"])
  })
})

/** Whoever goes home unserved comes again three working days later, at eight. */
const comesAgain = {
  citizens:
    "{ visitor: { wants: visit, arrive: { rate: 0 / working day, by_hour: { 08:00-08:10: 1 } }, returns: { chance: 100 %, after: 3 working days } } }",
  run: "{ zone: Asia/Jakarta, from: 2025-01-06, for: 10 days, replications: 1, seed: small }",
}
const dayOf = (time: number) => Math.floor(time / 86_400)

describe("weekend-opening", () => {
  const SATURDAY = 5
  const served = (policies: string, until: string) =>
    told({ ana: "fri 09:00" }, { power: [`{ from: 2025-01-10 08:00, until: ${until} }`] }, policies, comesAgain)
      .run.events.filter(({ type }) => type === EventType.ServiceStarted)
      .map(({ time }) => dayOf(time))
  const policy = (reach: string) => `weekend-opening: { hours: 4 h, reach: ${reach} }`

  test("who came in vain on Friday is served on Saturday", () => {
    expect(served("", "2025-01-10 18:00")).toEqual([9]) // three working days after Friday is Wednesday
    expect(served(policy("100 %"), "2025-01-10 18:00")).toEqual([SATURDAY])
  })

  test("not while the outage lasts", () => expect(served(policy("100 %"), "2025-01-12 18:00")).not.toContain(SATURDAY))

  test("staff stand idle where nobody is told", () => {
    const { run } = told({ ana: "fri 09:00" }, { power: [down("fri 08:00", "fri 18:00")] }, policy("0 %"), comesAgain)
    const onSaturday = run.events.filter(({ time }) => dayOf(time) === SATURDAY).map(({ type }) => type)
    expect(onSaturday).toContain(EventType.OfficeOpened)
    expect(onSaturday).not.toContain(EventType.ServiceStarted)
  })

  test("an office that opens on Saturdays anyway opens as ever", () => {
    const hours = { hours: "{ mon-sat: 08:00-10:00 }", run: comesAgain.run }
    const doors = (policies: string) =>
      told({ ana: "fri 09:00" }, {}, policies, hours).tell("OfficeOpened", "OfficeClosed")
    expect(doors(policy("50 %"))).toEqual(doors(""))
  })
})

describe("mobile-unit", () => {
  const policy = "mobile-unit: { every: 1 working days, each: 20 min, most: 1 }"
  const day = (people: Readonly<Record<string, Comer>>, fails: Fails = {}) =>
    told(people, { ...fails, power: [down("08:00", "18:00")] }, policy, comesAgain)

  test("who came in vain is served at home the day after, twenty minutes after the kit has left", () => {
    expect(day({ ana: "09:00" }).of("ana").at(-1)).toBe("tue 08:20 ServedAtHome")
  })

  test("not while the centre is down; then as soon as it is back, and no more than so many", () => {
    const people = { ana: "09:00", budi: "09:01" }
    const link = [down("tue 07:00", "tue 10:30")]
    const served = day(people, { link }).tell("ServedAtHome")
    expect(served.slice(0, 2).map((line) => line.replace(/ (ana|budi)$/, ""))).toEqual([
      "tue 10:40 ServedAtHome",
      "wed 08:20 ServedAtHome",
    ])
  })

  test("serves nobody at home where nobody came in vain", () => {
    const rarely = policy.replace("1 working days", "5 working days") // on Monday, and on Monday of the next week
    expect(told({ ana: "tue 09:00" }, {}, rarely, comesAgain).tell("ServedAtHome")).toEqual([])
  })

  test("the office is without the kit until closing", () => {
    const { of } = told({ ana: "tue 09:00" }, {}, policy, comesAgain)
    expect(of("ana", "ServiceStarted", "CitizenLeft")[0]).toBe("tue 16:00 CitizenLeft (closing)")
    const rarely = told({ ana: "tue 09:00" }, {}, policy.replace("1 working days", "5 working days"), comesAgain)
    expect(rarely.of("ana").at(-1)).toBe("tue 09:10 ServiceCompleted")
  })
})
