import { describe, expect, test } from "vitest"
import { fileWith, problemsOf, smallOffice } from "./given.ts"

/* Each broken file has one mistake, so it gets one message, which names the place and says what would be accepted. */

const services = smallOffice["services"]!
const citizens = smallOffice["citizens"]!
const service = (from: string, to: string) => fileWith({ services: services.replace(from, to) })
const citizen = (from: string, to: string) => fileWith({ citizens: citizens.replace(from, to) })
const check = (text: string, more: Record<string, string> = {}) =>
  fileWith({ ...more, checks: `{ c: { kind: invariant, in: every run, ${text} } }` })

const broken: readonly (readonly [name: string, file: string, message: string])[] = [
  ["nothing", "", "office.yaml:1:1: the file is empty; at least tangguh, title, run, services and citizens"],
  ["a syntax error", "a: ]\n", "office.yaml:1:4: this character is not expected here; close brackets in order"],
  ["a tab", "a:\n\t- b\n", "office.yaml:2:1: a tab is used for indentation; spaces"],
  ["two colons", "a: b: c\n", "office.yaml:1:4: a second “: ” on one line; put the text in quotes"],
  [
    "two documents",
    `${fileWith()}---\na: 1\n`,
    "office.yaml:9:1: a second document begins with “---”; one scenario a file",
  ],
  [
    "an unknown version",
    fileWith({ tangguh: "2" }),
    "office.yaml:1:10 tangguh: version “2” of the format is not known; tangguh: 1",
  ],
  ["no title", fileWith({ title: null }), "office.yaml:1:1: “title” is missing; the key title"],
  [
    "a misspelt key",
    fileWith({ title: null, tittle: "x" }),
    "office.yaml:8:1 tittle: unknown key “tittle”; did you mean title?",
  ],
  [
    "a second key",
    `${fileWith()}title: again\n`,
    "office.yaml:9:1 title: the key “title” stands here a second time; each key once",
  ],
  [
    "a lost comma",
    fileWith({ title: "{ en: Solo, 2015 }" }),
    "office.yaml:2:20 title.en: the comma ended the text before “2015”: inside { } a comma separates keys; put the whole text in quotes, join periods by “and”, thousands by “_”",
  ],
  [
    "a comma in a count",
    fileWith({ resources: "{ counter: 1,920 }" }),
    "resources.counter: the comma ended the text before “920”: inside { } a comma separates keys; put the whole text in quotes, join periods by “and”, thousands by “_”",
  ],
  [
    "a comma in a duration",
    service("takes: { exponential: 10 min }", "takes: 1,5 min"),
    "services.visit.steps.0.takes: the comma ended the text before “5 min”",
  ],
  ["a resource with an anchor", fileWith({ resources: "{ counter: &a 2 }" }), "the anchor &“a” is refused"],
  [
    "an anchor",
    fileWith({ title: "&t x" }),
    "office.yaml:2:11 title: the anchor &“t” is refused; $name, or like: NAME",
  ],
  ["a tag", fileWith({ title: "!js x" }), "is refused; plain values"],
  ["a merge key", `${fileWith()}<<: {}\n`, "office.yaml:9:1: the merge key << is refused; like: NAME"],
  [
    "a wrong unit",
    service("10 min", "10 minutes"),
    "office.yaml:7:82 services.visit.steps.0.takes.exponential: unknown unit “minutes”; did you mean min?",
  ],
  ["a month", service("10 min", "1 month"), "months differ in length; days or weeks"],
  ["no unit", service("10 min", "10"), "“10” has no unit; a duration such as 10 min"],
  [
    "a negative duration",
    service("10 min", "-10 min"),
    "services.visit.steps.0.takes.exponential: “-10 min” is negative; nothing below 0",
  ],
  ["no duration at all", service("10 min", "0 min"), "“0 min” is no time at all; a duration above 0"],
  [
    "a comma in a number",
    citizen("rate: 75", 'rate: "1,920').replace("working day, by", 'working day", by'),
    "“1,920” has a comma, which means different things in different languages; thousands with _, as in 1_920",
  ],
  [
    "a point in a count",
    fileWith({ resources: "{ counter: 1.920 }" }),
    "resources.counter: “1.920” has a point, which means different things in different languages; thousands with _, as in 1_920",
  ],
  ["half a counter", fileWith({ resources: "{ counter: 1.5 }" }), "“1.5” is not a whole number; such as 40 or 27_000"],
  ["a bare share", citizen("60 %", "0.6"), "citizens.visitor.returns.chance: “0.6” has no unit; a share such as 60 %"],
  ["more than all", citizen("60 %", "160 %"), "“160 %” is more than all; 0 % to 100 %"],
  ["NaN", citizen("75 /", ".nan /"), "citizens.visitor.arrive.rate: “.nan” is not a finite number; a rate such as"],
  ["too large a number", service("10 min", "1e308 min"), "“1e308” is written with an exponent; plain digits"],
  [
    "an unknown distribution",
    service("exponential:", "exponental:"),
    "office.yaml:7:69 services.visit.steps.0.takes.exponental: no distribution has the key “exponental” alone; did you mean exponential?",
  ],
  [
    "two distributions",
    service("exponential: 10 min", "exponential: 10 min, uniform: 1 to 2 min"),
    "both exponential and uniform in one distribution; one of them",
  ],
  [
    "a range downwards",
    service("exponential: 10 min", "uniform: 10 to 5 min"),
    "“10 to 5 min” runs downwards; the lower value first",
  ],
  [
    "shares that are not all",
    service("exponential: 10 min", "choice: { 1 min: 50 %, 2 min: 40 % }"),
    "the shares add up to 90 %; shares that add up to 100 %",
  ],
  [
    "a doubt that leaves out the value",
    service("10 min", "10 min (11 to 12)"),
    "“10 min” does not lie in its range 11 to 12",
  ],
  [
    "an unknown dependency",
    service("[power]", "[pwer]"),
    "office.yaml:7:100 services.visit.steps.0.needs.0: there is no dependency “pwer”; did you mean power?",
  ],
  [
    "an unknown resource",
    service("with: counter", "with: conter"),
    "services.visit.steps.0.with: there is no resource “conter”; did you mean counter?",
  ],
  [
    "an unknown service",
    citizen("wants: visit", "wants: visits"),
    "citizens.visitor.wants: there is no service “visits”; did you mean visit?",
  ],
  [
    "an unknown cause",
    service("needs: [power]", "needs: [power], when: { pover: repeat }"),
    "services.visit.steps.0.when.pover: “pover” is neither a cause nor a dependency; did you mean power?",
  ],
  [
    "an unknown policy",
    fileWith({ policies: "{ upss: {} }" }),
    "office.yaml:9:13 policies.upss: there is no policy “upss” in the catalogue; did you mean ups?",
  ],
  [
    "an unknown parameter",
    fileWith({ policies: "{ ups: { batery: 1 h } }" }),
    "policies.ups.batery: unknown key “batery”; did you mean battery?",
  ],
  [
    "a parameter left out",
    fileWith({ policies: "{ extra-kits: {} }" }),
    "policies.extra-kits: “resource” is missing; the name of a resource",
  ],
  [
    "a share of which nothing would be left",
    fileWith({ policies: "{ regional-replica: { stale: 100 % } }" }),
    "policies.regional-replica.stale: of 100 % nothing would be left; a share below 100 %",
  ],
  [
    "a policy like itself",
    fileWith({ policies: "{ a: { like: b }, b: { like: a } }" }),
    "a circle; a policy of the catalogue at the end",
  ],
  [
    "a policy like none",
    fileWith({ policies: "{ a: { like: upz } }" }),
    "policies.a.like: there is no policy “upz”; did you mean ups?",
  ],
  [
    "a bundle of nothing known",
    fileWith({ bundles: "{ all: [upps] }" }),
    "bundles.all.0: there is no policy “upps”; did you mean ups?",
  ],
  [
    "another currency",
    fileWith({ policies: "{ ups: { cost: { once: KES 250 } } }" }),
    "policies.ups.cost.once: the currency is KES, and that of the file is IDR; an amount in Rp",
  ],
  [
    "hours that overlap",
    fileWith({ hours: "{ mon-fri: 08:00-12:00 and 11:00-16:00 }" }),
    "office.yaml:4:19 hours.mon-fri: 11:00-16:00 overlaps or comes before 08:00-12:00; periods in order that do not overlap",
  ],
  [
    "hours twice",
    fileWith({ hours: "{ mon-fri: 08:00-12:00, thu: 08:00-11:00 }" }),
    "hours.thu: thu has hours twice: in mon-fri and in thu; each weekday once",
  ],
  ["hours backwards", fileWith({ hours: "{ mon: 12:00-08:00 }" }), "“12:00-08:00” ends before it begins"],
  [
    "an unknown weekday",
    fileWith({ hours: "{ mom: 08:00-12:00 }" }),
    "hours.mom: unknown key “mom”; did you mean mon?",
  ],
  [
    "an office that never opens",
    fileWith({ hours: "{ sat: 08:00-12:00 }" }),
    "hours: the office office never opens during the run; hours on at least one date of the run",
  ],
  [
    "a date that does not exist",
    fileWith({ run: "{ from: 2025-02-30, for: 5 days }" }),
    "office.yaml:3:14 run.from: the date 2025-02-30 does not exist; a day of the calendar",
  ],
  [
    "an unknown time zone",
    fileWith({ run: "{ zone: Asia/Jakata, from: 2025-01-06, for: 5 days }" }),
    "run.zone: unknown time zone “Asia/Jakata”; did you mean Asia/Jakarta?",
  ],
  [
    "a horizon of zero",
    fileWith({ run: "{ from: 2025-01-06, for: 0 days }" }),
    "run.for: “0 days” is no time at all; a duration above 0",
  ],
  [
    "part of a day",
    fileWith({ run: "{ from: 2025-01-06, for: 12 h }" }),
    "run.for: a run ends at a local midnight; whole days, such as 9 days",
  ],
  [
    "more than a hundred years",
    fileWith({ run: "{ from: 2025-01-06, for: 101 years }" }),
    "run.for: “101 years” is too long; at most 100 years",
  ],
  [
    "a warm-up as long as the run",
    fileWith({ run: "{ from: 2025-01-06, for: 5 days, warm_up: 5 days }" }),
    "run.warm_up: it takes the whole run; less than run.for",
  ],
  [
    "no replication",
    fileWith({ run: "{ from: 2025-01-06, for: 5 days, replications: 0 }" }),
    "run.replications: “0” is too few; a whole number from 1 on",
  ],
  [
    "no class of citizens",
    fileWith({ citizens: "{}" }),
    "citizens: there is no demand; at least one class of citizens that arrive",
  ],
  [
    "no demand",
    citizen("rate: 75", "rate: 0"),
    "citizens.visitor.arrive.rate: nobody ever comes: there is no demand; a rate or a pool above 0",
  ],
  [
    "weights that overlap",
    citizen("08:00-12:00: 60", "07:45-12:00: 60"),
    "citizens.visitor.arrive.by_hour: 07:30-08:00 and 07:45-12:00 overlap; periods that do not overlap",
  ],
  [
    "hours of a rate on the clock",
    citizen("75 / working day", "75 / h"),
    "a rate on the clock does not know hours of the day; a rate per working day, or no by_hour",
  ],
  [
    "both a rate and a pool",
    citizen("rate: 75 / working day", "rate: 75 / working day, pool: 100, each: 1 % / working day"),
    "both rate and pool in one arrival; one of them",
  ],
  [
    "an outage that ends before it begins",
    fileWith({ dependencies: "{ power: { fails: [{ from: 2025-01-07 10:00, until: 2025-01-07 09:00 }] }, link: {} }" }),
    "dependencies.power.fails.0.until: it ends before it begins, or as it begins",
  ],
  [
    "an outage without an end",
    fileWith({ dependencies: "{ power: { fails: [{ from: 2025-01-07 10:00 }] }, link: {} }" }),
    "dependencies.power.fails.0: “until” or “for” is missing",
  ],
  [
    "an unknown way to fail",
    fileWith({ dependencies: "{ power: { fails: [{ dates: 2025-01-07 }] }, link: {} }" }),
    "dependencies.power.fails.0.dates: no failure has the key “dates” alone; did you mean date?",
  ],
  [
    "a name with a capital",
    fileWith({ regions: "{ Java: {} }" }),
    "regions.Java: “Java” is not a name; small letters and digits joined by hyphens",
  ],
  ["a text for a list", service("[power]", "power"), "services.visit.steps.0.needs: “power” is a single value; a list"],
  ["a list for a map", fileWith({ services: "[]" }), "services: this is a list; a map of names"],
  ["an unknown figure", service("10 min", "$pace"), "there is no fact or assumption “$pace”; the file has none"],
  [
    "an unused figure",
    fileWith({ assumptions: "{ pace: { value: 7 min, range: 5 to 10 min, because: a guess } }" }),
    "office.yaml:9:16 assumptions.pace: nothing uses $pace; use it, or remove it",
  ],
  [
    "an assumption without a reason",
    `${service("10 min", "$pace")}assumptions: { pace: { value: 7 min, range: 5 to 10 min } }\n`,
    "assumptions.pace: “because” is missing; the reason for the assumption",
  ],
  [
    "an assumption without a range",
    `${service("10 min", "$pace")}assumptions: { pace: { value: 7 min, because: a guess } }\n`,
    "assumptions.pace: “range” or “choices” is missing",
  ],
  [
    "an assumption outside its range",
    `${service("10 min", "$pace")}assumptions: { pace: { value: 7 min, range: 8 to 10 min, because: a guess } }\n`,
    "assumptions.pace.value: “7 min” does not lie in its range 8 to 10 min",
  ],
  [
    "a range of another unit",
    `${service("10 min", "$pace")}assumptions: { pace: { value: 7 min, range: 5 to 10 %, because: a guess } }\n`,
    "assumptions.pace.range: value and range are not in the same unit",
  ],
  [
    "a fact without a source",
    `${service("10 min", "$pace")}facts: { pace: { value: 7 min } }\n`,
    "facts.pace: a fact needs its source; source and quote, or because",
  ],
  [
    "an unknown outcome",
    check("outcome: queu, expect: exactly 0"),
    "checks.c.outcome: there is no outcome “queu”; did you mean queue?",
  ],
  [
    "an expectation of another kind",
    check("outcome: queue, expect: at most 1 h"),
    "checks.c.expect: “1 h” is not a number; such as 20 to 28, at most 24 or exactly 0",
  ],
  [
    "working days for time",
    check("outcome: hours_waited, expect: at most 1 working day"),
    "checks.c.expect: “1 working day”: a working day has no fixed length",
  ],
  [
    "nothing but a number for time",
    check("outcome: time_to_clear, step: serve, expect: at most 1"),
    "checks.c.expect: “1” has no unit; a duration such as 1 min",
  ],
  [
    "a check without a kind",
    fileWith({ checks: "{ c: { outcome: queue, in: median, expect: exactly 0 } }" }),
    "checks.c: “kind” is missing; one of prediction, conservation, invariant, theory",
  ],
  [
    "a check that does not say in how many runs",
    fileWith({ checks: "{ c: { outcome: queue, in: some runs, kind: invariant, expect: exactly 0 } }" }),
    "checks.c.in: “some runs” does not say in how many runs; every run, 80 % of runs, median, middle 80 % or mean",
  ],
  [
    "a check of an unknown thing",
    check("outcome: utilisation, resource: conter, expect: 80 %"),
    "checks.c.resource: there is no resource “conter”; did you mean counter?",
  ],
  [
    "a check of the wrong thing",
    check("outcome: queue, resource: counter, expect: exactly 0"),
    "checks.c.resource: queue is not of a resource; leave it out",
  ],
  [
    "a check that lies outside the run",
    check("outcome: visits, during: 2025-01-12, expect: exactly 0"),
    "checks.c.during: it lies outside the run",
  ],
  [
    "a check with an unknown value",
    check("outcome: visits, with: { pace: 7 min }, expect: exactly 0"),
    "checks.c.with.pace: there is no fact or an assumption “pace”",
  ],
  [
    "a quote both fed and checked",
    fileWith({
      sources: "{ S1: { title: News } }",
      people: "{ p: { class: visitor, arrives: 2025-01-07 08:00, source: S1, quote: he came at eight } }",
      checks:
        "{ c: { kind: prediction, in: median, outcome: visits, expect: exactly 1, source: S1, quote: he came at eight } }",
    }),
    "checks.c.quote: the same quote is fed at people.p; fed or checked, never both",
  ],
  [
    "an unknown source",
    fileWith({ people: "{ p: { class: visitor, arrives: 2025-01-07 08:00, source: S9 } }" }),
    "people.p.source: there is no source “S9”; the file names none",
  ],
  [
    "a person outside the run",
    fileWith({ people: "{ p: { class: visitor, arrives: 2025-02-07 08:00 } }" }),
    "people.p.arrives: it lies outside the run",
  ],
  [
    "a promise of another kind",
    fileWith({ promises: "{ p: { outcome: wait, per: visit, expect: at least 1 h } }" }),
    "promises.p.expect: a promise of “wait” is at most something above 0; such as at most 1 h",
  ],
  [
    "too many dependencies",
    fileWith({
      dependencies: `{ power: {}, link: {}, ${Array.from({ length: 29 }, (_, index) => `d${index}: {}`).join(", ")} }`,
    }),
    "dependencies: 31 dependencies; at most 30",
  ],
  [
    "too many offices",
    fileWith({ offices: "{ o: { copies: 7_000_000 } }" }),
    "offices.o.copies: 7000000 offices; at most 100,000",
  ],
  [
    "too many counters",
    fileWith({ resources: "{ counter: 200_000 }" }),
    "resources: 200000 units of all resources in all offices; at most 100,000",
  ],
  [
    "an empty value",
    fileWith({ run: "{ from: 2025-01-06, for: }" }),
    "run.for: there is nothing here; a duration above 0",
  ],
  [
    "failures without end",
    fileWith({ dependencies: "{ power: { fails: [{ up_for: 0.0000001 s, down_for: 0.0000001 s }] }, link: {} }" }),
    "dependencies.power.fails.0",
  ],
  [
    "more failures than anybody has time for",
    fileWith({ dependencies: "{ power: { fails: [{ rate: 1_000_000_000 / year, down_for: 0.001 s }] }, link: {} }" }),
    "outages in a run; at most 1000000",
  ],
  [
    "a shape that gives what has no number",
    service("{ exponential: 10 min }", "{ weibull: { scale: 5 min, shape: 0.001 } }"),
    "a shape of 0.001; a shape of at least 0.1",
  ],
  [
    "a tag of YAML's own",
    fileWith({ title: "!!str Base" }),
    "title: the tag “tag:yaml.org,2002:str” is refused; plain values",
  ],
]

describe("one mistake is one message, at its place", () => {
  test.each(broken)("%s", (_, file, message) => {
    const problems = problemsOf(file)
    expect(problems.map((each) => each.format())).toHaveLength(1)
    expect(problems[0]!.format()).toContain(message)
    expect(problems[0]!.format()).toMatch(/^office\.yaml:\d+:\d+/)
    expect(problems[0]!.length).toBeGreaterThan(0)
  })
})

test("all mistakes of a file come at once, in the order of the file", () => {
  const file = fileWith({
    run: "{ from: 2025-02-30, for: 0 days }",
    resources: "{ counter: 1.5 }",
    policies: "{ upss: {} }",
    checks: "{ c: { kind: theory, in: mean, outcome: queu, expect: 1 } }",
  })
  expect(problemsOf(file).map((each) => each.path)).toEqual([
    "run.from",
    "run.for",
    "resources.counter",
    "policies.upss",
    "checks.c.outcome",
  ])
})

test("the excerpt and the mark show the value", () => {
  const [problem] = problemsOf(fileWith({ resources: "{ counter: 1.5 }" }))
  expect(problem!.excerpt.slice(problem!.column - 1, problem!.column - 1 + problem!.length)).toBe("1.5")
})

test("at most twenty are shown, and the rest is counted", async () => {
  const { formatProblems } = await import("../src/index.ts")
  const file = fileWith({ regions: `{ ${Array.from({ length: 25 }, (_, index) => `R${index}: {}`).join(", ")} }` })
  expect(formatProblems(problemsOf(file)).split("\n")).toHaveLength(21)
  expect(formatProblems(problemsOf(file))).toMatch(/and 5 more$/)
})
