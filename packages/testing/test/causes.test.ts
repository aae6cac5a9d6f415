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
      "09:04 BackupExhausted power",
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
