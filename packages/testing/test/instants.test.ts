import { describe, expect, test } from "vitest"
import { down, given, instant, story } from "../src/index.ts"

/*
 * What falls on one instant happens in the order of its phases, and only then the instant settles. Ten minutes for everybody at one
 * counter, from 8 to 12 and from 13 to 16, if nothing else is said.
 */

const power = (...windows: string[]) => ({
  dependencies: `{ power: { fails: [${windows.join(", ")}] }, link: { scope: nation } }`,
})
const serving = (step: string) => ({
  services: `{ visit: { steps: [{ step: serve, with: counter, takes: 10 min, needs: [power, link]${step} }] } }`,
})
const told = (...parameters: Parameters<typeof given>) => {
  const whole = story(given(...parameters))
  return { of: whole.of.bind(whole), tell: whole.tell.bind(whole) }
}

describe("a service that ends at an instant has ended at it", () => {
  test("when a unit breaks", () =>
    expect(
      told(
        { ana: "08:50" },
        {
          resources: `{ counter: { count: 1, fails: [${down("09:00", "09:30")}] } }`,
          ...serving(", when: { breakdown: leave }"),
        },
      )
        .of("ana")
        .at(-1),
    ).toBe("09:00 ServiceCompleted"))
  test("when a break begins", () =>
    expect(told({ ana: "11:50" }, serving(", when: { break: leave }")).of("ana").at(-1)).toBe("12:00 ServiceCompleted"))
  test("when the office closes", () =>
    expect(told({ ana: "15:50" }, serving(", when: { closing: leave }")).of("ana").at(-1)).toBe(
      "16:00 ServiceCompleted",
    ))
  test("when there are fewer units", () => {
    const shifts = "[{ days: mon-fri, hours: 08:00-09:00, count: 1 }, { days: mon-fri, hours: 09:00-16:00, count: 0 }]"
    const { of } = told(
      { ana: "08:50" },
      { resources: `{ counter: { count: 1, shifts: ${shifts} } }`, ...serving(", when: { shift: leave }") },
    )
    expect(of("ana").at(-1)).toBe("09:00 ServiceCompleted")
  })
  test("but whoever is next is not called any more, at a break and at closing", () => {
    const { of } = told({ ana: "11:50", budi: "11:51", citra: "15:50", dora: "15:51" })
    expect(of("budi")[1]).toBe("13:00 ServiceStarted")
    expect(of("dora")[1]).toBe("16:00 CitizenLeft (closing)")
  })
})

describe("who has run out of patience leaves, though the wait would be over", () => {
  const patient = (at: string, patience: string) => ({ at, patience })

  test("when the service before ends", () =>
    expect(
      told({ ana: "09:00", budi: patient("09:00", "10 min") })
        .of("budi")
        .at(-1),
    ).toBe("09:10 CitizenLeft (patience)"))
  test("when power is back", () =>
    expect(
      told({ ana: patient("09:00", "10 min") }, power(down("08:30", "09:10")))
        .of("ana")
        .at(-1),
    ).toBe("09:10 CitizenLeft (patience)"))
  test("when doors open", () =>
    expect(
      told({ ana: patient("07:50", "10 min") })
        .of("ana")
        .at(-1),
    ).toBe("08:00 CitizenLeft (patience)"))
  test("when a delivery comes", () => {
    const paper = {
      ...serving(", uses: { form: 1 }"),
      stocks: `{ form: { on_hand: 0, deliveries: [{ at: ${instant("09:10")}, amount: 1 }] } }`,
    }
    expect(
      told({ ana: patient("09:00", "10 min") }, paper)
        .of("ana")
        .at(-1),
    ).toBe("09:10 CitizenLeft (patience)")
  })
})

describe("what comes before arrivals", () => {
  const room = serving(", queue: { waiting_room: 1 }")

  test("recovery: nobody finds it down", () => {
    const balking = {
      ...power(down("08:30", "09:00")),
      citizens: "{ visitor: { wants: visit, arrive: { rate: 0 / h }, balks: { when_down: 100 % } } }",
    }
    expect(told({ ana: "09:00" }, balking).of("ana").at(-1)).toBe("09:10 ServiceCompleted")
    expect(told({ ana: "08:59" }, balking).of("ana").at(-1)).toBe("08:59 CitizenTurnedAway")
  })
  test("failure: everybody finds it down", () => {
    const balking = {
      ...power(down("09:00", "09:30")),
      citizens: "{ visitor: { wants: visit, arrive: { rate: 0 / h }, balks: { when_down: 100 % } } }",
    }
    expect(told({ ana: "09:00" }, balking).of("ana").at(-1)).toBe("09:00 CitizenTurnedAway")
  })
  test("patience: a place in the waiting room is free", () => {
    const people = { ana: "09:00", budi: { at: "09:01", patience: "4 min" }, citra: "09:05" }
    expect(told(people, room).of("citra").at(-1)).toBe("09:20 ServiceCompleted")
    expect(
      told({ ...people, citra: "09:04" }, room)
        .of("citra")
        .at(-1),
    ).toBe("09:04 CitizenTurnedAway")
  })
  test("opening: the first is served at once, and needs no waiting room", () => {
    const none = serving(", queue: { waiting_room: 0 }")
    expect(told({ ana: "08:00" }, none).of("ana").at(-1)).toBe("08:10 ServiceCompleted")
    expect(told({ ana: "07:59" }, none).of("ana").at(-1)).toBe("07:59 CitizenTurnedAway")
  })
  test("who comes together with another who can be called at once waits in a room that is empty", () => {
    expect(told({ ana: "09:00", budi: "09:00" }, room).of("budi").at(-1)).toBe("09:20 ServiceCompleted")
    expect(told({ ana: "09:00", budi: "09:00", citra: "09:00" }, room).of("citra").at(-1)).toBe(
      "09:00 CitizenTurnedAway",
    )
  })
  test("closing: whoever comes at it stands before closed doors, and is not sent home", () =>
    expect(told({ ana: "16:00" }).of("ana")).toEqual([
      "16:00 CitizenArrived",
      "tue 08:00 ServiceStarted",
      "tue 08:10 ServiceCompleted",
    ]))
  test("first visits come before people of the file", () => {
    const class2 = {
      citizens: `{ visitor: { wants: visit, arrive: { rate: 0 / h } }, other: { wants: visit, arrive: { at: [${instant("09:00")}] } } }`,
    }
    expect(told({ ana: "09:00" }, class2).of("ana").at(-1)).toBe("09:20 ServiceCompleted")
  })
  test("and all who come at an instant are there when the next is called at it", () => {
    const elders = {
      ...serving(", queue: { first: [elder] }"),
      citizens: "{ visitor: { wants: visit, arrive: { rate: 0 / h } }, elder: { like: visitor } }",
    }
    const people = { ana: "09:00", budi: "09:05", vera: { at: "09:10", class: "elder" } }
    expect(told(people, elders).tell("ServiceStarted")).toEqual([
      "09:00 ServiceStarted ana",
      "09:10 ServiceStarted vera",
      "09:20 ServiceStarted budi",
    ])
  })
})

describe("up and down at one instant", () => {
  test("an outage that ends where another begins lets nobody go on in between", () =>
    expect(
      told({ ana: "09:00" }, power(down("09:04", "09:30"), down("09:30", "10:00")))
        .of("ana")
        .slice(2),
    ).toEqual(["09:04 ServiceInterrupted", "10:00 ServiceResumed", "10:06 ServiceCompleted"]))
  test("two sources that overlap are one outage", () =>
    expect(
      told({ ana: "09:00" }, power(down("09:04", "09:30"), down("09:20", "10:00"))).tell(
        "DependencyFailed",
        "DependencyRecovered",
      ),
    ).toEqual(["09:04 DependencyFailed power", "10:00 DependencyRecovered power"]))
  test("a battery that would be empty at the recovery is not", () => {
    const carried = {
      dependencies: `{ power: { fails: [${down("09:00", "09:30")}], backups: [{ ups: { battery: 30 min, recharge: 4 h } }] }, link: {} }`,
    }
    const { tell, of } = told({ ana: "08:55", budi: "09:25" }, carried)
    expect(tell("BackupTookOver", "BackupExhausted")).toEqual(["09:00 BackupTookOver power"])
    expect(of("budi").at(-1)).toBe("09:35 ServiceCompleted")
  })
  test("power that fails when doors open is found out", () =>
    expect(
      told({ ana: "07:30" }, power(down("08:00", "09:00")))
        .of("ana")
        .slice(1, 3),
    ).toEqual(["08:00 TicketCalled", "09:00 ServiceStarted"]))
})

describe("news", () => {
  const patience = "patience_when_told: { not today: 10 min }"
  const announced = {
    citizens: `{ visitor: { wants: visit, arrive: { rate: 0 / h }, ${patience} } }`,
    announcements: `[{ at: ${instant("09:05")}, says: not today, to: those waiting }]`,
    ...power(down("09:00", "09:30")),
  }

  test("who comes at its instant hears it", () =>
    expect(told({ ana: "09:05" }, announced).of("ana").at(-1)).toBe("09:15 CitizenLeft (dismissed)"))
  test("whoever could be served at its instant is, and does not hear it", () => {
    const { of } = told({ ana: "09:05" }, { ...announced, ...power(down("08:00", "09:05")) })
    expect(of("ana").at(-1)).toBe("09:15 ServiceCompleted")
  })
})

test("news for everyone reaches those who stand there, too", () => {
  const { of } = told(
    { ana: "09:00" },
    {
      citizens: "{ visitor: { wants: visit, arrive: { rate: 0 / h }, patience_when_told: { not today: 10 min } } }",
      announcements: `[{ at: ${instant("09:05")}, says: not today, to: everyone }]`,
      ...power(down("09:00", "09:30")),
    },
  )
  expect(of("ana").at(-1)).toBe("09:15 CitizenLeft (dismissed)")
})

describe("news for everyone keeps people at home", () => {
  const comers = ["10:00", "11:30", "tue 09:00"].map(instant).join(", ")
  const news = (says: string) => ({
    citizens: `{ visitor: { wants: visit, arrive: { at: [${comers}] } } }`,
    announcements: `[{ at: ${instant("09:05")}, says: ${says}, to: everyone }]`,
    ...power(down("09:00", "11:00")),
  })
  const come = (says: string) =>
    told({}, news(says))
      .tell("CitizenArrived", "TripAvoided")
      .map((line) => line.split(" ").slice(0, -1).join(" "))

  test("until the date is over, “not today”", () => {
    expect(come("not today")).toEqual(["10:00 TripAvoided", "11:30 TripAvoided", "tue 09:00 CitizenArrived"])
  })
  test("until the work can go on, “back at”", () => {
    expect(come("back at")).toEqual(["10:00 TripAvoided", "11:30 CitizenArrived", "tue 09:00 CitizenArrived"])
  })
})

describe("after closing", () => {
  const steps = (rule: string) => ({
    dependencies: "{}",
    services: `{ visit: { steps: [{ step: serve, with: counter, takes: 10 min }, { step: pay, with: counter, takes: 10 min${rule} }] } }`,
  })
  test("whoever comes to the next counter goes home", () =>
    expect(told({ ana: "15:55" }, steps("")).of("ana").slice(-2)).toEqual([
      "16:05 StepEntered",
      "16:05 CitizenLeft (closing)",
    ]))
  test("or is served, where those inside are", () =>
    expect(told({ ana: "15:55" }, steps(", queue: { at_closing: serve }")).of("ana").at(-1)).toBe(
      "16:15 ServiceCompleted",
    ))
  test("or stays overnight, where people do", () =>
    expect(told({ ana: "15:55" }, steps(", queue: { at_closing: stay }")).of("ana").at(-1)).toBe(
      "tue 08:10 ServiceCompleted",
    ))
  test("whoever found the piece spoiled goes home", () => {
    const { of } = told(
      { ana: "15:55" },
      {
        dependencies: "{}",
        stocks: "{ form: { on_hand: 9 } }",
        services:
          "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min, uses: { form: { amount: 1, spoiled: 99.9 % } } }] } }",
      },
    )
    expect(of("ana").slice(-2)).toEqual(["16:05 WorkSpoiled", "16:05 CitizenLeft (closing)"])
  })
})

describe("settling", () => {
  const two = (people: string, resources = "{ counter: 1 }") => ({
    dependencies: `{ power: {}, link: { scope: nation, fails: [${down("09:00", "09:30")}] } }`,
    offices: "{ north: {}, south: {} }",
    resources,
    people,
  })
  const person = (name: string, office: string, at: string) =>
    `${name}: { class: visitor, office: ${office}, arrives: ${instant(at)} }`

  test("offices in order, within one those at the counters in the order in which they came to them", () => {
    const people = `{ ${person("ana", "south", "08:51")}, ${person("budi", "north", "08:53")}, ${person("citra", "north", "08:52")} }`
    const lines = told({}, two(people, "{ counter: 2 }")).tell("ServiceInterrupted", "ServiceResumed")
    const order = ["citra", "budi", "ana"]
    expect(lines).toEqual([
      ...order.map((name) => `09:00 ServiceInterrupted ${name}`),
      ...order.map((name) => `09:30 ServiceResumed ${name}`),
    ])
  })

  test("first the counters of all offices, then those who are called", () => {
    const people = `{ ${person("ana", "south", "08:55")}, ${person("budi", "north", "09:10")}, ${person("citra", "north", "09:11")}, ${person("dora", "south", "09:12")} }`
    const lines = told({}, { ...two(people), ...serving(", when: { failure: leave }") }).tell(
      "CitizenLeft",
      "TicketCalled",
      "ServiceStarted",
    )
    expect(lines).toEqual([
      "08:55 ServiceStarted ana",
      "09:00 CitizenLeft ana (interrupted)",
      "09:10 TicketCalled budi",
      "09:12 TicketCalled dora",
      "09:30 ServiceStarted budi",
      "09:30 ServiceStarted dora",
      "09:40 ServiceStarted citra",
    ])
  })
})
