import { expect, test } from "vitest"
import { down, given, story } from "../src/index.ts"

/* Ten minutes for everybody at one counter: every expected instant is worked out by hand. */

const power = (...windows: string[]) => ({
  dependencies: `{ power: { fails: [${windows.join(", ")}] }, link: { scope: nation } }`,
})
const friday = { hours: "{ mon-thu: 08:00-16:00, fri: 08:00-11:30 and 13:00-15:00 }" }
const repeating = {
  services:
    "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min, needs: [power, link], when: { failure: resume, power: repeat } }] } }",
}
const staying = {
  services:
    "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min, needs: [power, link], queue: { at_closing: stay } }] } }",
}

test("a break lets the service in hand finish, and those who wait wait on", () => {
  const { of } = bound(given({ ana: "fri 11:25", budi: "fri 11:29", citra: "fri 12:00" }, friday))
  expect(of("ana")).toEqual(["fri 11:25 CitizenArrived", "fri 11:25 ServiceStarted", "fri 11:35 ServiceCompleted"])
  expect(of("budi")).toEqual(["fri 11:29 CitizenArrived", "fri 13:00 ServiceStarted", "fri 13:10 ServiceCompleted"])
  expect(of("citra")).toEqual(["fri 12:00 CitizenArrived", "fri 13:10 ServiceStarted", "fri 13:20 ServiceCompleted"])
})

test("a failure during a break is found out when the doors open again", () => {
  const { of } = bound(given({ ana: "12:30" }, power(down("12:10", "14:00"))))
  expect(of("ana")).toEqual([
    "12:30 CitizenArrived",
    "13:00 TicketCalled",
    "14:00 ServiceStarted",
    "14:10 ServiceCompleted",
  ])
})

test("who was interrupted before a break goes on after it, though the failure is over within it", () => {
  const { of } = bound(given({ ana: "11:50" }, power(down("11:55", "12:30"))))
  expect(of("ana").slice(1)).toEqual([
    "11:50 ServiceStarted",
    "11:55 ServiceInterrupted",
    "13:00 ServiceResumed",
    "13:05 ServiceCompleted",
  ])
})

test("a failure that is over before the break is over is not found out", () => {
  const { of } = bound(given({ ana: "12:30" }, power(down("12:10", "13:00"))))
  expect(of("ana")).toEqual(["12:30 CitizenArrived", "13:00 ServiceStarted", "13:10 ServiceCompleted"])
})

test("a free counter calls the next ticket while something is down, and no other", () => {
  const { of } = bound(given({ ana: "09:00", budi: "09:01" }, power(down("08:30", "09:30"))))
  expect(of("ana")).toEqual([
    "09:00 CitizenArrived",
    "09:00 TicketCalled",
    "09:30 ServiceStarted",
    "09:40 ServiceCompleted",
  ])
  expect(of("budi")).toEqual(["09:01 CitizenArrived", "09:40 ServiceStarted", "09:50 ServiceCompleted"])
})

test("resume goes on with what was left, repeat begins anew", () => {
  const cut = power(down("09:04", "09:30"))
  const interrupted = ["09:00 ServiceStarted", "09:04 ServiceInterrupted", "09:30 ServiceResumed"]
  const { of: resumed } = bound(given({ ana: "09:00" }, cut))
  expect(resumed("ana").slice(1)).toEqual([...interrupted, "09:36 ServiceCompleted"])
  const { of: repeated } = bound(given({ ana: "09:00" }, { ...cut, ...repeating }))
  expect(repeated("ana").slice(1)).toEqual([...interrupted, "09:40 ServiceCompleted"])
})

test("a service that ends at the instant of the failure has ended", () => {
  const { of } = bound(given({ ana: "08:50" }, power(down("09:00", "09:30"))))
  expect(of("ana")).toEqual(["08:50 CitizenArrived", "08:50 ServiceStarted", "09:00 ServiceCompleted"])
})

test("an outage until an instant has ended at it", () => {
  const { of } = bound(given({ ana: "09:30" }, power(down("09:00", "09:30"))))
  expect(of("ana")).toEqual(["09:30 CitizenArrived", "09:30 ServiceStarted", "09:40 ServiceCompleted"])
})

test("patience counts the wait before opening and in breaks, and not the service", () => {
  const { of } = bound(
    given({
      dawn: { at: "07:00", patience: "59 min" },
      ana: "11:50",
      budi: { at: "11:51", patience: "75 min" },
      citra: { at: "11:52", patience: "60 min" },
    }),
  )
  expect(of("dawn")).toEqual(["07:00 CitizenArrived", "07:59 CitizenLeft (patience)"])
  expect(of("budi")).toEqual(["11:51 CitizenArrived", "13:00 ServiceStarted", "13:10 ServiceCompleted"])
  expect(of("citra")).toEqual(["11:52 CitizenArrived", "12:52 CitizenLeft (patience)"])
})

test("patience counts interruptions, and stands still in service", () => {
  // Ten of thirty minutes are spent waiting, six in service, so that twenty are left at the failure.
  const { of } = bound(
    given({ ana: "08:50", budi: { at: "08:50", patience: "30 min" } }, power(down("09:06", "10:00"))),
  )
  expect(of("budi")).toEqual([
    "08:50 CitizenArrived",
    "09:00 ServiceStarted",
    "09:06 ServiceInterrupted",
    "09:26 CitizenLeft (patience)",
  ])
})

test("closing sends home those who wait, and finishes whom it serves", () => {
  const { of } = bound(given({ ana: "15:55", budi: "15:56" }))
  expect(of("ana").at(-1)).toBe("16:05 ServiceCompleted")
  expect(of("budi")).toEqual(["15:56 CitizenArrived", "16:00 CitizenLeft (closing)"])
})

test("a failure after closing sends the interrupted home", () => {
  const { of } = bound(given({ ana: "15:55" }, power(down("16:02", "17:00"))))
  expect(of("ana").slice(1)).toEqual([
    "15:55 ServiceStarted",
    "16:02 ServiceInterrupted",
    "16:02 CitizenLeft (closing)",
  ])
})

test("where they stay, those who wait and the interrupted go on in the morning", () => {
  const { of } = bound(given({ ana: "15:55", budi: "15:56" }, { ...power(down("16:02", "17:00")), ...staying }))
  expect(of("ana").slice(2)).toEqual([
    "16:02 ServiceInterrupted",
    "tue 08:00 ServiceResumed",
    "tue 08:03 ServiceCompleted",
  ])
  expect(of("budi").slice(1)).toEqual(["tue 08:03 ServiceStarted", "tue 08:13 ServiceCompleted"])
})

test("told “not today”, those who wait, the interrupted and those who come leave soon, until it works again", () => {
  const { of } = bound(
    given(
      { ana: "09:00", budi: "09:01", citra: "09:20", dora: "10:05" },
      {
        ...power(down("09:02", "10:00")),
        announcements: "[{ at: { fails: power }, says: not today, to: those waiting }]",
        citizens: "{ visitor: { wants: visit, arrive: { rate: 0 / h }, patience_when_told: { not today: 10 min } } }",
      },
    ),
  )
  expect(of("ana").slice(2)).toEqual(["09:02 ServiceInterrupted", "09:12 CitizenLeft (dismissed)"])
  expect(of("budi").at(-1)).toBe("09:12 CitizenLeft (dismissed)")
  expect(of("citra").at(-1)).toBe("09:30 CitizenLeft (dismissed)")
  expect(of("dora").at(-1)).toBe("10:15 ServiceCompleted")
})

test("told to wait, they bear a share more of what is left", () => {
  const { of } = bound(
    given(
      { ana: { at: "09:00", patience: "40 min" } },
      {
        ...power(down("08:30", "09:20"), down("09:25", "12:00")),
        announcements: "[{ at: { fails: power }, says: wait, to: those waiting }]",
        citizens: "{ visitor: { wants: visit, arrive: { rate: 0 / h }, patience_when_told: { wait: 150 % } } }",
      },
    ),
  )
  // Twenty minutes are left at the start of service at 9:20: half as many more after the announcement at 9:25.
  expect(of("ana").at(-1)).toBe("09:55 CitizenLeft (patience)")
})

test("who has come in vain comes again on a later working day, so many times at most", () => {
  const returning = {
    ...power(down("07:00", "fri 20:00")),
    citizens:
      "{ visitor: { wants: visit, arrive: { rate: 0 / working day, by_hour: { 09:00-10:00: 1 } }, returns: { chance: 100 %, after: 2 working days, at_most: 1 } } }",
  }
  const { of } = bound(given({ ana: { at: "09:00", patience: "1 h" } }, returning))
  expect(of("ana", "CitizenArrived", "CitizenLeft")[1]).toBe("10:00 CitizenLeft (patience)")
  expect(of("ana", "CitizenReturned").map((line) => line.slice(0, 6))).toEqual(["wed 09"])
})

test("more people at one opening than there are rounds for policies are served at that instant, if it takes no time", () => {
  const many = Object.fromEntries(Array.from({ length: 1500 }, (_, i) => [`p${i}`, "07:00"]))
  const { tell } = bound(
    given(many, {
      services:
        "{ visit: { steps: [{ step: serve, with: counter, takes: { uniform: 0 to 0.0000001 s }, needs: [power, link] }] } }",
    }),
  )
  expect(tell("ServiceCompleted").length).toBe(1500)
})

test("offices that share nothing have queues of their own; an office without a counter serves nobody", () => {
  const { tell } = bound(
    given(
      {},
      {
        offices: "{ north: {}, south: { resources: { counter: 0 } } }",
        people:
          "{ ana: { class: visitor, office: north, arrives: 2025-01-06 09:00 }, budi: { class: visitor, office: south, arrives: 2025-01-06 09:00 } }",
      },
    ),
  )
  expect(tell("ServiceCompleted", "CitizenLeft")).toEqual([
    "09:10 ServiceCompleted ana",
    "16:00 CitizenLeft budi (closing)",
  ])
})

test("services that share a resource share its units, in the order of arrival", () => {
  const { tell } = bound(
    given(
      {
        ana: "09:00",
        budi: { at: "09:01", class: "renewer" },
        citra: "09:02",
        dora: { at: "09:03", class: "renewer" },
      },
      {
        services:
          "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min }] }, renewal: { steps: [{ step: renew, with: counter, takes: 5 min }] } }",
        dependencies: "{}",
        citizens:
          "{ visitor: { wants: visit, arrive: { rate: 0 / h } }, renewer: { wants: renewal, arrive: { rate: 0 / h } } }",
      },
    ),
  )
  expect(tell("ServiceStarted")).toEqual([
    "09:00 ServiceStarted ana",
    "09:10 ServiceStarted budi",
    "09:15 ServiceStarted citra",
    "09:25 ServiceStarted dora",
  ])
})

/** A story whose methods can be used alone. */
function bound(text: string) {
  const told = story(text)
  return { of: told.of.bind(told), tell: told.tell.bind(told) }
}
