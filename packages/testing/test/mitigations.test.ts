import { describe, expect, test } from "vitest"
import { type Comer, down, given, story } from "../src/index.ts"

/* For each mitigation: where it helps, where it must not, and what it costs. All instants are worked out by hand. */

interface Fails {
  readonly power?: readonly string[]
  readonly link?: readonly string[]
}

const file = (
  people: Readonly<Record<string, Comer>>,
  fails: Fails,
  policies: string,
  more: Readonly<Record<string, string>> = {},
) =>
  given(Object.keys(people).length > 0 || "citizens" in more ? people : { zoe: "fri 15:00" }, {
    dependencies: `{ power: { fails: [${(fails.power ?? []).join(", ")}] }, link: { fails: [${(fails.link ?? []).join(", ")}] } }`,
    policies: `{ ${policies} }`,
    ...more,
  })
const told = (...parameters: Parameters<typeof file>) => story(file(...parameters))
const seeded = (seed: number, ...parameters: Parameters<typeof file>) => story(file(...parameters), [], String(seed))

/** Who come by themselves, many in a minute: "09:40" is from 9:40 to 9:41. */
const crowdAt = (...times: string[]) => ({
  citizens: `{ visitor: { wants: visit, arrive: { rate: ${30 * times.length} / working day, by_hour: { ${times
    .map((time) => `${time}-${time.slice(0, 3)}${String(Number(time.slice(3)) + 1).padStart(2, "0")}: 1`)
    .join(", ")} } }, returns: { chance: 0 %, after: 1 working day } } }`,
  run: "{ zone: Asia/Jakarta, from: 2025-01-06, for: 1 days, replications: 1, seed: small }",
})

describe("ups", () => {
  const ups = "ups: { battery: 30 min, recharge: 4 h }"

  test("bridges a cut as long as its battery, to the second", () => {
    const { of, tell } = bound(told({ ana: "08:55", budi: "09:22" }, { power: [down("09:00", "09:30")] }, ups))
    expect(of("ana").at(-1)).toBe("09:05 ServiceCompleted")
    expect(of("budi")).toEqual(["09:22 CitizenArrived", "09:22 ServiceStarted", "09:32 ServiceCompleted"])
    expect(tell("BackupTookOver", "BackupExhausted", "DependencyRecovered")).toEqual([
      "09:00 BackupTookOver power",
      "09:30 DependencyRecovered power",
    ])
  })

  test("a longer cut outlasts it", () => {
    const { of } = bound(told({ ana: "09:25" }, { power: [down("09:00", "09:40")] }, ups))
    expect(of("ana").slice(2)).toEqual(["09:30 ServiceInterrupted", "09:40 ServiceResumed", "09:45 ServiceCompleted"])
  })

  test("charges evenly once the mains are back", () => {
    const cuts = { power: [down("09:00", "09:30"), down("10:30", "12:00")] }
    // Empty at 9:30; an hour of four fills a quarter: seven and a half minutes.
    expect(told({}, cuts, ups, crowdAt("15:00")).tell("BackupExhausted")).toEqual(["10:37:30 BackupExhausted power"])
  })

  test("does nothing for the link", () => {
    const { of } = bound(told({ ana: "09:00" }, { link: [down("09:05", "09:20")] }, ups))
    expect(of("ana").slice(2)).toEqual(["09:05 ServiceInterrupted", "09:20 ServiceResumed", "09:25 ServiceCompleted"])
  })

  test("a cut that it bridges is no outage for overtime, nor for sending home", () => {
    const { tell } = bound(
      told(
        { ana: "15:45", budi: "15:46", citra: "15:47" },
        { power: [down("15:00", "15:20")] },
        `${ups}, overtime: { hours: 1 h, fatigue: 1 }, send-home: { after: 0 min, priority: "false" }`,
      ),
    )
    expect(tell("HoursExtended", "QueueDismissed", "CommandRefused")).toEqual([])
  })
})

describe("generator", () => {
  const sure = "start_failure: 0 %, damage: 0 %"
  const generator = `generator: { start: 5 min, ${sure}, fuel: 24 h }`
  const power = { power: [down("09:00", "11:00")] }

  test("takes over after its start", () => {
    const { of } = bound(told({ ana: "08:58" }, power, generator))
    expect(of("ana").slice(2)).toEqual(["09:00 ServiceInterrupted", "09:05 ServiceResumed", "09:13 ServiceCompleted"])
  })

  test("does not always start, and then not before the next cut", () => {
    const { of, tell } = bound(
      told({ ana: "08:58" }, power, "generator: { start: 5 min, start_failure: 100 %, damage: 0 % }"),
    )
    expect(tell("BackupStarting", "BackupFailed")).toEqual(["09:00 BackupStarting power", "09:05 BackupFailed power"])
    expect(of("ana").slice(-2)).toEqual(["11:00 ServiceResumed", "11:08 ServiceCompleted"])
  })

  test("runs until its tank is empty, and again when it has been filled", () => {
    const { tell } = bound(
      told(
        {},
        { power: [down("09:00", "thu 12:00")] },
        `generator: { start: 5 min, ${sure}, fuel: 30 min, refuel: 1 working day }`,
      ),
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
    const { tell } = bound(told({}, { power: [down("15:00", "wed 07:00")] }, generator))
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
    const { tell } = bound(
      told(
        { ana: "15:30", budi: "15:31", citra: "15:32", dora: "15:33" },
        { power: [down("15:00", "wed 07:00")] },
        `${generator}, overtime: { hours: 3 h, fatigue: 1 }`,
      ),
    )
    expect(tell("BackupStopped", "OfficeClosed").slice(0, 2)).toEqual([
      "16:10 OfficeClosed",
      "16:10 BackupStopped power",
    ])
  })

  test("with a battery before it there is no gap; the battery charges meanwhile", () => {
    const cuts = { power: [down("09:00", "11:00"), down("11:30", "14:00")] }
    const { tell } = bound(
      told(
        { ana: "08:58", budi: "11:29" },
        cuts,
        `ups: { battery: 30 min, recharge: 4 h }, generator: { start: 20 min, ${sure}, fuel: 8 h }`,
      ),
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
    const { tell } = bound(
      told(
        {},
        { power: [down("09:00", "15:00")] },
        `ups: { battery: 30 min, recharge: 4 h }, generator: { start: 5 min, ${sure}, fuel: 30 min }`,
      ),
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
    const { of, tell } = bound(
      told(
        { ana: "09:30", budi: "tue 09:00" },
        { power: [down("09:00", "10:00")] },
        "generator: { start: 5 min, start_failure: 0 %, damage: 100 %, repair: 1 working day }",
      ),
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
    const { of } = bound(told({ ana: "09:00" }, { link: [down("09:05", "09:20")] }, generator))
    expect(of("ana").at(-1)).toBe("09:25 ServiceCompleted")
  })
})

describe("backup-link", () => {
  const link = "backup-link: { failover: 5 min, slow: 2 }"

  test("takes over after a gap, and is slower until the first link is back", () => {
    const { of } = bound(told({ ana: "08:58" }, { link: [down("09:00", "09:15")] }, link))
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
    const { tell } = bound(told({ ana: "09:00" }, {}, link, nation))
    expect(tell("BackupStarting")).toEqual([])
  })
})

describe("extra-kits", () => {
  test("more are served at the same time, and nobody while the power is out", () => {
    const people = { ana: "09:00", budi: "09:00", citra: "09:00" }
    expect(told(people, {}, "extra-kits: { resource: counter }").tell("ServiceStarted")).toEqual([
      "09:00 ServiceStarted ana",
      "09:00 ServiceStarted budi",
      "09:10 ServiceStarted citra",
    ])
    expect(
      told(people, { power: [down("08:00", "16:00")] }, "extra-kits: { resource: counter }").tell("ServiceStarted"),
    ).toEqual([])
  })
})

describe("offline-capture", () => {
  const offline = (more: string) =>
    `offline-capture: { steps: [serve], without: [link], buffer: 2, upload: 60 / h, loss: 0 %, duplicate: 0 %, surge: 1, ${more} }`
  const without = (parameter: string) =>
    offline(parameter).replace(new RegExp(`${parameter.split(":")[0]}: [^,]*, (?=.*${parameter.split(":")[0]}:)`), "")
  const people = { ana: "09:00", budi: "09:01", citra: "09:02" }
  const link = { link: [down("09:00", "11:00")] }

  test("goes on until the buffer is full, then uploads one record after the other", () => {
    const { of, tell } = bound(told(people, link, offline("recall: 1 working day")))
    expect(of("ana", "ServiceStarted", "ServiceCompleted")).toEqual(["09:00 ServiceStarted", "09:10 ServiceCompleted"])
    expect(of("budi", "ServiceStarted", "ServiceCompleted")).toEqual(["09:10 ServiceStarted", "09:20 ServiceCompleted"])
    expect(of("citra").slice(1)).toEqual(["09:20 TicketCalled", "11:00 ServiceStarted", "11:10 ServiceCompleted"])
    expect(tell("UploadStarted", "RecordUploaded")).toEqual([
      "11:00 UploadStarted ana",
      "11:01 RecordUploaded ana",
      "11:01 UploadStarted budi",
      "11:02 RecordUploaded budi",
    ])
  })

  test("needs power", () => {
    expect(
      told(people, { power: [down("09:00", "16:00")] }, offline("recall: 1 working day")).tell("ServiceStarted"),
    ).toEqual([])
  })

  test("the catch-up slows the counters", () => {
    const { of } = bound(told(people, link, without("surge: 2")))
    // Two minutes of uploading at half pace do one minute of work; nine are left.
    expect(of("citra").slice(2)).toEqual(["11:00 ServiceStarted", "11:02 ServicePaced", "11:11 ServiceCompleted"])
  })

  test("whose record is lost comes again after as many working days as the recall says", () => {
    const { tell } = bound(
      told({ ana: "09:00" }, link, `${without("loss: 100 %").replace(" }", ", recall: 2 working days }")}`),
    )
    expect(tell("RecordLost")).toEqual(["11:01 RecordLost ana"])
    expect(tell("CitizenReturned")[0]).toMatch(/^wed /)
  })

  test("a duplicate is rejected at upload", () => {
    const { tell } = bound(told({ ana: "09:00" }, link, without("duplicate: 100 %")))
    expect(tell("RecordRejected", "CitizenReturned")).toEqual(["11:01 RecordRejected ana"])
  })

  test("a record is lost, rejected or uploaded: each with its share", () => {
    const half = offline("recall: 1 working day").replace("loss: 0 %, duplicate: 0 %", "loss: 50 %, duplicate: 50 %")
    const fates = Array.from(
      { length: 40 },
      (_, seed) =>
        seeded(seed, { ana: "09:00" }, link, half)
          .tell("RecordLost", "RecordRejected", "RecordUploaded")[0]
          .split(" ")[1],
    )
    expect(new Set(fates)).toEqual(new Set(["RecordLost", "RecordRejected"])) // missed by chance once in 2^39 seeds
  })

  test("times lie on the grid, whatever the rate of upload", () => {
    const { run } = told({ ana: "09:00" }, link, without("upload: 70 / h"))
    expect(run.events.every(({ time }) => Number.isInteger(time * 1_048_576))).toBe(true)
  })
})

describe("hotline", () => {
  const hotline = "hotline: { reach: 100 %, calls_first: 100 %, lead: 30 min, call: 3 min }"
  const power = { power: [down("09:00", "10:00")] }
  const counts = (time: string, fails: Fails = power) => {
    const { tell } = bound(told({}, fails, hotline, crowdAt(time)))
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
    const { tell } = bound(told({}, fails, status(falseUp), crowdAt(time)))
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

describe("overtime", () => {
  const overtime = "overtime: { hours: 1 h, fatigue: 2 }"
  const five = { ana: "14:00", budi: "14:01", citra: "14:02", dora: "14:03", eka: "14:04" }

  test("after an outage the doors stay open until all are served; the tired are slower", () => {
    const { of, tell } = bound(told(five, { power: [down("13:30", "15:30")] }, overtime))
    expect(of("citra").at(-1)).toBe("16:00 ServiceCompleted")
    expect(of("dora").slice(1)).toEqual(["16:00 ServiceStarted", "16:20 ServiceCompleted"])
    expect(of("eka").slice(1)).toEqual(["16:20 ServiceStarted", "16:40 ServiceCompleted"])
    expect(tell("HoursExtended", "OvertimeStarted", "OfficeClosed").slice(0, 3)).toEqual([
      "15:59 HoursExtended",
      "16:00 OvertimeStarted",
      "16:40 OfficeClosed",
    ])
  })

  test("for so many hours at most", () => {
    const { of } = bound(told(five, { power: [down("13:30", "15:55")] }, overtime))
    // Ana is half done at closing; the rest of hers takes ten minutes, and each other twenty.
    expect(of("citra").at(-1)).toBe("16:50 ServiceCompleted")
    expect(of("eka").at(-1)).toBe("17:00 CitizenLeft (closing)")
  })

  test("not while the outage lasts, not where nothing failed, not where nobody waits", () => {
    const late = { ana: "15:58", budi: "15:58" }
    const extended = (...[people, fails]: [Record<string, Comer>, Fails]) =>
      told(people, fails, overtime).tell("HoursExtended").length
    expect(extended(five, { power: [down("13:30", "18:00")] })).toBe(0)
    expect(extended(late, {})).toBe(0)
    expect(extended({}, { power: [down("13:30", "15:30")] })).toBe(0)
    expect(
      extended({ ana: "15:00", budi: "15:55", citra: "15:56" }, { power: [down("09:00", "09:10")] }),
    ).toBeGreaterThan(0)
  })

  test("is not remembered the day after", () => {
    const people = { ana: "tue 15:55", budi: "tue 15:56" }
    expect(told(people, { power: [down("13:30", "15:30")] }, overtime).tell("HoursExtended")).toEqual([])
  })

  test("never lasts into the next opening", () => {
    const { tell } = bound(
      told(
        { ana: "23:30", budi: "23:31", citra: "23:32", dora: "23:33" },
        { power: [down("23:00", "23:40")] },
        "overtime: { hours: 3 h, fatigue: 1 }",
        {
          hours: "{ mon-fri: 00:00-24:00 }",
        },
      ),
    )
    expect(tell("OfficeClosed", "OfficeOpened").slice(1, 3)).toEqual([
      "tue 00:00 OfficeClosed",
      "tue 00:00 OfficeOpened",
    ])
  })
})

describe("send-home", () => {
  const classes = {
    citizens:
      "{ visitor: { wants: visit, arrive: { rate: 0 / working day, by_hour: { 07:00-07:30: 1 } }, patience_when_told: { not today: 10 min }, returns: { chance: 100 %, after: 1 working day } } }",
  }
  const sendHome = (priority: boolean) => `send-home: { after: 1 h, priority: "${priority}" }`.replaceAll('"', "")

  test("sends home after so long a time without service, and at the door those who come", () => {
    const { of } = bound(
      told({ ana: "09:10", budi: "10:20" }, { power: [down("09:00", "15:00")] }, sendHome(true), classes),
    )
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
    const { tell } = bound(told({ ana: "09:10" }, { power: [down("09:00", "15:00")] }, policies, classes))
    expect(tell("QueueDismissed")[0]).toBe("10:35 QueueDismissed")
  })

  test("the server may come back just after: those who left have gone in vain", () => {
    const { of } = bound(told({ ana: "09:10" }, { power: [down("09:00", "10:11")] }, sendHome(true), classes))
    expect(of("ana").at(2)).toBe("10:10 CitizenLeft (dismissed)")
  })
})

/** A story whose methods can be used alone. */
function bound(whole: ReturnType<typeof story>) {
  return { of: whole.of.bind(whole), tell: whole.tell.bind(whole) }
}
