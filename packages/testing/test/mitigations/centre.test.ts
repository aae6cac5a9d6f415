import { describe, expect, test } from "vitest"
import { down } from "../../src/index.ts"
import { told } from "./told.ts"

/* Where each helps, where it must not, and what it costs besides. All instants are worked out by hand. */

/** The mains are the office's own, the link is the whole nation's. */
const national = (fails: { power?: string; link?: string }) => ({
  dependencies: `{ power: { fails: [${fails.power ?? ""}] }, link: { scope: nation, fails: [${fails.link ?? ""}] } }`,
})

describe("central-mirror", () => {
  const mirror = "central-mirror: { failover: 5 min, failover_failure: 0 % }"
  const link = national({ link: down("09:00", "11:00") })

  test("stands in for what fails in the whole nation, after a gap", () => {
    const { of } = told({ ana: "08:58" }, {}, mirror, link)
    // Two minutes are done at the failure; eight are left at 9:05.
    expect(of("ana").slice(2)).toEqual(["09:00 ServiceInterrupted", "09:05 ServiceResumed", "09:13 ServiceCompleted"])
  })

  test("does nothing for the office's own mains, named or not", () => {
    const mains = national({ power: down("09:00", "11:00") })
    for (const policy of [mirror, "central-mirror: { for: [power], failover: 5 min }"])
      expect(told({ ana: "08:58" }, {}, policy, mains).of("ana").slice(2)).toEqual([
        "09:00 ServiceInterrupted",
        "11:00 ServiceResumed",
        "11:08 ServiceCompleted",
      ])
  })

  test("where it fails to take over, the outage is as long as ever", () => {
    const { of } = told({ ana: "08:58" }, {}, "central-mirror: { failover: 5 min, failover_failure: 100 % }", link)
    expect(of("ana").at(-1)).toBe("11:08 ServiceCompleted")
  })
})

/** Ten minutes at the counter, and ten at the printer, which needs the link; a blank for each. */
const printing = (counterNeeds: string, blanks = 100) => ({
  services: `{ visit: { steps: [{ step: serve, with: counter, takes: 10 min, needs: [${counterNeeds}] }, { step: print, where: back office, with: printer, takes: 10 min, needs: [power, link], uses: { blank: 1 } }] } }`,
  resources: "{ counter: 1, printer: 1 }",
  stocks: `{ blank: ${blanks} }`,
})

describe.each(["regional-replica: { stale: 0 % }", "print-failover: {}"])("%s", (policy) => {
  const link = national({ link: down("09:00", "11:00") })
  const prints = (policies: string, more: object) =>
    told({ ana: "09:00", budi: "09:00" }, {}, policies, { ...link, ...more })
      .tell("ServiceCompleted")
      .map((line) => line.replace(" ServiceCompleted", ""))

  test("printing goes on while the centre is down", () => {
    expect(prints(policy, printing("power"))).toEqual(["09:10 ana", "09:20 ana", "09:20 budi", "09:30 budi"])
    expect(prints("", printing("power"))).toEqual(["09:10 ana", "09:20 budi", "11:10 ana", "11:20 budi"])
  })

  test("nobody new is recorded: that needs the centre itself", () => {
    expect(prints(policy, printing("power, link"))[0]).toBe("11:10 ana")
  })

  test("not without power", () => {
    const both = national({ power: down("09:00", "11:00"), link: down("09:00", "11:00") })
    expect(prints(policy, { ...printing("power"), ...both })[0]).toBe("11:10 ana")
  })

  test("blanks run out sooner", () => {
    const depleted = (policies: string) =>
      told({ ana: "09:00" }, {}, policies, { ...link, ...printing("power", 1) })
        .tell("StockDepleted")[0]
        .split(" ")[0]
    expect([depleted(policy), depleted("")]).toEqual(["09:10", "11:00"])
  })
})

describe("regional-replica", () => {
  test("work on old data is void, and uses a blank and the time again", () => {
    const link = national({ link: down("09:00", "11:00") })
    const blanks = (stale: string) =>
      told({ ana: "09:00" }, {}, `regional-replica: { for: [print], stale: ${stale} }`, {
        ...link,
        ...printing("power"),
      }).tell("StockTaken").length
    expect(blanks("0 %")).toBe(1)
    // At 9:10, 9:20, …, 10:50 eleven that are void; at 11:00 one with the centre.
    expect(blanks("99.9999 %")).toBe(12)
  })
})

describe("vendor-sla", () => {
  const sla = "vendor-sla: { within: 1 h }"
  const recovers = (fails: { power?: string; link?: string }) =>
    told({ ana: "09:30" }, {}, sla, national(fails)).tell("DependencyRecovered")

  test("an outage of the centre ends when the contract says", () => {
    expect(recovers({ link: down("09:00", "15:00") })).toEqual(["10:00 DependencyRecovered link"])
    expect(
      told({ ana: "09:30" }, {}, sla, national({ link: down("09:00", "15:00") }))
        .of("ana")
        .at(-1),
    ).toBe("10:10 ServiceCompleted")
  })
  test("a shorter one is as it was", () =>
    expect(recovers({ link: down("09:00", "09:40") })).toEqual(["09:40 DependencyRecovered link"]))
  test("the office's own mains are not in the contract", () =>
    expect(recovers({ power: down("09:00", "15:00") })).toEqual(["15:00 DependencyRecovered power"]))
})

describe("off-hours-maintenance", () => {
  const policy = "off-hours-maintenance: {}"
  const planned = (lasts: string) =>
    national({ link: `{ planned: { first: 2025-01-06 09:00, every: 300 days, for: ${lasts} } }` })

  test("planned work waits until the office has closed", () => {
    const { of, tell } = told({ ana: "09:05" }, {}, policy, planned("2 h"))
    expect(of("ana").at(-1)).toBe("09:15 ServiceCompleted")
    expect(tell("DependencyFailed", "DependencyRecovered")).toEqual([
      "16:00 DependencyFailed link",
      "18:00 DependencyRecovered link",
    ])
  })

  test("a break is no closing: work that would begin in one waits too", () => {
    const inBreak = planned("2 h").dependencies.replace("09:00", "12:15")
    const { tell } = told({ ana: "13:00" }, {}, policy, { dependencies: inBreak })
    expect(tell("DependencyFailed")).toEqual(["16:00 DependencyFailed link"])
  })

  test("what fails by itself does not wait", () =>
    expect(
      told({ ana: "09:05" }, {}, policy, national({ link: down("09:00", "10:00") }))
        .of("ana")
        .at(-1),
    ).toBe("10:10 ServiceCompleted"))

  test("work that is longer than a night runs over into the morning", () => {
    // From 16:00 it takes 18 hours, until 10:00.
    const { of } = told({ ana: "tue 09:00" }, {}, policy, planned("18 h"))
    expect(of("ana").at(-1)).toBe("tue 10:10 ServiceCompleted")
  })
})
