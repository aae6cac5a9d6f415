import type { EventType } from "@tangguh/office"
import { describe, expect, test } from "vitest"
import { down, given, instant, story } from "../src/index.ts"

/* Every event names the one that made its condition true. Ten minutes for everybody at one counter. */

const explained = (types: readonly (keyof typeof EventType)[], ...parameters: Parameters<typeof given>) =>
  story(given(...parameters)).explain(...types)
const fails = (power: string, link: string) => ({
  dependencies: `{ power: { fails: [${power}] }, link: { fails: [${link}] } }`,
})

describe("a start is caused by the last thing that it waited for", () => {
  const starts = (...parameters: Parameters<typeof given>) => explained(["ServiceStarted"], ...parameters)

  test("the arrival, where nothing else is waited for", () =>
    expect(starts({ ana: "09:00" })).toEqual(["09:00 ServiceStarted ana ← 09:00 CitizenArrived ana"]))
  test("the service before", () =>
    expect(starts({ ana: "09:00", budi: "09:05" })[1]).toBe("09:10 ServiceStarted budi ← 09:10 ServiceCompleted ana"))
  test("whoever leaves the counter", () =>
    expect(
      starts({ ana: { at: "08:50", patience: "20 min" }, budi: "08:55" }, fails(down("08:30", "09:10"), "")),
    ).toEqual(["09:10 ServiceStarted budi ← 09:10 CitizenLeft ana (patience)"]))
  test("the opening, and the end of a break", () => {
    expect(starts({ ana: "07:00" })).toEqual(["08:00 ServiceStarted ana ← 08:00 OfficeOpened"])
    expect(starts({ ana: "12:00" })).toEqual(["13:00 ServiceStarted ana ← 13:00 BreakEnded"])
  })
  test("the date on which a limit begins anew, of a unit or a step", () => {
    const limited = (counter: string, limit: string) => ({
      hours: "always",
      dependencies: "{}",
      resources: `{ counter: ${counter} }`,
      services: `{ visit: { steps: [{ step: serve, with: counter, takes: 10 min${limit} }] } }`,
    })
    const people = { ana: "15:55", budi: "15:56" }
    const first = "tue 00:00 ServiceStarted budi ← tue 00:00 DayBegan"
    expect(starts(people, limited("{ count: 1, limit: 1 / working day }", ""))[1]).toBe(first)
    expect(starts(people, limited("1", ", limit: 1 / working day"))[1]).toBe(first)
  })
  test("the later of two recoveries", () => {
    const later = fails(down("08:30", "09:10"), down("08:30", "09:20"))
    expect(starts({ ana: "09:00" }, later)).toEqual(["09:20 ServiceStarted ana ← 09:20 DependencyRecovered link"])
  })
  test("a recovery that somebody else waited for is not theirs", () =>
    expect(starts({ ana: "09:30" }, fails(down("08:30", "09:10"), ""))).toEqual([
      "09:30 ServiceStarted ana ← 09:30 CitizenArrived ana",
    ]))
})

describe("an interruption is caused by the last of what makes the work impossible", () => {
  const interruptions = (...parameters: Parameters<typeof given>) => explained(["ServiceInterrupted"], ...parameters)

  test("of two failures at one instant the later in the log", () =>
    expect(interruptions({ ana: "09:00" }, fails(down("09:04", "09:30"), down("09:04", "09:20")))).toEqual([
      "09:04 ServiceInterrupted ana ← 09:04 DependencyFailed link",
    ]))
  test("what cuts the needed thing off, and that by what it needs", () => {
    const chain = { dependencies: `{ power: { fails: [${down("09:04", "09:30")}] }, link: { needs: [power] } }` }
    const needsLink = {
      services: "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min, needs: [link] }] } }",
    }
    expect(
      explained(
        ["ServiceInterrupted", "DependencyCutOff", "DependencyRejoined", "ServiceResumed"],
        { ana: "09:00" },
        { ...chain, ...needsLink },
      ),
    ).toEqual([
      "09:04 DependencyCutOff link ← 09:04 DependencyFailed power",
      "09:04 ServiceInterrupted ana ← 09:04 DependencyCutOff link",
      "09:30 DependencyRejoined link ← 09:30 DependencyRecovered power",
      "09:30 ServiceResumed ana ← 09:30 DependencyRejoined link",
    ])
  })
  test("a battery that is empty", () => {
    const battery = {
      dependencies: `{ power: { fails: [${down("08:50", "09:30")}], backups: [{ ups: { battery: 14 min, recharge: 4 h } }] }, link: {} }`,
    }
    expect(explained(["BackupTookOver", "BackupExhausted", "ServiceInterrupted"], { ana: "09:00" }, battery)).toEqual([
      "08:50 BackupTookOver power ← 08:50 DependencyFailed power",
      "09:04 BackupExhausted power ← 08:50 BackupTookOver power",
      "09:04 ServiceInterrupted ana ← 09:04 BackupExhausted power",
    ])
  })
})

describe("why somebody leaves", () => {
  const leaves = (...parameters: Parameters<typeof given>) =>
    explained(["CitizenLeft", "CitizenTurnedAway"], ...parameters)
  const impatient = { at: "09:00", patience: "10 min" }

  test("out of patience: what the wait began with", () => {
    expect(leaves({ ana: impatient }, fails(down("08:00", "10:00"), ""))).toEqual([
      "09:10 CitizenLeft ana (patience) ← 09:00 CitizenArrived ana",
    ])
    expect(leaves({ ana: impatient }, fails(down("09:04", "10:00"), ""))).toEqual([
      "09:14 CitizenLeft ana (patience) ← 09:04 ServiceInterrupted ana",
    ])
  })
  test("closing: the doors", () =>
    expect(leaves({ ana: "15:55", budi: "15:56" })).toEqual(["16:00 CitizenLeft budi (closing) ← 16:00 OfficeClosed"]))
  test("interrupted after closing: the interruption", () =>
    expect(leaves({ ana: "15:55" }, fails(down("16:02", "17:00"), ""))).toEqual([
      "16:02 CitizenLeft ana (closing) ← 16:02 ServiceInterrupted ana",
    ]))
  test("turned away: having come", () =>
    expect(
      leaves(
        { ana: "09:00", budi: "09:01" },
        {
          services:
            "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min, needs: [power, link], queue: { waiting_room: 0 } }] } }",
        },
      ),
    ).toEqual(["09:01 CitizenTurnedAway budi ← 09:01 CitizenArrived budi"]))
})

test("a service ends because of the event with which it started or went on", () => {
  const slow = fails(`{ from: ${instant("09:04")}, until: ${instant("09:30")}, slow: 2 }`, "")
  expect(explained(["ServicePaced", "ServiceCompleted"], { ana: "09:00" }, slow)).toEqual([
    "09:04 ServicePaced ana ← 09:04 DependencySlowed power",
    "09:16 ServiceCompleted ana ← 09:00 ServiceStarted ana",
  ])
})

test("what follows a step is caused by its end", () => {
  const two = {
    services:
      "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min }, { step: pay, with: counter, takes: 5 min }] } }",
    dependencies: "{}",
  }
  expect(explained(["StepEntered", "ServiceStarted"], { ana: "09:00" }, two)).toEqual([
    "09:00 ServiceStarted ana ← 09:00 CitizenArrived ana",
    "09:10 StepEntered ana ← 09:10 ServiceCompleted ana",
    "09:10 ServiceStarted ana ← 09:10 StepEntered ana",
  ])
})

describe("what backs a dependency up", () => {
  const backed = (backups: string, ...windows: string[]) => ({
    dependencies: `{ power: { fails: [${windows.join(", ")}], backups: [${backups}] }, link: {} }`,
  })
  const battery = "{ ups: { battery: 10 min, recharge: 4 h } }"
  const generator = "{ generator: { start: 20 min, fuel: 1 h, refuel: 1 working day } }"

  test("starts because of the failure, though a battery bridges it; what ends a phase is caused by what began it", () =>
    expect(
      explained(
        ["BackupStarting", "BackupTookOver", "BackupExhausted", "BackupReady"],
        { ana: "14:00" },
        backed(`${battery}, ${generator}`, down("09:00", "11:00"), down("tue 09:00", "tue 09:30")),
      ),
    ).toEqual([
      "09:00 BackupTookOver power ← 09:00 DependencyFailed power",
      "09:00 BackupStarting power ← 09:00 DependencyFailed power",
      "09:10 BackupExhausted power ← 09:00 BackupTookOver power",
      "09:20 BackupTookOver power ← 09:00 BackupStarting power",
      "10:20 BackupExhausted power ← 09:20 BackupTookOver power",
      "10:20 BackupTookOver power ← 10:20 BackupExhausted power",
      "10:22:30 BackupExhausted power ← 10:20 BackupTookOver power",
      "tue 09:00 BackupTookOver power ← tue 09:00 DependencyFailed power",
      "tue 09:10 BackupExhausted power ← tue 09:00 BackupTookOver power",
      "tue 10:20 BackupReady power ← 10:20 BackupExhausted power",
    ]))
  test("starts because of the opening, where staff are waited for", () =>
    expect(explained(["BackupStarting"], { ana: "14:00" }, backed(generator, down("15:50", "tue 09:00")))).toEqual([
      "15:50 BackupStarting power ← 15:50 DependencyFailed power",
      "tue 08:00 BackupStarting power ← tue 08:00 OfficeOpened",
    ]))
  test("starts because what it needs is up again", () => {
    const standby = "{ standby: { failover: 5 min, failover_failure: 0 %, needs: [other] } }"
    const dependencies = `{ other: { fails: [${down("08:30", "09:30")}] }, link: {}, power: { fails: [${down("09:00", "11:00")}], backups: [${standby}] } }`
    expect(explained(["BackupStarting"], { ana: "14:00" }, { dependencies })).toEqual([
      "09:30 BackupStarting power ← 09:30 DependencyRecovered other",
    ])
  })
})

test("the pace of a service: the event that changed it, and no other of the instant", () => {
  const slow = fails(`{ from: ${instant("11:00")}, until: ${instant("12:00")}, slow: 3 }`, "")
  const services =
    "{ visit: { steps: [{ step: serve, with: counter, takes: 30 min, needs: [power, link], when: { break: finish } }] } }"
  expect(explained(["ServicePaced"], { ana: "11:20" }, { ...slow, services })).toEqual([
    "12:00 ServicePaced ana ← 12:00 DependencySlowed power",
  ])
})

test("an order: whoever brought the position down to where one is due", () => {
  const office = {
    services:
      "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min }, { step: print, where: back office, takes: 30 min, uses: { form: 1 } }] } }",
    dependencies: "{}",
    stocks: "{ form: { on_hand: 3, reorder: { review: continuous, at: 1, up_to: 4, lead_time: 1 day } } }",
  }
  expect(explained(["StockOrdered"], { ana: "09:00", budi: "09:00" }, office)).toEqual([
    "09:20 StockOrdered ← 09:20 StepEntered budi",
  ])
})

test("a visit after one in vain: having left", () =>
  expect(
    explained(
      ["CitizenReturned"],
      { ana: { at: "15:55", patience: "1 min" } },
      {
        ...fails(down("15:00", "16:00"), ""),
        citizens:
          "{ visitor: { wants: visit, arrive: { rate: 0 / h }, returns: { chance: 100 %, after: 1 working day } } }",
      },
    ),
  ).toEqual([expect.stringContaining("CitizenReturned ana ← 15:56 CitizenLeft ana (patience)")]))
