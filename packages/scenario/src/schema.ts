import * as Schema from "effect/Schema"
import { DelayLaw, DurationLaw } from "./law.ts"
import { Hours } from "./hours.ts"
import { When } from "./when.ts"
import * as L from "./leaves.ts"
import { Anything, custom, described, failed, recordOf } from "./read.ts"

/* The scenario file, section by section. Keys listed after a struct belong to the format and cannot be used yet. */

const optional = Schema.optionalKey

/** Where a statement comes from; it may stand beside many things. */
const evidence = {
  source: optional(L.nameOf("sources", "a source")),
  quote: optional(L.Text),
  because: optional(L.Text),
}

export const Run = described(
  Schema.Struct({
    zone: optional(L.ZoneName),
    from: L.LocalDate,
    for: L.PositiveDuration,
    warm_up: optional(L.WarmUp),
    replications: optional(L.PositiveCount),
    seed: optional(L.Seed),
  }),
  "run",
)

export const Resource = described(
  Schema.Union([
    L.Count,
    described(Schema.Struct({ count: optional(L.Count), title: optional(L.Title) }), "resource", [
      "limit",
      "absent",
      "shifts",
      "fails",
      "scope",
      "like",
      "across",
    ]),
  ]),
  "resource",
)

export const Failure = described(
  Schema.Union([
    described(Schema.Struct({ date: L.LocalDate, title: optional(L.Title), ...evidence }), "failure", [
      "slow",
      "relapse",
    ]),
    described(
      Schema.Struct({
        from: L.Instant,
        until: optional(L.Instant),
        for: optional(L.Span),
        title: optional(L.Title),
        ...evidence,
      }),
      "failure",
      ["slow", "relapse"],
    ),
    described(
      Schema.Struct({
        up_for: DurationLaw,
        down_for: DurationLaw,
        clock: optional(L.word(["always"], ["open", "busy"])),
        title: optional(L.Title),
        ...evidence,
      }),
      "failure",
      ["slow", "relapse"],
    ),
    described(
      Schema.Struct({
        rate: L.PerSecond,
        down_for: DurationLaw,
        clock: optional(L.word(["always"], ["open", "busy"])),
        title: optional(L.Title),
        ...evidence,
      }),
      "failure",
      ["slow", "relapse"],
    ),
  ]),
  "failure",
  ["planned", "log"],
)

export const Dependency = described(
  Schema.Struct({
    title: optional(L.Title),
    scope: optional(L.word(["office", "region", "nation"])),
    fails: optional(Schema.Array(Failure)),
  }),
  "dependency",
  ["needs", "backups", "like"],
)

export const Step = described(
  Schema.Struct({
    step: L.Name,
    title: optional(L.Title),
    where: optional(L.word(["counter"], ["back office"])),
    with: optional(
      Schema.Union([L.nameOf("resources", "a resource"), recordOf(L.nameOf("resources", "a resource"), L.Count)]),
    ),
    takes: DurationLaw,
    needs: optional(Schema.Array(L.nameOf("dependencies", "a dependency"))),
    when: optional(When),
    queue: optional(
      described(
        Schema.Struct({
          order: optional(L.word(["fifo"], ["lifo", "random", "siro"])),
          at_closing: optional(L.word(["leave", "stay"], ["serve"])),
        }),
        "queue",
        ["first", "preempt", "waiting_room"],
      ),
    ),
    backlog: optional(L.Title),
  }),
  "step",
  ["needs_to_start", "then", "uses", "batch", "comes", "limit"],
)

export const Service = described(Schema.Struct({ title: optional(L.Title), steps: Schema.Array(Step) }), "service")

const byHour = optional(recordOf(L.Period, L.Factor))
const arriveNotYet = ["by_weekday", "by_date", "appointments", "no_show", "batch", "grows", "across"]

export const Arrive = described(
  Schema.Union([
    described(Schema.Struct({ rate: L.Rate, by_hour: byHour }), "arrival", arriveNotYet),
    described(Schema.Struct({ pool: L.Count, each: L.Hazard, by_hour: byHour }), "arrival", arriveNotYet),
  ]),
  "arrival",
  arriveNotYet,
)

/** What an office may say of a class: less than the class itself, since the rest is taken over. */
export const ArriveHere = described(
  Schema.Struct({ rate: optional(L.Rate), pool: optional(L.Count), each: optional(L.Hazard), by_hour: byHour }),
  "arrival",
  arriveNotYet,
)

export const Citizens = described(
  Schema.Struct({
    title: optional(L.Title),
    wants: L.nameOf("services", "a service"),
    arrive: Arrive,
    patience: optional(Schema.Union([L.word(["endless"]), ...DurationLaw.members])),
    patience_when_told: optional(
      described(Schema.Struct({ wait: optional(L.PercentFactor), "not today": optional(L.Duration) }), "reaction", [
        "back at",
        "up",
      ]),
    ),
    returns: optional(
      described(Schema.Struct({ chance: L.Share, after: DelayLaw, at_most: optional(L.Count) }), "return"),
    ),
  }),
  "class of citizens",
  ["balks", "purposes", "like", "abandons"],
)

/** Copies are not supported yet; far too many are refused for being too many. */
const Copies = custom<never>(
  (node, path, reading) => {
    const count = node.kind === "text" ? Number(node.text.replaceAll("_", "")) : 0
    if (count > 100_000) reading.problem(node.place, path, `${count} offices`, "at most 100,000")
    else reading.problem(node.place, path, "“copies” is not supported yet", "leave it out, and name each office")
    return failed
  },
  { not: {} },
)

export const Office = described(
  Schema.Struct({
    copies: optional(Copies),
    title: optional(L.Title),
    region: optional(L.nameOf("regions", "a region")),
    hours: optional(Hours),
    resources: optional(recordOf(L.nameOf("resources", "a resource"), Resource)),
    citizens: optional(
      recordOf(
        L.nameOf("citizens", "a class of citizens"),
        described(Schema.Struct({ arrive: optional(ArriveHere) }), "class of citizens", [
          "title",
          "wants",
          "patience",
          "patience_when_told",
          "returns",
          "balks",
          "purposes",
          "like",
        ]),
      ),
    ),
  }),
  "office",
  ["table", "like", "at_start", "dependencies", "stocks"],
)

export const Person = described(
  Schema.Struct({
    title: optional(L.Title),
    class: L.nameOf("citizens", "a class of citizens"),
    arrives: L.Instant,
    patience: optional(L.PersonPatience),
    office: optional(L.nameOf("offices", "an office")),
    ...evidence,
  }),
  "person",
)

const dependencyName = L.nameOf("dependencies", "a dependency")
const Fails = described(Schema.Struct({ fails: dependencyName, nth: optional(L.PositiveCount) }), "moment")
const Recovers = described(Schema.Struct({ recovers: dependencyName, nth: optional(L.PositiveCount) }), "moment")

/** An instant of the run, or an event of the world. */
export const Moment = described(Schema.Union([L.word(["start", "end"]), L.Instant, Fails, Recovers]), "moment", [
  "empty",
  "closing",
])

export const Announcement = described(
  Schema.Struct({
    at: described(Schema.Struct({ fails: dependencyName }), "moment", ["nth", "recovers", "empty", "closing"]),
    says: L.word(["wait", "not today"], ["back at", "up"]),
    to: optional(L.word(["those waiting"], ["everyone"])),
    by: optional(L.Text),
    ...evidence,
  }),
  "announcement",
  ["reach", "delay"],
)

export const PolicyCost = described(
  Schema.Struct({
    once: optional(L.Sum),
    yearly: optional(L.Sum),
    per_use: optional(L.Sum),
    lasts: optional(L.PositiveDuration),
    decides: optional(L.Title),
    pays: optional(L.Title),
    ...evidence,
  }),
  "cost",
)

export const Promise = described(
  Schema.Struct({
    outcome: L.word(["completed", "wait"], ["lead_time", "time_to_clear", "waited", "attainment"]),
    title: optional(L.Title),
    step: optional(L.nameOf("steps", "a step")),
    per: L.word(["working day", "visit"]),
    expect: L.Expect,
    share: optional(L.Share),
    ...evidence,
  }),
  "promise",
  ["after", "class", "office"],
)

export const Costs = described(
  Schema.Struct({
    currency: optional(L.Currency),
    prices_of: optional(L.Year),
    years: optional(L.PositiveCount),
    discount: optional(L.Share),
    hour_waited: optional(L.Sum),
    trip: optional(L.Sum),
  }),
  "costs",
  ["each"],
)

export const Source = described(
  Schema.Struct({
    title: L.Title,
    date: optional(L.LocalDate),
    file: optional(L.Text),
    note: optional(L.Text),
    url: optional(L.Text),
  }),
  "source",
)

const figure = {
  value: Anything,
  range: optional(L.Text),
  choices: optional(Schema.Array(Anything)),
  drawn: optional(L.word(["uniform", "triangular"])),
  ...evidence,
}
export const Figure = described(Schema.Struct(figure), "figure")

export const Check = described(
  Schema.Struct({
    outcome: L.Word,
    expect: L.Expect,
    in: L.Quorum,
    kind: L.word(["prediction", "conservation", "invariant", "theory"]),
    title: optional(L.Title),
    step: optional(L.nameOf("steps", "a step")),
    resource: optional(L.nameOf("resources", "a resource")),
    dependency: optional(dependencyName),
    promise: optional(L.nameOf("promises", "a promise")),
    citizen: optional(
      Schema.Union([L.nameOf("people", "a person"), Schema.Struct({ ticket: L.PositiveCount, date: L.LocalDate })]),
    ),
    during: optional(
      described(
        Schema.Union([
          L.LocalDate,
          Schema.Struct({ from: Moment, until: Moment }),
          Schema.Struct({ down: dependencyName }),
        ]),
        "period",
      ),
    ),
    at: optional(Moment),
    since: optional(Moment),
    take: optional(L.word(["total", "mean", "min", "max", "change"])),
    policy: optional(Schema.Union([L.nameOf("columns", "a policy"), Schema.Array(L.nameOf("columns", "a policy"))])),
    without: optional(Schema.Array(dependencyName)),
    with: optional(recordOf(L.nameOf("figures", "a fact or an assumption"), Anything)),
    versus: optional(L.word(["as-today"])),
    false_alarm: optional(L.Probability),
    known_to_fail: optional(L.Text),
    ...evidence,
  }),
  "check",
  ["office", "service", "stock", "class", "purpose", "quantile"],
)

/** The whole file. Policies are read by the catalogue's own declarations. */
export const ScenarioFile = described(
  Schema.Struct({
    tangguh: L.Version,
    title: L.Title,
    about: optional(L.Title),
    illustrative: optional(L.Flag),
    run: Run,
    hours: optional(Hours),
    regions: optional(
      recordOf(
        L.Name,
        described(Schema.Struct({ title: optional(L.Title) }), "region", ["in", "zone", "copies", "like"]),
      ),
    ),
    offices: optional(recordOf(L.Name, Office)),
    resources: optional(recordOf(L.Name, Resource)),
    dependencies: optional(recordOf(L.Name, Dependency)),
    services: recordOf(L.Name, Service),
    citizens: recordOf(L.Name, Citizens),
    people: optional(recordOf(L.Name, Person)),
    announcements: optional(Schema.Array(Announcement)),
    today: optional(Anything),
    policies: optional(Anything),
    bundles: optional(recordOf(L.Name, Schema.Array(L.nameOf("columns", "a policy")))),
    promises: optional(recordOf(L.Name, Promise)),
    costs: optional(Costs),
    sources: optional(recordOf(L.Label, Source)),
    facts: optional(recordOf(L.Name, Figure)),
    assumptions: optional(recordOf(L.Name, Figure)),
    checks: optional(recordOf(L.Label, Check)),
  }),
  "scenario",
  ["stocks"],
)

export type ScenarioFile = (typeof ScenarioFile)["Type"]
