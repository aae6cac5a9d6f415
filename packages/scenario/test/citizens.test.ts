import { describe, expect, test } from "vitest"
import type { Plan } from "@tangguh/plan"
import { decodeText, fileWith, scenarioOf } from "./given.ts"

/* FORMAT, section 7: citizens, people and announcements. Monday to Friday 08:00-12:00 and 13:00-16:00, from Monday 2025-01-06. */

const hour = 3600
const day = 86_400

const visitor = (text: string, sections: Record<string, string> = {}) =>
  fileWith({ ...sections, citizens: `{ visitor: { wants: visit, ${text} } }` })
const arriving = (how: string, sections: Record<string, string> = {}) => visitor(`arrive: { ${how} }`, sections)
const planOf = (file: string): Plan => scenarioOf(file).plan
const fromOf = (how: string) => planOf(arriving(how)).offices[0]!.demand[0]!.from
const messageOf = (file: string): string => {
  const problems = (decodeText(file).problems ?? []).map((each) => each.format())
  expect(problems).toHaveLength(1)
  return problems[0]!
}
/** Expected arrivals of each day, as shares of a plain working day. */
const weights = (file: string): readonly number[] => {
  const plan = planOf(file)
  const { start, weight } = plan.profiles[plan.offices[0]!.demand[0]!.profile]!
  return Array.from({ length: start.length - 1 }, (_, index) =>
    Number(
      weight
        .subarray(start[index], start[index + 1])
        .reduce((sum, each) => sum + each, 0)
        .toFixed(12),
    ),
  )
}

describe("arrive", () => {
  test.each([
    ["a rate", "rate: 75 / working day", { kind: "rate", perDay: 75, group: null }],
    ["a rate on the clock", "rate: 18 / h", { kind: "rate", perDay: 432, group: null }],
    [
      "groups",
      "rate: 20 / working day, batch: { choice: { 1: 40 %, 4: 60 % } }",
      { kind: "rate", perDay: 20, group: { kind: "choice", values: [1, 4], shares: [0.4, 0.6] } },
    ],
    [
      "a pool that grows",
      "pool: 1920, each: 0.18 % / working day, grows: 57 / working day",
      { kind: "pool", size: 1920, chance: 0.0018, grows: 57 },
    ],
    [
      "instants, in order",
      "at: [2025-01-07 09:00, 2025-01-06 07:30]",
      { kind: "instants", times: Float64Array.of(7.5 * hour, day + 9 * hour) },
    ],
    [
      "appointments",
      "appointments: 30 / working day, no_show: 20 %",
      { kind: "appointments", perDay: 30, noShow: 0.2 },
    ],
  ])("%s", (_, how, from) => {
    expect(fromOf(how)).toEqual(from)
  })
  test.each([
    ["no way", "by_hour: { 08:00-09:00: 1 }", "no arrival has the key “by_hour” alone"],
    ["two ways", "rate: 1 / h, pool: 3, each: 1 % / working day", "both rate and pool in one arrival"],
    ["a pool without its chance", "pool: 3", "“each” is missing; such as 0.18 % / working day"],
    ["growth without a pool", "rate: 75 / working day, grows: 1 / working day", "unknown key “grows”"],
    ["growth on the clock", "pool: 3, each: 1 % / working day, grows: 1 / h", "this is counted by working days"],
    ["appointments on the clock", "appointments: 3 / h", "a rate such as 30 / working day"],
    [
      "appointments with hours of the day",
      "appointments: 3 / working day, by_hour: { 08:00-09:00: 1 }",
      "unknown key “by_hour”",
    ],
    ["an instant outside the run", "at: [2025-02-01 09:00]", "it lies outside the run"],
    ["groups of nobody", "rate: 3 / working day, batch: 0", "a group of nobody"],
    [
      "a rate on the clock with hours of the day",
      "rate: 1 / h, by_hour: { 08:00-09:00: 1 }",
      "a rate per working day, or no by_hour",
    ],
    [
      "hours that overlap",
      "rate: 3 / working day, by_hour: { 08:00-10:00: 1, 09:00-11:00: 1 }",
      "08:00-10:00 and 09:00-11:00 overlap",
    ],
    ["hours at which nobody comes", "rate: 3 / working day, by_hour: { 08:00-10:00: 0 }", "all weights are 0"],
  ])("refused: %s", (_, how, message) => {
    expect(messageOf(arriving(how))).toContain(message)
    expect(messageOf(arriving(how))).toMatch(/^office\.yaml:8:\d+ citizens\.visitor\.arrive/)
  })
})

describe("factors on the rate", () => {
  const run = { run: "{ zone: Asia/Jakarta, from: 2025-01-06, for: 14 days }" }
  const factors = "by_weekday: { mon: 1.3, thu-fri: 0.8 }, by_date: { 2025-01-13 to 2025-01-14: 2, 2025-01-17: 0 }"
  test("of weekdays and dates, which multiply; both ends of dates are included; a closed date has none", () => {
    const expected = [1.3, 1, 1, 0.8, 0.8, 0, 0, 2.6, 2, 1, 0.8, 0, 0, 0]
    expect(weights(arriving(`rate: 75 / working day, ${factors}`, run))).toEqual(expected)
  })
  test("of a rate on the clock too", () => {
    const expected = [1.3, 1, 1, 0.8, 0.8, 1, 1, 2.6, 2, 1, 0.8, 0, 1, 1]
    expect(weights(arriving(`rate: 3 / h, ${factors}`, run))).toEqual(expected)
  })
  test("of a weekday on which no office opens is refused, where nobody comes because of that", () => {
    const saturday = (how: string) => arriving(`${how}, by_weekday: { mon: 2, sat: 3 }`)
    expect(messageOf(saturday("rate: 75 / working day"))).toContain(
      "citizens.visitor.arrive.by_weekday.sat: no office ever opens on these days, and so nobody comes; mon, tue, wed, thu, fri, or hours on these days",
    )
    expect(weights(saturday("rate: 3 / h"))).toHaveLength(5)
    expect(weights(arriving("rate: 75 / working day, by_weekday: { mon: 2, sat-sun: 0 }"))).toHaveLength(5)
    const open = { hours: "{ mon-fri: 08:00-16:00, dates: { 2025-03-01: 08:00-12:00 } }" }
    expect(weights(arriving("rate: 75 / working day, by_weekday: { sat: 3 }", open))).toHaveLength(5)
  })
  test.each([
    ["a weekday twice", "rate: 3 / h, by_weekday: { mon-wed: 2, tue: 1 }", "mon-wed and tue overlap"],
    [
      "a date twice",
      "rate: 3 / h, by_date: { 2025-01-06 to 2025-01-08: 2, 2025-01-08: 1 }",
      "2025-01-06 to 2025-01-08 and 2025-01-08 overlap",
    ],
    [
      "dates backwards",
      "rate: 3 / h, by_date: { 2025-01-08 to 2025-01-06: 2 }",
      "runs backwards; the earlier date first",
    ],
    ["no weekday", "rate: 3 / h, by_weekday: { monday: 2 }", "monday"],
    [
      "a chance beyond 100 %",
      "pool: 9, each: 60 % / working day, by_weekday: { mon: 2 }",
      "on some days its factors make it 120 %",
    ],
  ])("refused: %s", (_, how, message) => {
    expect(messageOf(arriving(how))).toContain(message)
  })
})

describe("how a class behaves", () => {
  const behaving = (text: string) => visitor(`arrive: { rate: 75 / working day }, ${text}`)
  const classOf = (text: string) => planOf(behaving(text)).classes[0]!
  test("patience, the default is endless", () => {
    expect(classOf("patience: { exponential: 2 h }").patience).toEqual({ kind: "exponential", mean: 2 * hour })
    expect(classOf("patience: endless").patience).toBeNull()
    expect(classOf("returns: { chance: 50 %, after: 1 day }").patience).toBeNull()
  })
  test("when told", () => {
    expect(
      classOf("patience_when_told: { wait: 120 %, not today: 10 min, back at: 50 % (20 to 100) }").whenTold,
    ).toEqual({
      wait: 1.2,
      notToday: 600,
      backAt: 0.5,
    })
  })
  test("balking", () => {
    expect(classOf("balks: { queue: 40, when_down: 30 %, hopeless: 50 % }").balks).toEqual({
      queue: 40,
      whenDown: 0.3,
      hopeless: 0.5,
    })
    expect(classOf("balks: { when_down: 30 % }").balks).toEqual({
      queue: Number.POSITIVE_INFINITY,
      whenDown: 0.3,
      hopeless: 0,
    })
    expect(classOf("patience: 1 h").balks).toBeNull()
  })
  test("returns", () => {
    expect(classOf("returns: { chance: 75 %, after: { uniform: 1 to 5 working days }, at_most: 5 }").returns).toEqual({
      chance: 0.75,
      after: { law: { kind: "uniform", low: 1, high: 5 }, unit: "working days" },
      atMost: 5,
    })
  })
  test.each([
    ["a queue of nobody", "balks: { queue: 0 }", "“0” is too few"],
    ["an unknown reason to go", "balks: { line: 40 }", "unknown key “line”"],
    ["an unknown message", "patience_when_told: { maybe: 50 % }", "unknown key “maybe”"],
    ["a share without its sign", "balks: { when_down: 0.3 }", "a share such as 30 %"],
    ["returns without a chance", "returns: { after: 1 day }", "“chance” is missing"],
  ])("refused: %s", (_, text, message) => {
    expect(messageOf(behaving(text))).toContain(message)
  })
})

describe("purposes", () => {
  const file = (first: string, second: string) =>
    fileWith({
      citizens: `{ visitor: { wants: visit, arrive: { rate: 9 / working day }, purposes: { ${first} } }, elderly: { wants: visit, arrive: { rate: 2 / working day }, purposes: { ${second} } } }`,
    })
  const bank = "bank: { title: Bank account, share: 15 %, deadline: 10 days }"
  test("have a share, a deadline and a title; what classes have in common is one", () => {
    const plan = planOf(file(`${bank}, work: { share: 10 %, deadline: 5 working days }`, bank))
    expect(plan.purposes).toEqual([
      {
        name: "bank",
        title: { en: "Bank account", id: "Bank account" },
        share: 0.15,
        deadline: { law: { kind: "constant", value: 10 * day }, unit: "seconds" },
      },
      {
        name: "work",
        title: { en: "Work", id: "Work" },
        share: 0.1,
        deadline: { law: { kind: "constant", value: 5 }, unit: "working days" },
      },
    ])
    expect(plan.classes.map((each) => each.purposes)).toEqual([[0, 1], [0]])
  })
  test("refused: more than all, or without a deadline", () => {
    expect(messageOf(file(`${bank}, work: { share: 90 %, deadline: 5 days }`, bank))).toContain(
      "citizens.visitor.purposes: the shares add up to 105 %",
    )
    expect(messageOf(file("bank: { share: 15 % }", bank))).toContain("“deadline” is missing")
  })
})

describe("people", () => {
  const people = (text: string, more: Record<string, string> = {}) =>
    fileWith({ ...more, people: `{ early-bird: { class: visitor, ${text} } }` })
  test("come as scripted", () => {
    expect(planOf(people("arrives: 2025-01-06 07:30, patience: 7.5 h")).people).toEqual([
      {
        name: "early-bird",
        title: { en: "Early bird", id: "Early bird" },
        office: 0,
        class: 0,
        arrives: 7.5 * hour,
        patience: 7.5 * hour,
        patienceAtLeast: 0,
      },
    ])
  })
  test("wait as their class does, or as it does given that it is so long", () => {
    expect(planOf(people("arrives: 2025-01-06 07:30")).people[0]).toMatchObject({ patience: null, patienceAtLeast: 0 })
    expect(planOf(people("arrives: 2025-01-06 07:30, patience: at least 7.5 h")).people[0]).toMatchObject({
      patience: null,
      patienceAtLeast: 7.5 * hour,
    })
  })
  test("of many offices", () => {
    const offices = { offices: "{ town: { copies: 3 } }" }
    expect(planOf(people("arrives: 2025-01-06 07:30, office: town-0002", offices)).people[0]!.office).toBe(1)
    expect(messageOf(people("arrives: 2025-01-06 07:30, office: town", offices))).toContain("there is no office “town”")
    expect(messageOf(people("arrives: 2025-01-06 07:30", offices))).toContain("“office” is missing; one of town-0001")
  })
  test.each([
    ["an unknown class", "class: visiter, arrives: 2025-01-06 07:30", "did you mean visitor?"],
    ["outside the run", "class: visitor, arrives: 2025-01-11 07:30", "it lies outside the run"],
    ["before the run", "class: visitor, arrives: 2025-01-05 23:59", "it lies outside the run"],
    [
      "no patience",
      "class: visitor, arrives: 2025-01-06 07:30, patience: a lot",
      "a duration such as 7.5 h, or at least 7.5 h",
    ],
  ])("refused: %s", (_, text, message) => {
    expect(messageOf(fileWith({ people: `{ early-bird: { ${text} } }` }))).toContain(message)
  })
  test("refused: more patience than anybody of the class has", () => {
    const text = "{ early-bird: { class: visitor, arrives: 2025-01-06 07:30, patience: at least 7.5 h } }"
    const file = visitor("arrive: { rate: 9 / working day }, patience: { uniform: 1 to 7 h }", { people: text })
    expect(messageOf(file)).toContain("people.early-bird.patience: nobody of the class visitor waits so long")
  })
})

describe("announcements", () => {
  const stock = {
    stocks: "{ form: 100 }",
    services:
      "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min, needs: [power, link], uses: { form: 1 } }] } }",
  }
  const said = (text: string) => fileWith({ ...stock, announcements: `[{ ${text} }]` })
  test.each([
    ["when something fails", "at: { fails: power }", { kind: "fails", dependency: 0 }],
    ["when it recovers", "at: { recovers: link }", { kind: "recovers", dependency: 1 }],
    ["when a stock runs out", "at: { empty: form }", { kind: "empty", stock: 0 }],
    ["at an instant", "at: 2025-01-07 09:00", { kind: "instant", at: day + 9 * hour }],
  ])("%s", (_, at, occasion) => {
    expect(
      planOf(said(`${at}, says: back at, to: everyone, reach: 60 %, delay: 1 h, by: office`)).arrangement.announcements,
    ).toEqual([{ at: occasion, says: "back at", to: "everyone", reach: 0.6, delay: hour, by: "office" }])
  })
  test("to those waiting, all of them, at once, if nothing else is said; the default is silence", () => {
    expect(planOf(said("at: { fails: power }, says: not today")).arrangement.announcements).toMatchObject([
      { says: "not today", to: "those waiting", reach: 1, delay: 0 },
    ])
    expect(planOf(fileWith()).arrangement.announcements).toEqual([])
  })
  test.each([
    ["an unknown message", "at: { fails: power }, says: tomorrow", "“tomorrow” is not possible here"],
    ["an unknown occasion", "at: { closes: power }, says: wait", "no occasion has the key “closes” alone"],
    ["an unknown stock", "at: { empty: forms }, says: wait", "there is no stock “forms”; did you mean form?"],
    ["an instant outside the run", "at: 2025-03-01, says: wait", "it lies outside the run"],
    ["nothing said", "at: { fails: power }", "“says” is missing"],
    [
      "a share of those who wait",
      "at: { fails: power }, says: not today, reach: 60 %",
      "announcements.0.reach: all who wait there hear it; 100 %, or left out; a share only with to: everyone and says: not today or back at",
    ],
    [
      "a share of everyone for whom it is over",
      "at: { fails: power }, says: up, to: everyone, reach: 60 %",
      "announcements.0.reach: “up” holds for all, whoever hears it",
    ],
  ])("refused: %s", (_, text, message) => {
    expect(messageOf(said(text))).toContain(message)
  })
})

test("an automatic warm-up", () => {
  const run = (warmUp: string) => fileWith({ run: `{ from: 2025-01-06, for: 5 days, warm_up: ${warmUp} }` })
  expect(planOf(run("auto")).warmUp).toBeNull()
  expect(planOf(run("1 day")).warmUp).toBe(day)
  expect(planOf(fileWith()).warmUp).toBe(0)
  expect(messageOf(run("automatic"))).toContain("a duration such as")
})
