import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import * as Effect from "effect/Effect"
import { decode } from "../src/index.ts"
import { outcomes } from "@tangguh/outcomes"
import { catalogue as policies } from "@tangguh/policies"
import { decodeText, fileWith, problemsOf, scenarioOf, smallOffice } from "./given.ts"

const folder = new URL("../../../scenarios/", import.meta.url)
const load = (name: string) =>
  scenarioOf(readFileSync(new URL(`${name}.yaml`, folder), "utf8"), {
    file: `scenarios/${name}.yaml`,
    policies,
    outcomes,
  })
const day = 86_400
const hour = 3600

describe("ngargoyoso-2016", () => {
  const { plan, checks, evidence, policies: columns, bundles } = load("ngargoyoso-2016")
  test("Thursday without power, Friday without the centre from the end of the break", () => {
    expect(plan.dependencies.map((each) => each.name)).toEqual(["power", "link", "centre"])
    expect(plan.switches.map((each) => each.sources)).toEqual([
      [{ kind: "window", from: 0, until: day, slow: null }],
      [],
      [{ kind: "window", from: day + 13 * hour, until: day + 18 * hour, slow: null }],
    ])
    expect(plan.steps[0]!.onFailure).toEqual([
      { work: "repeat", place: "stay" },
      { work: "resume", place: "stay" },
      { work: "resume", place: "stay" },
    ])
  })
  test("Friday has its break", () => {
    const { opens, closes, last, works } = plan.schedules[0]!
    expect(Array.from(opens.subarray(2, 4))).toEqual([day + 8 * hour, day + 13 * hour])
    expect(Array.from(closes.subarray(2, 4))).toEqual([day + 11.5 * hour, day + 16 * hour])
    expect(Array.from(last.subarray(2, 4))).toEqual([0, 1])
    expect([...works]).toEqual([1, 1, 0, 0, 1, 1, 1, 1, 1])
  })
  test("the early bird is scripted", () => {
    expect(plan.people).toMatchObject([
      { name: "early-bird", arrives: day + 7.5 * hour, patience: 7.5 * hour, class: 0, office: 0 },
    ])
    expect(plan.arrangement.announcements).toEqual([
      {
        at: { kind: "fails", dependency: 2 },
        says: "wait",
        to: "those waiting",
        reach: 1,
        delay: 0,
        by: "the office",
      },
    ])
  })
  test("policies are compiled with the catalogue's defaults", () => {
    expect(columns.find((each) => each.name === "offline-capture")!.parameters).toMatchObject({
      steps: [0],
      without: [1, 2],
      buffer: 300,
      upload: 1 / 60,
      loss: 0.005,
    })
    expect(columns.find((each) => each.name === "ups")!.cost).toMatchObject({
      once: 20_000_000,
      lasts: 3,
      decides: { en: "regency" },
    })
    expect(columns.find((each) => each.name === "not-today-at-one")).toMatchObject({
      is: "send-home",
      parameters: { after: 0, for: [2] },
      title: { en: "Told at 13.00 “not today”" },
    })
    expect(bundles.get("power-and-link")).toEqual(["ups", "generator", "backup-link"])
  })
  test("a check with other values has a plan of its own", () => {
    const general = checks.find((each) => each.id === "N1-general")!
    expect(general.plan!.arrangement.units).toEqual([2])
    expect(general.plan!.steps[0]!.takes).not.toEqual(plan.steps[0]!.takes)
    expect(general.knownToFail).toContain("58 to 70")
    expect(checks.find((each) => each.id === "N1")!.plan).toBeNull()
  })
  test("checks speak of indices and seconds", () => {
    const by = (id: string) => checks.find((each) => each.id === id)!
    expect(by("N1").outcome).toMatchObject({ name: "ticket_called", at: { kind: "fails", dependency: 2, nth: 1 } })
    expect(by("N2-friday")).toMatchObject({
      outcome: { of: 0, during: { kind: "between", from: { at: day }, until: { at: 2 * day } } },
      expect: { low: 0.2, high: 0.28 },
      in: { kind: "median" },
    })
    expect(by("N3").without).toEqual({ dependencies: [2], stocks: [], resources: [] })
    expect(by("N4-leaves")).toMatchObject({
      outcome: { citizen: { person: 0 } },
      expect: { low: day + 15 * hour },
      in: { kind: "share", share: 0.8 },
    })
    expect(by("N5").outcome.citizen).toEqual({ ticket: 26, day: 1 })
    expect(by("N8-hours")).toMatchObject({
      versus: "as-today",
      expect: { high: 0, strict: true },
      policies: [{ name: "not-today-at-one" }],
    })
  })
  test("what was fed, what was assumed and what was left open are kept apart", () => {
    const of = (basis: string) => evidence.filter((each) => each.basis === basis).map((each) => each.name)
    expect(of("fact")).toEqual(["pace", "target"])
    expect(of("assumption")).toContain("centre-back")
    expect(of("assumption")).toContain("services.recording.steps.0.takes.lognormal.cv")
    expect(of("default")).toContain("policies.generator.repair")
  })
})

describe("Kedoya Selatan and Palmerah", () => {
  const kedoya = load("kedoya-selatan-2013")
  const palmerah = load("palmerah-2013")
  test("the hazard of the one is fed to the other, and checked only there", () => {
    expect(kedoya.plan.offices[0]!.demand[0]!.from).toEqual({ kind: "pool", size: 1920, chance: 0.0018, grows: 0 })
    expect(palmerah.plan.offices[0]!.demand[0]!.from).toEqual({ kind: "pool", size: 5100, chance: 0.0018, grows: 0 })
    expect(palmerah.checks.find((each) => each.id === "W2")).toMatchObject({
      kind: "prediction",
      outcome: { name: "first_visits" },
      expect: { low: 8, high: 10.6 },
      in: { kind: "mean", falseAlarm: null },
    })
    expect(kedoya.checks.some((each) => each.id === "W2")).toBe(false)
  })
  test("Kedoya has a neighbour with nobody of its own, behind the same entry", () => {
    expect(kedoya.plan.offices.map(({ name }) => name)).toEqual(["kedoya-selatan", "kedoya-utara"])
    expect(kedoya.plan.offices[1]!.demand[0]!.from).toMatchObject({ kind: "pool", size: 0 })
    expect(kedoya.plan.switches.filter(({ dependency }) => dependency === 1)).toMatchObject([{ offices: [0, 1] }])
    expect(kedoya.policies.find(({ name }) => name === "redirect")!.parameters).toMatchObject({ to: 1, travel: 1800 })
  })
  test("the hotline is in force in Kedoya", () => {
    expect(kedoya.today.map((each) => each.name)).toEqual(["hotline"])
    expect(kedoya.policies.find((each) => each.name === "no-hotline")).toMatchObject({
      is: "hotline",
      parameters: { reach: 0 },
    })
    expect(palmerah.today).toEqual([])
  })
  test("a limit in working days", () => {
    expect(kedoya.checks.find((each) => each.id === "W5")).toMatchObject({
      outcome: { since: { kind: "recovers", dependency: 1 } },
      expect: { high: 1 },
    })
  })
})

describe("solo-2015", () => {
  const { plan, checks, bundles } = load("solo-2015")
  test("a card has four steps, and four lists with names of their own", () => {
    expect(plan.steps.map(({ where, backlog }) => [where, backlog.id])).toEqual([
      ["counter", "Belum direkam"],
      ["back office", "Terekam belum siap cetak"],
      ["back office", "Siap cetak belum tercetak"],
      ["counter", "Tercetak belum diambil"],
    ])
  })
  test("the 27,000 are recorded and the 16,622 are not: two lists", () => {
    const [{ atStart, demand }] = plan.offices as [(typeof plan.offices)[number]]
    expect(atStart).toMatchObject([{ step: 2, jobs: 27_000 }])
    expect(demand).toMatchObject([{ from: { kind: "pool", size: 16_622, grows: 57 } }])
  })
  test("login, upload and print-pull go with the centre, from Monday 24 August for ten working days", () => {
    expect(plan.switches.map(({ needs }) => needs)).toEqual([[], [], [1], [1], [1]])
    expect(plan.switches[1]!.sources).toEqual([
      { kind: "window", from: 7.5 * hour, until: 14 * day + 7.5 * hour, slow: null },
    ])
  })
  test("blanks: 5,000 are there, and lots come unasked", () => {
    expect(plan.stores).toMatchObject([{ onHand: 5000, ifEmpty: "wait", deliveries: [{ kind: "every" }] }])
    expect(plan.steps[2]!.uses).toEqual([{ stock: 0, amount: 1, spoiled: 0.02 }])
  })
  test("each target is there, and one is a prediction", () => {
    expect(checks.filter(({ kind }) => kind === "prediction").map(({ id }) => id)).toEqual(["S5"])
    expect(new Set(checks.map(({ id }) => id.slice(0, 2)))).toEqual(new Set(["S1", "S2", "S3", "S4", "S5", "S6"]))
    expect(checks.find(({ id }) => id === "S6")!.without).toEqual({ dependencies: [], stocks: [0], resources: [] })
    expect(bundles.get("print-more")).toEqual(["extra-printers", "overtime", "safety-stock"])
  })
})

describe("blora-2025", () => {
  const { plan, policies: columns, today } = load("blora-2025")
  test("is an illustration", () => expect(plan.illustrative).toBe(true))
  test("eleven old kits and five new ones; the centre is one for all, and the mains are each office's own", () => {
    expect(plan.pools.filter(({ resource }) => resource === 0)).toHaveLength(16)
    const places = (name: string) => {
      const dependency = plan.dependencies.findIndex((each) => each.name === name)
      return plan.switches.filter((each) => each.dependency === dependency).map(({ offices }) => offices.length)
    }
    expect([places("power").length, places("link"), places("centre")]).toEqual([16, [16], [16]])
  })
  test("family cards need the signature, and identity cards do not", () => {
    const needs = (name: string) =>
      plan.steps.find((each) => each.name === name)!.needs.map((dependency) => plan.dependencies[dependency]!.name)
    expect(needs("sign")).toEqual(["signature"])
    expect(["capture", "deduplicate", "print", "collect"].flatMap(needs)).not.toContain("signature")
  })
  test("nothing is in force, and eleven policies are compared", () => {
    expect(today).toEqual([])
    expect(columns).toHaveLength(11)
  })
})

describe("licence-office", () => {
  const { plan, policies: columns } = load("licence-office")
  test("knows nothing of identity cards", () => {
    expect(plan.steps.map(({ name }) => name)).toEqual(["apply", "theory", "drive", "print", "hand-over", "renew"])
    expect([plan.zone, plan.costs.currency]).toEqual(["Africa/Nairobi", "KES"])
  })
  test("one more clerk is a policy of the catalogue under another name", () => {
    expect(columns.find(({ name }) => name === "extra-clerk")).toMatchObject({
      is: "extra-kits",
      cost: { yearly: 900_000, decides: { en: "county" } },
    })
  })
})

describe("queue-basics", () => {
  test("is short, and says what it does not say", () => {
    const text = readFileSync(new URL("queue-basics.yaml", folder), "utf8")
    expect(text.trim().split("\n").length).toBeLessThanOrEqual(22)
    const { plan, policies: columns } = load("queue-basics")
    expect(plan.steps).toMatchObject([
      { where: "counter", atClosing: "leave", onFailure: [{ work: "resume", place: "stay" }] },
    ])
    expect(columns.map(({ name }) => name)).toEqual(["ups", "extra-kits"])
  })
})

test("national: every kecamatan from two descriptions", () => {
  const { plan } = load("national")
  expect(plan.offices).toHaveLength(7285)
  expect(plan.offices.filter(({ name }) => name.startsWith("kecamatan-java-"))).toHaveLength(2145)
})

test("every scenario has its titles in both languages, or one that serves for both", () => {
  const names = ["kedoya-selatan-2013", "ngargoyoso-2016", "palmerah-2013", "solo-2015", "blora-2025"]
  for (const check of names.flatMap((name) => load(name).checks)) expect(check.title.id).not.toBe(check.title.en)
})

describe("theory", () => {
  const theory = new URL("../../office/test/theory/", import.meta.url)
  test.each(["mm1", "mm3", "mg1", "erlang-a", "mm1-breakdowns", "erlang-a-breakdowns"])("%s", (name) => {
    const { plan, checks } = scenarioOf(readFileSync(new URL(`${name}.yaml`, theory), "utf8"), {
      file: `${name}.yaml`,
      policies,
      outcomes,
    })
    expect(plan.seed).toBe(name)
    expect(plan.schedules).toMatchObject([{ closes: Float64Array.of(Number.POSITIVE_INFINITY) }])
    expect(
      checks.every((check) => check.kind === "theory" && check.in.kind === "mean" && check.in.falseAlarm === 1e-5),
    ).toBe(true)
    const perDay = plan.offices[0]!.demand[0]!.from.kind === "rate" ? plan.offices[0]!.demand[0]!.from.perDay : 0
    expect((perDay * plan.horizon * plan.replications) / day).toBeLessThan(1.5e6)
  })
})

describe("other values", () => {
  const text = `${fileWith({ services: smallOffice["services"]!.replace("10 min", "$pace") })}assumptions: { pace: { value: 7 min, range: 5 to 10 min, because: a guess } }\n`
  test("values of assumptions may be given from outside, also beyond their ranges", () => {
    const scenario = scenarioOf(text, { values: new Map([["pace", "20 min"]]) })
    expect(scenario.plan.steps[0]!.takes).toEqual({ law: { kind: "exponential", mean: 1200 }, unit: "seconds" })
    expect(scenario.evidence.find((each) => each.name === "pace")!.value).toBe("20 min")
  })
  test("a value of another kind is told", () => {
    expect(decodeText(text, { values: new Map([["pace", "20 %"]]) }).problems).toHaveLength(1)
    expect(decodeText(text, { values: new Map([["pacce", "20 min"]]) }).problems![0]!.message).toContain("pacce")
    expect(
      problemsOf(
        `${text}checks: { c: { kind: theory, in: median, outcome: visits, expect: 1 to 2, with: { pace: 20 % } } }\n`,
      )[0]!.format(),
    ).toContain(
      "checks.c.with: with these values, services.visit.steps.0.takes.exponential: unknown unit “%”; s, min, h, days, weeks or years",
    )
  })
})

test("as an effect it fails with all problems", async () => {
  const good = await Effect.runPromise(decode(fileWith(), { file: "a.yaml", policies, outcomes }))
  expect(good.plan.scenario).toBe("a")
  const failure = await Effect.runPromise(
    Effect.flip(decode(fileWith({ title: null }), { file: "a.yaml", policies, outcomes })),
  )
  expect(failure._tag).toBe("ScenarioErrors")
  expect(failure.list).toHaveLength(1)
  expect(failure.message).toContain("a.yaml:1:1")
})
