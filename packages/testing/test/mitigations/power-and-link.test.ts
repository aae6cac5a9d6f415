import { describe, expect, test } from "vitest"
import { crowdAt, seeded, told } from "./told.ts"
import { down, given, scenarioOf } from "../../src/index.ts"

/* Where each helps, where it must not, and what it costs besides. All instants are worked out by hand. */

describe("ups", () => {
  const ups = "ups: { battery: 30 min, recharge: 4 h }"

  test("bridges a cut as long as its battery, to the second", () => {
    const { of, tell } = told({ ana: "08:55", budi: "09:22" }, { power: [down("09:00", "09:30")] }, ups)
    expect(of("ana").at(-1)).toBe("09:05 ServiceCompleted")
    expect(of("budi")).toEqual(["09:22 CitizenArrived", "09:22 ServiceStarted", "09:32 ServiceCompleted"])
    expect(tell("BackupTookOver", "BackupExhausted", "DependencyRecovered")).toEqual([
      "09:00 BackupTookOver power",
      "09:30 DependencyRecovered power",
    ])
  })

  test("a longer cut outlasts it", () => {
    const { of } = told({ ana: "09:25" }, { power: [down("09:00", "09:40")] }, ups)
    expect(of("ana").slice(2)).toEqual(["09:30 ServiceInterrupted", "09:40 ServiceResumed", "09:45 ServiceCompleted"])
  })

  test("charges evenly once the mains are back", () => {
    const cuts = { power: [down("09:00", "09:30"), down("10:30", "12:00")] }
    // Empty at 9:30; an hour of four fills a quarter: seven and a half minutes.
    expect(told({}, cuts, ups, crowdAt("15:00")).tell("BackupExhausted")).toEqual(["10:37:30 BackupExhausted power"])
  })

  test("wears out, and is bought anew", () => {
    const { cost } = scenarioOf(given({ ana: "09:00" }, { policies: "{ ups: {} }" })).policies[0]
    expect(cost.once).toBeGreaterThan(0)
    // Batteries die in two to four years.
    expect(cost.lasts).toBeGreaterThanOrEqual(2)
    expect(cost.lasts).toBeLessThanOrEqual(4)
  })

  test("does nothing for the link", () => {
    const { of } = told({ ana: "09:00" }, { link: [down("09:05", "09:20")] }, ups)
    expect(of("ana").slice(2)).toEqual(["09:05 ServiceInterrupted", "09:20 ServiceResumed", "09:25 ServiceCompleted"])
  })

  test("a cut that it bridges is no outage for overtime, nor for sending home", () => {
    const { tell } = told(
      { ana: "15:45", budi: "15:46", citra: "15:47" },
      { power: [down("15:00", "15:20")] },
      `${ups}, overtime: { hours: 1 h, fatigue: 1 }, send-home: { after: 0 min, priority: "false" }`,
    )
    expect(tell("HoursExtended", "QueueDismissed", "CommandRefused")).toEqual([])
  })
})

describe("generator", () => {
  const sure = "start_failure: 0 %, damage: 0 %"
  const generator = `generator: { start: 5 min, ${sure}, fuel: 24 h }`
  const power = { power: [down("09:00", "11:00")] }

  test("takes over after its start", () => {
    const { of } = told({ ana: "08:58" }, power, generator)
    expect(of("ana").slice(2)).toEqual(["09:00 ServiceInterrupted", "09:05 ServiceResumed", "09:13 ServiceCompleted"])
  })

  test("does not always start, and then not before the next cut", () => {
    const { of, tell } = told({ ana: "08:58" }, power, "generator: { start: 5 min, start_failure: 100 %, damage: 0 % }")
    expect(tell("BackupStarting", "BackupFailed")).toEqual(["09:00 BackupStarting power", "09:05 BackupFailed power"])
    expect(of("ana").slice(-2)).toEqual(["11:00 ServiceResumed", "11:08 ServiceCompleted"])
  })

  test("runs until its tank is empty, and again when it has been filled", () => {
    const { tell } = told(
      {},
      { power: [down("09:00", "thu 12:00")] },
      `generator: { start: 5 min, ${sure}, fuel: 30 min, refuel: 1 working day }`,
    )
    expect(tell("BackupTookOver", "BackupExhausted", "BackupReady").slice(0, 5)).toEqual([
      "09:05 BackupTookOver power",
      "09:35 BackupExhausted power",
      "tue 09:35 BackupReady power",
      "tue 09:40 BackupTookOver power",
      "tue 10:10 BackupExhausted power",
    ])
  })

  test("stops when staff go home, and is started again in the morning", () => {
    const { tell } = told({}, { power: [down("15:00", "wed 07:00")] }, generator)
    expect(tell("BackupStarting", "BackupTookOver", "BackupStopped")).toEqual([
      "15:00 BackupStarting power",
      "15:05 BackupTookOver power",
      "16:00 BackupStopped power",
      "tue 08:00 BackupStarting power",
      "tue 08:05 BackupTookOver power",
      "tue 16:00 BackupStopped power",
    ])
  })

  test("is tried once at each cut: what has run once runs again in the morning", () => {
    const policy = "generator: { start: 5 min, start_failure: 50 %, damage: 0 % }"
    const outcomes = Array.from(
      { length: 30 },
      (_, seed) =>
        seeded(seed, {}, { power: [down("15:00", "thu 10:00")] }, policy).tell("BackupTookOver", "BackupFailed").length,
    )
    expect(new Set(outcomes)).toEqual(new Set([1, 4])) // it failed on Monday, or it ran on each of four days
  })

  test("a start that closing breaks off ends in the morning as it would have", () => {
    const policy = "generator: { start: 5 min, start_failure: 50 %, damage: 0 % }"
    for (let seed = 0; seed < 30; seed++) {
      const early = seeded(seed, {}, { power: [down("15:00", "wed 07:00")] }, policy).tell("BackupFailed").length
      const late = seeded(seed, {}, { power: [down("15:58", "wed 07:00")] }, policy).tell("BackupFailed").length
      expect(late).toBe(early)
    }
  })

  test("stops when overtime ends early", () => {
    const { tell } = told(
      { ana: "15:30", budi: "15:31", citra: "15:32", dora: "15:33" },
      { power: [down("15:00", "wed 07:00")] },
      `${generator}, overtime: { hours: 3 h, fatigue: 1 }`,
    )
    expect(tell("BackupStopped", "OfficeClosed").slice(0, 2)).toEqual([
      "16:10 OfficeClosed",
      "16:10 BackupStopped power",
    ])
  })

  test("with a battery before it there is no gap; the battery charges meanwhile", () => {
    const cuts = { power: [down("09:00", "11:00"), down("11:30", "14:00")] }
    const { tell } = told(
      { ana: "08:58", budi: "11:29" },
      cuts,
      `ups: { battery: 30 min, recharge: 4 h }, generator: { start: 20 min, ${sure}, fuel: 8 h }`,
    )
    expect(tell("ServiceInterrupted", "BackupExhausted")).toEqual([])
    expect(tell("BackupTookOver", "BackupStopped")).toEqual([
      "09:00 BackupTookOver power",
      "09:20 BackupTookOver power",
      "09:20 BackupStopped power",
      "11:30 BackupTookOver power",
      "11:50 BackupTookOver power",
      "11:50 BackupStopped power",
    ])
  })

  test("an empty tank hands over to the battery that has charged", () => {
    const { tell } = told(
      {},
      { power: [down("09:00", "15:00")] },
      `ups: { battery: 30 min, recharge: 4 h }, generator: { start: 5 min, ${sure}, fuel: 30 min }`,
    )
    // 25 minutes are left at 9:05, and 3.75 come in the half hour after.
    expect(tell("BackupTookOver", "BackupExhausted")).toEqual([
      "09:00 BackupTookOver power",
      "09:05 BackupTookOver power",
      "09:35 BackupExhausted power",
      "09:35 BackupTookOver power",
      "10:03:45 BackupExhausted power",
    ])
  })

  test("a battery before it moves none of its draws", () => {
    const policy = "generator: { start: 5 min, start_failure: 50 %, damage: 0 % }"
    for (let seed = 0; seed < 20; seed++) {
      const failed = (policies: string) => seeded(seed, {}, power, policies).tell("BackupFailed")
      expect(failed(`ups: { battery: 1 min }, ${policy}`)).toEqual(failed(policy))
    }
  })

  test("a start may damage what it feeds, which is then down for days, mains or not", () => {
    const { of, tell } = told(
      { ana: "09:30", budi: "tue 09:00" },
      { power: [down("09:00", "10:00")] },
      "generator: { start: 5 min, start_failure: 0 %, damage: 100 %, repair: 1 working day }",
    )
    expect(tell("EquipmentDamaged", "EquipmentRepaired")).toEqual([
      "09:05 EquipmentDamaged power",
      "tue 09:05 EquipmentRepaired power",
    ])
    expect(of("ana").at(-1)).toBe("16:00 CitizenLeft (closing)")
    expect(of("budi").slice(1)).toEqual([
      "tue 09:00 TicketCalled",
      "tue 09:05 ServiceStarted",
      "tue 09:15 ServiceCompleted",
    ])
  })

  test("is useless while the link is down", () => {
    const { of } = told({ ana: "09:00" }, { link: [down("09:05", "09:20")] }, generator)
    expect(of("ana").at(-1)).toBe("09:25 ServiceCompleted")
  })
})

describe("backup-link", () => {
  const link = "backup-link: { failover: 5 min, slow: 2 }"

  test("takes over after a gap, and is slower until the first link is back", () => {
    const { of } = told({ ana: "08:58" }, { link: [down("09:00", "09:15")] }, link)
    // Two minutes done before, eight left: five in ten slow minutes, three at full pace.
    expect(of("ana").slice(2)).toEqual([
      "09:00 ServiceInterrupted",
      "09:05 ServiceResumed",
      "09:15 ServicePaced",
      "09:18 ServiceCompleted",
    ])
  })

  test("does not carry what fails for the whole nation, nor the power", () => {
    const nation = {
      dependencies: `{ power: { fails: [${down("11:00", "11:30")}] }, link: { scope: nation, fails: [${down("09:00", "10:00")}] } }`,
    }
    const { tell } = told({ ana: "09:00" }, {}, link, nation)
    expect(tell("BackupStarting")).toEqual([])
  })

  test("where it does not take over, the outage is as long as ever", () => {
    const { of } = told(
      { ana: "08:58" },
      { link: [down("09:00", "09:15")] },
      "backup-link: { failover_failure: 100 % }",
    )
    expect(of("ana").at(-1)).toBe("09:23 ServiceCompleted")
  })
})

describe("surge-protection", () => {
  /** The counter breaks each hour for two: from 1:00 to 3:00, …, from 7:00 to 9:00, from 10:00 to 12:00. */
  const resources = "{ counter: { count: 1, fails: [{ up_for: 1 h, down_for: 2 h }] } }"
  const starts = (policies: string, fails: Parameters<typeof told>[1] = {}) =>
    told({ ana: "08:10" }, fails, policies, { resources }).tell("ServiceStarted")

  test("what does not break serves", () => {
    expect(starts("")).toEqual(["09:00 ServiceStarted ana"])
    expect(starts("surge-protection: { share: 100 % }")).toEqual(["08:10 ServiceStarted ana"])
  })
  test("power cuts are as they were", () =>
    expect(starts("surge-protection: { share: 100 % }", { power: [down("08:00", "11:00")] })).toEqual([
      "11:00 ServiceStarted ana",
    ]))
  test("some breakdowns happen all the same, and only of what is protected", () => {
    const broken = (policies: string) => told({ ana: "08:10" }, {}, policies, { resources }).tell("UnitFailed").length
    expect(broken("surge-protection: { share: 50 % }")).toBeGreaterThan(0)
    expect(broken("surge-protection: { share: 50 % }")).toBeLessThan(broken(""))
    const { tell } = told({ ana: "08:10" }, {}, "surge-protection: { resource: lamp, share: 100 % }", {
      resources: resources.replace(/ }$/, ", lamp: 1 }"),
      services: "{ visit: { steps: [{ step: serve, with: { counter: 1, lamp: 1 }, takes: 10 min }] } }",
      dependencies: "{}",
    })
    expect(tell("ServiceStarted")).toEqual(["09:00 ServiceStarted ana"])
  })
})
