import { describe, expect, test } from "vitest"
import { EventType } from "@tangguh/office"
import { down, instant } from "../../src/index.ts"
import { told } from "./told.ts"

/* Where each helps, where it must not, and what it costs besides. All instants are worked out by hand. */

describe("express-lane", () => {
  const citizens =
    "{ visitor: { wants: visit, arrive: { rate: 0 / h } }, elderly: { like: visitor, arrive: { rate: 0 / h } } }"
  const people = { ana: "09:00", budi: "09:01", citra: { at: "09:02", class: "elderly" } }
  const starts = (policies: string, fails: Parameters<typeof told>[1] = {}) =>
    told(people, fails, policies, { citizens })
      .tell("ServiceStarted")
      .map((line) => line.replace(" ServiceStarted", ""))
  const lane = "express-lane: { classes: [elderly] }"

  test("who comes first is called first, and interrupts nobody", () => {
    expect(starts("")[2]).toBe("09:20 citra")
    expect(starts(lane)[1]).toBe("09:10 citra") // when Ana is done
  })
  test("nobody is served sooner while the power is out", () =>
    expect(starts(lane, { power: [down("08:00", "18:00")] })).toEqual([]))
  test("all others wait longer, and without end where the lane is never empty", () => {
    expect([starts("")[1], starts(lane)[2]]).toEqual(["09:10 budi", "09:20 budi"])
    // From 9:05 to 15:55 an elder comes every ten minutes, and the counter takes one every ten.
    const elders = Array.from({ length: 42 }, (_, n) => {
      const minute = 545 + 10 * n
      const at = `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`
      return [`elder${n}`, { at, class: "elderly" }]
    })
    const crowd = { ana: "09:00", budi: "09:01", ...Object.fromEntries(elders) }
    const budi = (policies: string) => told(crowd, {}, policies, { citizens }).of("budi").slice(1, 2)
    expect(budi("")).toEqual(["09:10 ServiceStarted"])
    expect(budi(lane)).toEqual(["16:00 CitizenLeft (closing)"])
  })
})

describe("ticket-cap", () => {
  const people = { ana: "09:00", budi: "09:01", citra: "09:02" }
  const turnedAway = (policy: string, comers: Readonly<Record<string, string>> = people) =>
    told(comers, {}, policy).tell("CitizenTurnedAway")

  test("who comes when the tickets are gone is turned away, and waits no more", () =>
    expect(turnedAway("ticket-cap: { most: 2, ghosts: 0 % }")).toEqual(["09:02 CitizenTurnedAway citra"]))
  test("not as long as there are tickets, and anew each day", () => {
    expect(turnedAway("ticket-cap: { most: 3, ghosts: 0 % }")).toEqual([])
    const days = { ana: "09:00", budi: "09:01", citra: "tue 09:02" }
    expect(turnedAway("ticket-cap: { most: 2, ghosts: 0 % }", days)).toEqual([])
  })
  test("tickets for which nobody comes turn away people for whom there would have been room", () => {
    // Each ticket has a ghost: Ana's and Budi's take four, and Citra's would take two more.
    expect(turnedAway("ticket-cap: { most: 4, ghosts: 100 % }")).toEqual(["09:02 CitizenTurnedAway citra"])
    expect(turnedAway("ticket-cap: { most: 6, ghosts: 100 % }")).toEqual([])
  })
})

describe("redirect", () => {
  const north = "north: { hours: { mon-fri: 08:00-12:00 and 13:00-16:00 } }"
  const arrives = (name: string, at: string, office: string) =>
    `${name}: { class: visitor, arrives: ${instant(at)}, office: ${office} }`
  const town = (dependencies: string, offices = `{ ${north}, south: {} }`, people = "") => ({
    dependencies,
    offices,
    people: `{ ${arrives("ana", "09:10", "south")}, ${arrives("budi", "10:00", "south")}${people} }`,
  })
  /** The mains of the south are out; everybody needs the link too. */
  const south = "{ power: { fails: [] }, link: {} }"
  const southOut = `{ ${north}, south: { dependencies: { power: { fails: [${down("09:00", "15:00")}] } } } }`
  const policy = "redirect: { travel: 30 min, after: 20 min }"

  test("those who wait and those who come go on to the office that works", () => {
    const { of } = told({}, {}, policy, town(south, southOut))
    // Nobody is served from 9:00 on, so at 9:20 Ana is sent off, and Budi at the door.
    expect(of("ana", "CitizenRedirected", "ServiceStarted")).toEqual([
      "09:20 CitizenRedirected",
      "09:50 ServiceStarted",
    ])
    expect(of("budi").at(-1)).toBe("10:40 ServiceCompleted")
  })

  test("who arrives when the other office has closed goes home", () => {
    const late = `{ ana: { class: visitor, arrives: ${instant("15:45")}, office: south } }`
    const out = southOut.replace("15:00", "18:00")
    const { of } = told({}, {}, policy, { ...town(south, out), people: late })
    expect(of("ana").slice(0, 4)).toEqual([
      "15:45 CitizenArrived",
      "15:45 CitizenRedirected",
      "16:15 CitizenReturned",
      "16:15 CitizenTurnedAway",
    ])
  })

  test("not where there is one office, not for a short outage", () => {
    const alone = told({ ana: "09:10" }, { power: [down("09:00", "15:00")] }, policy)
    expect(alone.tell("CitizenRedirected", "RedirectStarted", "CommandRefused")).toEqual([])
    const short = southOut.replace("15:00", "09:19")
    expect(told({}, {}, policy, town(south, short)).tell("CitizenRedirected")).toEqual([])
  })

  describe("where all are down", () => {
    const centre = `{ power: {}, link: { scope: nation, fails: [${down("09:00", "15:00")}] } }`
    const both = `{ ${north}, south: {} }`

    test("both offices send their people to each other, once, and none of them on", () => {
      const people = town(centre, both, `, ${arrives("citra", "09:05", "north")}`)
      const { of, tell } = told({}, {}, policy, people)
      expect(tell("RedirectStarted")).toHaveLength(2)
      const story = (name: string) => of(name, "CitizenRedirected", "CitizenReturned", "ServiceStarted")
      // When the link is back at 15:00 each is served where they were sent: nobody earlier than if all had stayed.
      expect(story("ana")).toEqual(["09:20 CitizenRedirected", "09:50 CitizenReturned", "15:00 ServiceStarted"])
      expect(story("citra")).toEqual(["09:20 CitizenRedirected", "09:50 CitizenReturned", "15:00 ServiceStarted"])
      expect(story("budi")).toEqual(["10:00 CitizenRedirected", "10:30 CitizenReturned", "15:10 ServiceStarted"])
      const stayed = told({}, {}, "", people).tell("ServiceStarted")
      expect(stayed.map((line) => line.slice(0, 5))).toEqual(["15:00", "15:00", "15:10"])
    })

    test("the way uses patience up, and who gives up comes again to the own office", () => {
      // Two hours of patience: ten minutes at the one office, thirty on the way, eighty at the other.
      const people = `{ ana: { class: visitor, arrives: ${instant("09:10")}, office: south, patience: 2 h } }`
      const citizens =
        "{ visitor: { wants: visit, arrive: { rate: 0 / h }, returns: { chance: 100 %, after: 1 working day } } }"
      const { of, run } = told({}, {}, policy, { ...town(centre, both), people, citizens })
      expect(of("ana", "CitizenRedirected", "CitizenReturned", "CitizenLeft").slice(0, 3)).toEqual([
        "09:20 CitizenRedirected",
        "09:50 CitizenReturned",
        "11:10 CitizenLeft (patience)",
      ])
      const offices = run.events
        .filter(({ type }) => type === EventType.CitizenReturned || type === EventType.CitizenLeft)
        .map(({ office }) => run.model.plan.offices[office].name)
      expect(offices).toEqual(["north", "north", "south"])
    })
  })

  test("what is said to those who stay is not said to those who are sent on", () => {
    // The other office works, and Ana waits there behind Citra for longer than who is told “not today” would.
    const crowd = `, ${arrives("citra", "09:39", "north")}, ${arrives("dewi", "09:39", "north")}`
    const people = town(south, southOut, crowd)
    const announcements = "[{ at: { fails: power }, says: not today, to: those waiting }]"
    const { of } = told({}, {}, "redirect: { travel: 30 min, after: 0 min }", { ...people, announcements })
    expect(of("ana", "CitizenRedirected", "ServiceStarted")).toEqual([
      "09:10 CitizenRedirected",
      "09:59 ServiceStarted",
    ])
  })

  test("the office that works is crowded: who came there waits behind them", () => {
    const crowd = `, ${arrives("citra", "09:51", "north")}`
    const { of } = told({}, {}, policy, town(south, southOut, crowd))
    expect(of("citra", "ServiceStarted")).toEqual(["10:00 ServiceStarted"])
    expect(told({}, {}, "", town(south, southOut, crowd)).of("citra", "ServiceStarted")).toEqual([
      "09:51 ServiceStarted",
    ])
  })
})

describe("appointments", () => {
  const citizens =
    "{ visitor: { wants: visit, arrive: { rate: 40 / working day, by_hour: { 08:00-09:00: 1 } }, returns: { chance: 0 %, after: 1 working day } } }"
  const run = "{ zone: Asia/Jakarta, from: 2025-01-06, for: 2 days, replications: 1, seed: small }"
  const policy = (no_show: string, reach: string) =>
    `appointments: { quota: 14 / working day, no_show: ${no_show}, reach: ${reach} }`
  const came = (policies: string) =>
    told({}, {}, policies, { citizens, run }).run.events.filter(
      ({ type }) => type === EventType.CitizenArrived || type === EventType.CitizenCame,
    )

  test("instead of a crowd in the morning, one after the other over opening time", () => {
    const hours = (policies: string) => new Set(came(policies).map(({ time }) => Math.floor((time % 86_400) / 3600)))
    expect([...hours("")]).toEqual([8])
    // 14 in seven hours of opening are one each half hour; nobody comes in the break.
    expect([...hours(policy("0 %", "100 %"))]).toEqual([8, 9, 10, 11, 13, 14, 15])
    const clocks = came(policy("0 %", "100 %")).map(({ time }) => time % 1800)
    expect(new Set(clocks)).toEqual(new Set([900]))
  })

  test("whom it does not reach comes as before", () =>
    expect(came(policy("0 %", "0 %")).map(({ time }) => time)).toEqual(came("").map(({ time }) => time)))

  test("some do not come", () => {
    const monday = run.replace("2 days", "1 days")
    const { tell } = told({}, {}, policy("100 %", "100 %"), { citizens, run: monday })
    expect(tell("ServiceStarted")).toEqual([])
    expect(tell("AppointmentMissed")).toHaveLength(14)
  })
})
