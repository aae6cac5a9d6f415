import { describe, expect, test } from "vitest"
import { down } from "../../src/index.ts"
import { crowdAt, type Fails, told } from "./told.ts"

/* Where each helps, where it must not, and what it costs besides. All instants are worked out by hand. */

describe("hotline", () => {
  const hotline = "hotline: { reach: 100 %, calls_first: 100 %, lead: 30 min, call: 3 min }"
  const power = { power: [down("09:00", "10:00")] }
  const counts = (time: string, fails: Fails = power) => {
    const { tell } = told({}, fails, hotline, crowdAt(time))
    return [tell("CallAnswered").length, tell("TripAvoided").length, tell("CitizenArrived").length > 0]
  }

  test("who hears that nobody can be served stays at home; whoever finds the only line engaged comes", () =>
    expect(counts("09:40")).toEqual([1, 1, true]))
  test("an answer from before the failure is out of date", () => expect(counts("09:20")).toEqual([1, 0, true]))
  test("an answer from before the recovery is out of date", () => expect(counts("10:20")).toEqual([1, 1, true]))
  test("nobody answers before opening", () =>
    expect(counts("08:20", { power: [down("07:00", "10:00")] })).toEqual([0, 0, true]))
  test("where nothing fails it keeps nobody away", () => expect(counts("09:40", {})).toEqual([1, 0, true]))
})

describe("public-status", () => {
  const status = (falseUp: string) =>
    `public-status: { reach: 100 %, delay: 30 min, false_up: ${falseUp}, false_up_after: 1 h }`
  const power = { power: [down("09:00", "11:00")] }
  const came = (time: string, falseUp = "0 %", fails: Fails = power) => {
    const { tell } = told({}, fails, status(falseUp), crowdAt(time))
    return [tell("CitizenArrived").length > 0, tell("TripAvoided").length > 0]
  }

  test("those who see it stay at home", () => expect(came("09:40")).toEqual([false, true]))
  test("not before it is published", () => expect(came("09:20")).toEqual([true, false]))
  test("not after the recovery is published", () => expect(came("11:40")).toEqual([true, false]))
  test("the recovery too is published late", () => expect(came("11:20")).toEqual([false, true]))
  test("a wrong “up” sends them out in vain", () => expect(came("10:40", "100 %")).toEqual([true, false]))
  test("what is over before it is published is never published", () =>
    expect(told({}, { power: [down("09:00", "09:20")] }, status("0 %")).tell("StatusPublished")).toEqual([]))
})

describe("send-home", () => {
  const classes = {
    citizens:
      "{ visitor: { wants: visit, arrive: { rate: 0 / working day, by_hour: { 07:00-07:30: 1 } }, patience_when_told: { not today: 10 min }, returns: { chance: 100 %, after: 1 working day } } }",
  }
  const sendHome = (priority: boolean) => `send-home: { after: 1 h, priority: "${priority}" }`.replaceAll('"', "")

  test("sends home after so long a time without service, and at the door those who come", () => {
    const { of } = told({ ana: "09:10", budi: "10:20" }, { power: [down("09:00", "15:00")] }, sendHome(true), classes)
    expect(of("ana").slice(1, 3)).toEqual(["09:10 TicketCalled", "10:10 CitizenLeft (dismissed)"])
    expect(of("budi").slice(1, 3)).toEqual(["10:20 TicketCalled", "10:30 CitizenLeft (dismissed)"])
  })

  test("vouchers come first the day after, before those who were there earlier", () => {
    const people = { ana: "09:10", budi: "tue 06:30", citra: "tue 06:40" }
    const order = (priority: boolean) =>
      told(people, { power: [down("09:00", "15:00")] }, sendHome(priority), classes)
        .tell("ServiceStarted")
        .map((line) => line.split(" ").at(-1))
    expect(order(true)).toEqual(["ana", "budi", "citra"])
    expect(order(false)).toEqual(["budi", "citra", "ana"])
  })

  test("not for a short outage", () =>
    expect(
      told({ ana: "09:10" }, { power: [down("09:00", "09:59")] }, sendHome(true), classes).tell("QueueDismissed"),
    ).toEqual([]))

  test("the time without service begins anew after each recovery", () => {
    const cuts = { power: [down("09:00", "09:40"), down("09:45", "12:00")] }
    expect(told({ ana: "09:10" }, cuts, sendHome(true), classes).tell("QueueDismissed")).toEqual([
      "10:45 QueueDismissed",
    ])
  })

  test("the time without service begins when a generator that carried stops, not at the cut", () => {
    const policies = `generator: { start: 5 min, start_failure: 0 %, damage: 0 %, fuel: 30 min }, ${sendHome(true)}`
    const { tell } = told({ ana: "09:10" }, { power: [down("09:00", "15:00")] }, policies, classes)
    expect(tell("QueueDismissed")[0]).toBe("10:35 QueueDismissed")
  })

  test("the server may come back just after: those who left have gone in vain", () => {
    const { of } = told({ ana: "09:10" }, { power: [down("09:00", "10:11")] }, sendHome(true), classes)
    expect(of("ana").at(2)).toBe("10:10 CitizenLeft (dismissed)")
  })
})

describe("letters", () => {
  /** Whoever goes home unserved comes again four working days later. */
  const classes = {
    citizens:
      "{ visitor: { wants: visit, arrive: { rate: 0 / working day, by_hour: { 08:00-08:10: 1 } }, returns: { chance: 100 %, after: 4 working days } } }",
  }
  const people = { ana: "09:10", budi: "09:20", citra: "10:00" }
  const letters = (more = "") => `letters: { reach: 100 %, lag: 1 days${more} }`
  const back = (policies: string, until = "tue 09:00") =>
    told(people, { power: [down("09:00", until)] }, policies, classes)
      .tell("CitizenReturned")
      .map((line) => line.split(" ")[0])

  test("those who came in vain come when they are told that service is back", () => {
    expect(back("")).toEqual(["fri", "fri", "fri"])
    expect(back(letters())).toEqual(["wed", "wed", "wed"])
  })

  test("nobody is told while it lasts, after a short outage, or where the letter does not come", () => {
    expect(back(letters(), "fri 18:00").includes("wed")).toBe(false)
    expect(back(letters(", after: 2 days"))).toEqual(["fri", "fri", "fri"])
    expect(back("letters: { reach: 0 %, lag: 1 days }")).toEqual(["fri", "fri", "fri"])
  })

  test("brings nobody who would have come sooner, and nobody who was never there", () => {
    const soon = { citizens: classes.citizens.replace("4 working days", "1 working day") }
    const { tell } = told(people, { power: [down("09:00", "18:00")] }, letters(), soon)
    expect(tell("CitizenInvited")).toEqual([])
    expect(
      told({ ana: "fri 09:00" }, { power: [down("09:00", "tue 09:00")] }, letters(), classes).tell("CitizenInvited"),
    ).toEqual([])
  })

  test("they come as a herd: the last of them waits for all the others", () => {
    const { tell } = told(people, { power: [down("09:00", "tue 09:00")] }, letters(), classes)
    const starts = tell("ServiceStarted").map((line) => line.split(" ")[0])
    expect(starts).toEqual(["wed", "wed", "wed"])
  })
})
