import { EventType, type Policy, Refusal } from "@tangguh/office"
import { describe, expect, test } from "vitest"
import { given, story } from "../src/index.ts"

const open = 8 * 3600
const answering = (answer: (time: number) => unknown): Policy => ({
  name: "meddler",
  listensTo: [EventType.OfficeOpened, EventType.BreakStarted],
  decide: (_, event) => [answer(event.time)] as never,
})
const refusal = (command: unknown) => {
  const { run } = story(given({ ana: "fri 15:00" }), [answering(() => command)])
  const refused = run.events.find(({ type }) => type === EventType.CommandRefused)
  return refused === undefined ? null : { reason: refused.value, because: run.events[refused.cause - 1].type }
}

describe("commands that cannot be carried out are refused, with the reason in the log", () => {
  const opened = EventType.OfficeOpened
  const cases: readonly (readonly [string, unknown, number])[] = [
    [
      "hours extended at no office",
      { kind: "extend hours", office: 7, until: open + 1, slow: 1 },
      Refusal.noSuchOffice,
    ],
    ["half an office", { kind: "dismiss queue", office: 0.5, voucher: false }, Refusal.noSuchOffice],
    ["a negative office", { kind: "dismiss queue", office: -1, voucher: false }, Refusal.noSuchOffice],
    ["hours extended into the past", { kind: "extend hours", office: 0, until: 0, slow: 1 }, Refusal.inThePast],
    ["until no number", { kind: "extend hours", office: 0, until: NaN, slow: 1 }, Refusal.notANumber],
    ["for ever", { kind: "extend hours", office: 0, until: Infinity, slow: 1 }, Refusal.notANumber],
    ["faster than possible", { kind: "extend hours", office: 0, until: open + 1, slow: 0.5 }, Refusal.notANumber],
    ["a timer in the past", { kind: "set timer", at: 0, token: 0 }, Refusal.inThePast],
    ["a timer at no time", { kind: "set timer", at: NaN, token: 0 }, Refusal.notANumber],
    ["a timer beyond all numbers", { kind: "set timer", at: 1e308, token: 0 }, Refusal.notANumber],
    ["a token that is none", { kind: "set timer", at: 1e6, token: -1 }, Refusal.tokenOutOfRange],
    ["a token that is too large", { kind: "set timer", at: 1e6, token: 1_048_576 }, Refusal.tokenOutOfRange],
  ]
  test.each(cases)("%s", (_, command, reason) => expect(refusal(command)).toEqual({ reason, because: opened }))

  test("hours of an office that is closed, and a queue that has been dismissed", () => {
    const twice: Policy = {
      name: "twice",
      listensTo: [EventType.OfficeOpened, EventType.OfficeClosed],
      decide: (_, { type }) =>
        type === EventType.OfficeOpened
          ? [0, 1].map(() => ({ kind: "dismiss queue", office: 0, voucher: false }))
          : [{ kind: "extend hours", office: 0, until: 1e6, slow: 1 }],
    }
    const refused = story(given({ ana: "09:00" }), [twice]).run.events.filter(
      ({ type }) => type === EventType.CommandRefused,
    )
    expect(refused.slice(0, 2).map(({ value }) => value)).toEqual([Refusal.alreadyDone, Refusal.officeClosed])
  })

  test("a refused command changes nothing", () => {
    const file = given({ ana: "09:00", budi: "15:55", citra: "15:56" })
    const meddled = story(file, [answering(() => ({ kind: "dismiss queue", office: 9, voucher: true }))])
    const strip = (lines: string[]) => lines.filter((line) => !line.includes("CommandRefused"))
    expect(strip(meddled.tell())).toEqual(story(file).tell())
  })
})

describe("a policy that misbehaves ends the run, under its name", () => {
  const running = (policy: Partial<Policy>) => () =>
    story(given({ ana: "09:00" }), [
      { name: "quiet", listensTo: [EventType.OfficeOpened], decide: () => [] },
      { name: "rogue", listensTo: [EventType.OfficeOpened], ...policy },
    ])

  test("it commands for ever", () => {
    const forever = {
      listensTo: [EventType.OfficeOpened, EventType.CommandRefused],
      decide: () => [{ kind: "dismiss queue" as const, office: 9, voucher: false }],
    }
    expect(running(forever)).toThrow(/after 1000 rounds at 28800 s: rogue$/)
  })

  test("it sets a timer for now, again and again", () => {
    const forever: Partial<Policy> = {
      listensTo: [EventType.OfficeOpened, EventType.TimerFired],
      decide: (_, { time }) => [{ kind: "set timer", at: time, token: 0 }],
    }
    expect(running(forever)).toThrow(/after 1000 rounds at 28800 s: rogue$/)
  })

  test("it throws when it decides", () => {
    const decide = () => {
      throw new Error("no idea")
    }
    expect(running({ decide })).toThrow("the policy rogue failed at event 1 (OfficeOpened of -1, 28800 s): no idea")
  })

  test("it throws when it remembers", () => {
    const remember = () => {
      throw new Error("forgot")
    }
    expect(running({ remember })).toThrow("the policy rogue failed at event 1 (OfficeOpened of -1, 28800 s): forgot")
  })

  test("it gives commands without end at once", () => {
    const decide = function* () {
      for (;;) yield { kind: "dismiss queue", office: 9, voucher: false }
    }
    expect(running({ decide: decide as never })).toThrow(
      /^the policy rogue failed .* more than 1000000 commands at once$/,
    )
  })

  test("it gives a command that does not exist", () =>
    expect(running({ decide: () => [{ kind: "raise salaries" }] as never })).toThrow(/rogue .*raise salaries/))
  test("it answers nothing that can be read", () =>
    expect(running({ decide: () => undefined as never })).toThrow(/^the policy rogue failed/))
})

test("a queue that is dismissed though everything works is dismissed for that day", () => {
  const once: Policy = {
    name: "once",
    listensTo: [EventType.OfficeOpened],
    decide: (_, { time }) => (time < 86_400 ? [{ kind: "dismiss queue", office: 0, voucher: false }] : []),
  }
  const people = { ana: "09:00", budi: "09:00", citra: "tue 09:00", dora: "tue 09:00" }
  const told = story(
    given(people, {
      citizens: "{ visitor: { wants: visit, arrive: { rate: 0 / h }, patience_when_told: { not today: 5 min } } }",
    }),
    [once],
  )
  expect(told.tell("CitizenLeft")).toEqual(["09:05 CitizenLeft budi (dismissed)"])
})

test("a timer is heard by the policy whose it is", () => {
  const heard: string[] = []
  const clock = (name: string): Policy => ({
    name,
    listensTo: [EventType.OfficeOpened, EventType.TimerFired],
    remember: (memory, event) => (
      event.type === EventType.TimerFired ? heard.push(`${name} ${event.value}`) : 0,
      memory
    ),
    decide: (_, { type, time }) =>
      type === EventType.OfficeOpened && time < 86_400
        ? [{ kind: "set timer", at: time + 60, token: name.length }]
        : [],
  })
  story(given({ ana: "09:00" }), [clock("a"), clock("bb")])
  expect(heard).toEqual(["a 1", "bb 2"])
})
