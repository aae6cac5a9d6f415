import { describe, expect, test } from "vitest"
import { down, given, instant, story } from "../src/index.ts"

/* Backups in series, tried in the order of the file. Ten minutes for everybody; the mains are out from 9.00 to 11.00. */

const WHOLE = down("09:00", "11:00")
const told = (backups: string, windows: string = WHOLE, people: Parameters<typeof given>[0] = { ana: "08:55" }) => {
  const whole = story(
    given(people, {
      dependencies: `{ power: { fails: [${windows}], backups: [${backups}] }, link: {} }`,
      hours: "{ mon-fri: 08:00-16:00 }",
    }),
  )
  return { of: whole.of.bind(whole), tell: whole.tell.bind(whole) }
}
const news = (backups: string, windows?: string) =>
  told(backups, windows)
    .tell("BackupStarting", "BackupTookOver", "BackupFailed", "BackupExhausted", "BackupStopped", "BackupReady")
    .map((line) => line.replace(" power", ""))
const ups = (battery: string, recharge = "4 h") => `{ ups: { battery: ${battery}, recharge: ${recharge} } }`

describe("a battery carries from the first second", () => {
  test("and nobody notices", () => {
    expect(news(ups("3 h"))).toEqual(["09:00 BackupTookOver"])
    expect(told(ups("3 h")).of("ana").slice(1)).toEqual(["08:55 ServiceStarted", "09:05 ServiceCompleted"])
  })
  test("until it is empty", () => {
    expect(news(ups("5 min"))).toEqual(["09:00 BackupTookOver", "09:05 BackupExhausted"])
    expect(told(ups("6 min")).of("ana").at(-1)).toBe("09:05 ServiceCompleted")
    expect(told(ups("4 min")).of("ana").slice(2)).toEqual([
      "09:04 ServiceInterrupted",
      "11:00 ServiceResumed",
      "11:01 ServiceCompleted",
    ])
  })
  test("and then the next one, without a gap", () => {
    expect(news(`${ups("30 min")}, ${ups("1 h")}`)).toEqual([
      "09:00 BackupTookOver",
      "09:30 BackupExhausted",
      "09:30 BackupTookOver",
      "10:30 BackupExhausted",
    ])
  })
})

describe("a battery charges evenly", () => {
  /** Cuts of so many minutes, each at the full hour from 9.00. */
  const cuts = (...minutes: readonly number[]) =>
    minutes
      .map((m, i) => down(`${String(9 + i).padStart(2, "0")}:00`, `${String(9 + i).padStart(2, "0")}:${m}`))
      .join(", ")

  test("from a generator, too, drained or relieved", () => {
    const generator = (start: string) => `{ generator: { start: ${start}, fuel: 20 min, refuel: 1 working day } }`
    expect(news(`${ups("10 min", "20 min")}, ${generator("20 min")}`)).toEqual([
      "09:00 BackupTookOver",
      "09:00 BackupStarting",
      "09:10 BackupExhausted",
      "09:20 BackupTookOver",
      "09:40 BackupExhausted",
      "09:40 BackupTookOver",
      "09:50 BackupExhausted",
      "tue 09:40 BackupReady",
    ])
    expect(news(`${ups("10 min", "40 min")}, ${generator("8 min")}`).slice(2, 7)).toEqual([
      "09:08 BackupTookOver",
      "09:08 BackupStopped",
      "09:28 BackupExhausted",
      "09:28 BackupTookOver",
      "09:35 BackupExhausted",
    ])
  })
  test("but not from another battery", () => {
    // The second, empty at 9.10, has charged for 50 minutes by 10.00, and for no more while the first carries.
    const windows = cuts(10, 59).replace("09:00", "08:50")
    expect(news(`${ups("10 min", "10 min")}, ${ups("10 min", "1 h")}`, windows)).toEqual([
      "08:50 BackupTookOver",
      "09:00 BackupExhausted",
      "09:00 BackupTookOver",
      "10:00 BackupTookOver",
      "10:10 BackupExhausted",
      "10:10 BackupTookOver",
      "10:18:20 BackupExhausted",
    ])
  })
  test("from empty to full in the time that is told", () => {
    // Empty at 9.20, back at 9.30; a whole charge of 20 minutes takes 60: half of it by 10.00.
    expect(news(ups("20 min", "1 h"), cuts(30, 30))).toEqual([
      "09:00 BackupTookOver",
      "09:20 BackupExhausted",
      "10:00 BackupTookOver",
      "10:10 BackupExhausted",
    ])
  })
  test("from part of a charge, at the same rate", () => {
    // Ten of twenty minutes are left at 9.10, and fifty minutes give 50/3 more: full by 10.00, whereas forty-five leave room.
    expect(news(ups("20 min", "1 h"), cuts(10, 30)).at(-1)).toBe("10:20 BackupExhausted")
    // Ten are left at 9.10; a rate of a twelfth gives 50/12 minutes more: 14 min 10 s.
    expect(news(ups("20 min", "4 h"), cuts(10, 30)).at(-1)).toBe("10:14:10 BackupExhausted")
  })
  test("and never beyond full", () =>
    expect(news(ups("20 min", "10 min"), cuts(10, 30)).at(-1)).toBe("10:20 BackupExhausted"))
})

describe("a generator leaves a gap", () => {
  const generator = (more = "") => `{ generator: { start: 2 min${more} } }`

  test("of its start", () => {
    expect(news(generator())).toEqual(["09:00 BackupStarting", "09:02 BackupTookOver"])
    expect(told(generator()).of("ana").slice(2)).toEqual([
      "09:00 ServiceInterrupted",
      "09:02 ServiceResumed",
      "09:07 ServiceCompleted",
    ])
  })
  test("which a battery bridges, that then charges", () => {
    // Two minutes of its ten are used up; they are charged again, and it takes over when the tank is empty.
    expect(news(`${ups("10 min", "1 h")}, ${generator(", fuel: 1 h, refuel: 1 working day")}`)).toEqual([
      "09:00 BackupTookOver",
      "09:00 BackupStarting",
      "09:02 BackupTookOver",
      "09:02 BackupStopped",
      "10:02 BackupExhausted",
      "10:02 BackupTookOver",
      "10:12 BackupExhausted",
      "tue 10:02 BackupReady",
    ])
  })
  test("and what does not start leaves all of it", () =>
    expect(news(generator(", start_failure: 100 %"))).toEqual(["09:00 BackupStarting", "09:02 BackupFailed"]))
  test("is not started before the doors open, and stops when they close", () => {
    expect(news(generator(), down("07:00", "17:00"))).toEqual([
      "08:00 BackupStarting",
      "08:02 BackupTookOver",
      "16:00 BackupStopped",
    ])
  })
})

describe("a standby", () => {
  const standby = (more = "") => `{ standby: { failover: 10 min${more} } }`

  test("takes over after its failover, by night too", () =>
    expect(news(standby(), down("05:00", "06:00"))).toEqual(["05:00 BackupStarting", "05:10 BackupTookOver"]))
  test("may fail, and is not tried again until the next failure", () => {
    expect(news(standby(", failover_failure: 100 %"), `${WHOLE}, ${down("12:00", "13:00")}`)).toEqual([
      "09:00 BackupStarting",
      "09:10 BackupFailed",
      "12:00 BackupStarting",
      "12:10 BackupFailed",
    ])
  })
  test("comes to nothing where the first is back sooner", () =>
    expect(news(standby(), down("09:00", "09:10"))).toEqual(["09:00 BackupStarting"]))
  test("stops, too, while what it needs is down that cuts off what it stands in for", () => {
    const standby = "{ standby: { failover: 5 min, failover_failure: 0 %, needs: [power] } }"
    const dependencies = `{ power: { fails: [${down("09:30", "10:30")}] }, link: { needs: [power], fails: [${WHOLE}], backups: [${standby}] } }`
    const told = story(given({ ana: "10:00" }, { dependencies }))
    expect(told.explain("DependencyCutOff", "BackupStopped", "BackupStarting", "ServiceStarted")).toEqual([
      "09:00 BackupStarting link ← 09:00 DependencyFailed link",
      "09:30 DependencyCutOff link ← 09:30 DependencyFailed power",
      "09:30 BackupStopped link ← 09:30 DependencyFailed power",
      "10:30 BackupStarting link ← 10:30 DependencyRecovered power",
      "10:35 ServiceStarted ana ← 10:35 BackupTookOver link",
    ])
  })
  test("stops while what it needs is down, and fails over again", () => {
    const text = given(
      { ana: "08:55" },
      {
        dependencies: `{ power: { fails: [${down("09:30", "10:00")}] }, link: { fails: [${WHOLE}], backups: [${standby(", needs: [power]")}] } }`,
        services: "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min, needs: [power, link] }] } }",
      },
    )
    expect(story(text).explain("BackupStarting", "BackupTookOver", "BackupStopped")).toEqual([
      "09:00 BackupStarting link ← 09:00 DependencyFailed link",
      "09:10 BackupTookOver link ← 09:00 BackupStarting link",
      "09:30 BackupStopped link ← 09:30 DependencyFailed power",
      "10:00 BackupStarting link ← 10:00 DependencyRecovered power",
      "10:10 BackupTookOver link ← 10:00 BackupStarting link",
    ])
  })
  test("has failures of its own", () => {
    const own = standby(`, fails: [${down("09:30", "10:00")}]`)
    expect(told(own, WHOLE, { ana: "09:35" }).of("ana").slice(1)).toEqual([
      "09:35 TicketCalled",
      "10:10 ServiceStarted",
      "10:20 ServiceCompleted",
    ])
  })
  test("may be slower", () => {
    // From 9.10 on twice as slow: the five minutes that are left take ten.
    expect(told(standby(", slow: 2")).of("ana").slice(2)).toEqual([
      "09:00 ServiceInterrupted",
      "09:10 ServiceResumed",
      "09:20 ServiceCompleted",
    ])
  })
})

test("the first in the file that can takes over; a battery relieves nobody", () => {
  const series = `${ups("5 min")}, { standby: { failover: 10 min } }, { generator: { start: 20 min } }`
  expect(news(series)).toEqual([
    "09:00 BackupTookOver",
    "09:00 BackupStarting",
    "09:00 BackupStarting",
    "09:05 BackupExhausted",
    "09:10 BackupTookOver",
    "09:20 BackupTookOver",
  ])
})

test("what goes on at full pace before a slow source is over keeps what is done", () => {
  const slow = `{ from: ${instant("09:00")}, until: ${instant("09:04")}, slow: 4 }`
  // Five minutes done by 9.00, one of work in the four slow ones, four more.
  expect(told("", slow).of("ana").at(-1)).toBe("09:08 ServiceCompleted")
})
