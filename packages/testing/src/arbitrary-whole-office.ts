import type {
  Announcement,
  Arrangement,
  Backup,
  CitizenClass,
  Delay,
  Demand,
  FailureSource,
  InterruptionRule,
  Plan,
  Profile,
  Schedule,
  Step,
} from "@tangguh/plan"
import * as fc from "fast-check"

/*
 * Small plans with everything that a plan can have, each feature now and then. Times lie on a coarse lattice, so that
 * ties are common. What a plan is made of are plain choices; the simplest is the first, so that a failure shrinks to it.
 */

const MINUTE = 60
const HOUR = 3600
const DAY = 86_400
const title = { en: "", id: "" }

type Law = Extract<Delay, { law: unknown }>["law"]

const rarely = <T>(simplest: T, other: fc.Arbitrary<T>, weight = 2): fc.Arbitrary<T> =>
  fc.oneof({ weight: 5 - weight, arbitrary: fc.constant(simplest) }, { weight, arbitrary: other })

const constant = (value: number): Law => ({ kind: "constant", value })
const seconds = (law: Law): Delay => ({ law, unit: "seconds" })
const days = (law: Law): Delay => ({ law, unit: "working days" })

const minutes = (...values: number[]): fc.Arbitrary<Law> => fc.constantFrom(...values.map((v) => constant(v * MINUTE)))
const someLaw: fc.Arbitrary<Law> = fc.oneof(
  minutes(30, 15, 10, 5, 60, 0),
  fc.constantFrom<Law>(
    { kind: "exponential", mean: 20 * MINUTE },
    { kind: "uniform", low: 5 * MINUTE, high: 30 * MINUTE },
    { kind: "choice", values: [300, 900, 1800], shares: [0.5, 0.25, 0.25] },
  ),
)

const shortDelay: fc.Arbitrary<Delay> = fc.oneof(
  someLaw.map(seconds),
  fc.constantFrom(days(constant(1)), days({ kind: "uniform", low: 1, high: 2 }), seconds(constant(8 * HOUR))),
)
/** Until another visit. */
const visitDelay: fc.Arbitrary<Delay> = fc.constantFrom<Delay>(
  days(constant(1)),
  days({ kind: "uniform", low: 1, high: 2 }),
  seconds({ kind: "exponential", mean: 8 * HOUR }),
  seconds(constant(2 * HOUR)),
  {
    mixture: [
      { share: 0.5, of: seconds(constant(DAY)) },
      { share: 0.5, of: days(constant(1)) },
    ],
  },
)

const rule = (...works: InterruptionRule["work"][]) =>
  fc
    .record({
      work: fc.constantFrom(...works),
      place: rarely<InterruptionRule["place"]>("stay", fc.constantFrom("head", "tail", "leave")),
    })
    .map((made): InterruptionRule => (made.work === "finish" ? { work: "finish", place: "stay" } : made))

const someRule = rule("resume", "finish", "repeat", "redraw")
const notFinish = rule("resume", "repeat", "redraw")

const HOURS: readonly (readonly (readonly [number, number])[])[][] = [
  [[[8, 12]]],
  [
    [
      [8, 11.5],
      [13, 15],
    ],
  ],
  [[[8, 12]], [], [[9, 15]]],
  [[[0, 24]]],
  [
    [
      [7, 10],
      [10.5, 12],
      [13, 16],
    ],
    [[8, 12]],
  ],
]

/** Opening periods; −1 is an office that never closes. */
function scheduleOf(hours: number, length: number): Schedule {
  if (hours < 0)
    return {
      opens: Float64Array.of(0),
      closes: Float64Array.of(Infinity),
      last: Uint8Array.of(1),
      works: new Uint8Array(length).fill(1),
    }
  const periods = Array.from({ length }, (_, day) => {
    const of = HOURS[hours][day % HOURS[hours].length]
    return of.map(([from, until], p) => ({
      opens: day * DAY + from * HOUR,
      closes: day * DAY + until * HOUR,
      last: p === of.length - 1 ? 1 : 0,
    }))
  })
  const all = periods.flat()
  return {
    opens: Float64Array.from(all, ({ opens }) => opens),
    closes: Float64Array.from(all, ({ closes }) => closes),
    last: Uint8Array.from(all, ({ last }) => last),
    works: Uint8Array.from(periods, (of) => (of.length > 0 ? 1 : 0)),
  }
}

/** Weights over opening time; `dawn`: some come an hour before, and in breaks. */
function profileOf(schedule: Schedule, length: number, dawn: boolean): Profile {
  const pieces: { day: number; from: number; until: number }[] = []
  for (let day = 0; day < length; day++) {
    const of = Array.from(schedule.opens, (opens, p) => ({ day, from: opens, until: schedule.closes[p] })).filter(
      ({ from, until }) => from < (day + 1) * DAY && until > day * DAY,
    )
    if (of.length === 0) continue
    if (of[0].until === Infinity) pieces.push({ day, from: day * DAY, until: (day + 1) * DAY })
    else if (dawn) pieces.push({ day, from: Math.max(day * DAY, of[0].from - HOUR), until: of[of.length - 1].until })
    else pieces.push(...of)
  }
  const start = Uint32Array.from({ length: length + 1 }, (_, day) => pieces.filter((piece) => piece.day < day).length)
  return {
    start,
    from: Float64Array.from(pieces, ({ from }) => from),
    until: Float64Array.from(pieces, ({ until }) => until),
    weight: Float64Array.from(pieces, ({ day }) => 1 / (start[day + 1] - start[day])),
  }
}

const halfHours = (from: number, until: number) =>
  fc.integer({ min: from * 2, max: until * 2 }).map((h) => h * 30 * MINUTE)

const slowOrDown = rarely<number | null>(null, fc.constantFrom(2, 3), 1)

const source: fc.Arbitrary<FailureSource> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({ from: halfHours(0, 60), lasts: fc.constantFrom(HOUR, 30 * MINUTE, 3 * HOUR, DAY), slow: slowOrDown })
      .map(({ from, lasts, slow }): FailureSource => ({ kind: "window", from, until: from + lasts, slow })),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("random" as const),
      upFor: fc.constantFrom<Law>({ kind: "exponential", mean: 4 * HOUR }, constant(3 * HOUR), constant(HOUR), {
        kind: "exponential",
        mean: 40 * MINUTE,
      }),
      downFor: fc.oneof(minutes(30, 60, 15).map(seconds), fc.constant(seconds({ kind: "exponential", mean: HOUR }))),
      clock: fc.constantFrom("always" as const, "open" as const, "busy" as const),
      relapse: rarely<{ chance: number; within: Delay } | null>(
        null,
        fc.constant({ chance: 0.5, within: seconds(constant(HOUR)) }),
        1,
      ),
      slow: fc.constant(null),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("planned" as const),
      first: halfHours(7, 12),
      every: fc.constantFrom(DAY, 5 * HOUR),
      lasts: minutes(60, 30).map(seconds),
      slow: slowOrDown,
    }),
  },
)

const wears = (made: FailureSource) => made.kind === "random" && made.clock === "busy"

/** At most one source of these wears in use. */
const sources = (maxLength: number): fc.Arbitrary<FailureSource[]> =>
  fc.array(source, { maxLength }).map((all) => {
    return all.filter((s, i) => !wears(s) || all.findIndex(wears) === i)
  })

const backup: fc.Arbitrary<Backup> = fc.oneof(
  fc.record({
    kind: fc.constant("ups" as const),
    battery: fc.oneof(minutes(30, 15, 60, 5), fc.constant<Law>({ kind: "exponential", mean: 30 * MINUTE })),
    recharge: fc.constantFrom(HOUR, 4 * HOUR),
  }),
  fc.record({
    kind: fc.constant("generator" as const),
    start: fc.constantFrom(0, 2 * MINUTE, 30 * MINUTE),
    startFailure: fc.constantFrom(0, 0.3),
    fuel: fc.constantFrom(Infinity, HOUR, 30 * MINUTE),
    refuelWorkingDays: fc.constantFrom(1, 2),
    damage: fc.constantFrom(0, 0.3),
    repairWorkingDays: fc.constantFrom(1, 2),
  }),
  fc.record({
    kind: fc.constant("standby" as const),
    failover: minutes(10, 0, 30),
    failoverFailure: fc.constantFrom(0, 0.3),
    needs: fc.constant<number[]>([]),
    slow: fc.constantFrom(1, 2),
  }),
)

const dependency = fc.record({
  scope: fc.constantFrom("office" as const, "nation" as const, "region" as const),
  needsNext: rarely(false, fc.constant(true)),
  sources: sources(3),
  backups: rarely<Backup[]>([], fc.array(backup, { maxLength: 3 })),
  standbyNeedsNext: fc.boolean(),
})

const resource = fc.record({
  scope: fc.constantFrom("office" as const, "nation" as const),
  units: fc.constantFrom(1, 2, 3, 0),
  extra: rarely(0, fc.constant(1), 1),
  duty: rarely<readonly (readonly [number, number])[] | null>(
    null,
    fc.array(fc.tuple(halfHours(0, 40), fc.integer({ min: 0, max: 3 })), { minLength: 1, maxLength: 4 }),
  ),
  absent: rarely(0, fc.constant(0.3), 1),
  limit: rarely(Infinity, fc.constantFrom(3, 1, 5), 1),
  fails: rarely<FailureSource[]>(
    [],
    // A unit that wears in use fails in no other way.
    sources(2)
      .map((all) => all.filter(({ slow }) => slow === null))
      .map((all) => (all.some(wears) ? all.filter(wears) : all)),
    1,
  ),
})

const stock = fc.record({
  scope: fc.constantFrom("office" as const, "nation" as const),
  onHand: fc.constantFrom(3, 10, 0, 1),
  ifEmpty: fc.constantFrom("wait" as const, "lose" as const),
  deliveries: fc.array(
    fc.oneof(
      halfHours(0, 40).map((at) => ({ kind: "once" as const, at, amount: constant(4) })),
      fc.constant({ kind: "every" as const, every: days(constant(1)), amount: constant(3) }),
      fc.constant({ kind: "every" as const, every: seconds(constant(6 * HOUR)), amount: constant(2) }),
    ),
    { maxLength: 2 },
  ),
  reorder: fc.option(
    fc.record({
      review: fc.constantFrom(0, 6 * HOUR, 30 * MINUTE),
      at: fc.constantFrom(1, 0, 3),
      order: fc.constantFrom(
        { kind: "up to" as const, level: 6 },
        { kind: "amount" as const, lot: 2 },
        { kind: "amount" as const, lot: 5 },
      ),
      leadTime: shortDelay,
      filled: fc.constantFrom<Law>(constant(1), { kind: "uniform", low: 0.3, high: 1 }),
    }),
    { nil: null },
  ),
  supplierOut: rarely<FailureSource[]>([], sources(1)),
  reserve: fc.option(fc.constantFrom(1, 2, 3), { nil: null, freq: 2 }),
})

const step = fc.record({
  where: fc.constantFrom("counter" as const, "counter" as const, "back office" as const),
  with: rarely<readonly { resource: number; units: number }[]>(
    [{ resource: 0, units: 1 }],
    fc.constantFrom(
      [],
      [{ resource: 1, units: 1 }],
      [{ resource: 0, units: 2 }],
      [
        { resource: 0, units: 1 },
        { resource: 1, units: 1 },
      ],
    ),
  ),
  takes: fc.oneof(
    { weight: 6, arbitrary: someLaw.map(seconds) },
    { weight: 1, arbitrary: fc.constantFrom(days(constant(0.5)), days(constant(1))) },
  ),
  takesOfFirst: rarely<Delay | null>(null, someLaw.map(seconds), 1),
  needs: fc.subarray([0, 1, 2]),
  needsToStart: rarely<number[]>([], fc.subarray([0, 1, 2]), 1),
  onFailure: fc.array(someRule, { minLength: 3, maxLength: 3 }),
  onBreakdown: notFinish,
  onBreak: someRule,
  onClosing: someRule,
  onShift: someRule,
  onPreempted: fc.record({
    work: fc.constantFrom("resume" as const, "repeat" as const, "redraw" as const),
    place: fc.constantFrom("head" as const, "tail" as const, "leave" as const),
  }),
  preempts: rarely(false, fc.constant(true), 1),
  waitingRoom: rarely(Infinity, fc.constantFrom(2, 0, 5), 1),
  atClosing: fc.constantFrom("leave" as const, "stay" as const, "serve" as const),
  uses: rarely<{ stock: number; amount: number; spoiled: number }[]>(
    [],
    fc.constantFrom(
      [{ stock: 0, amount: 1, spoiled: 0 }],
      [{ stock: 0, amount: 2, spoiled: 0.2 }],
      [
        { stock: 0, amount: 1, spoiled: 0.3 },
        { stock: 1, amount: 1, spoiled: 0.2 },
      ],
    ),
  ),
  batch: rarely<{ size: number; atMost: Delay | null } | null>(
    null,
    fc.record({
      size: fc.constantFrom(2, 3),
      atMost: fc.constantFrom<Delay | null>(null, seconds(constant(HOUR)), days(constant(1))),
    }),
    1,
  ),
  limit: rarely(Infinity, fc.constantFrom(4, 2), 1),
  comes: rarely<Delay | null>(null, visitDelay, 1),
  exits: rarely<{ share: number; to: number; at: "head" | "tail"; after: Delay | null }[]>(
    [],
    fc.array(
      fc.record({
        share: fc.constantFrom(0.2, 0.4),
        to: fc.integer({ min: -1, max: 3 }),
        at: fc.constantFrom("tail" as const, "head" as const),
        after: rarely<Delay | null>(null, visitDelay, 1),
      }),
      { minLength: 1, maxLength: 2 },
    ),
  ),
})

const patience = fc.constantFrom<Law | null>(
  null,
  constant(HOUR),
  constant(30 * MINUTE),
  { kind: "exponential", mean: HOUR },
  constant(0),
)

const citizenClass = fc.record({
  service: fc.constantFrom(0, 0, 1),
  patience,
  whenTold: fc.constantFrom(
    { wait: 1, notToday: 600, backAt: 1 },
    { wait: 1.2, notToday: 0, backAt: 0.5 },
    { wait: 0.5, notToday: 1800, backAt: 2 },
  ),
  balks: rarely<CitizenClass["balks"]>(
    null,
    fc.record({
      queue: fc.constantFrom(Infinity, 2, 4),
      whenDown: fc.constantFrom(0, 0.5),
      hopeless: fc.constantFrom(0, 0.5),
    }),
    1,
  ),
  returns: fc.record({ chance: fc.constantFrom(0, 1, 0.6), after: visitDelay, atMost: fc.constantFrom(5, 1, 0) }),
  purposes: rarely(false, fc.constant(true), 1),
  dawn: fc.boolean(),
  from: fc.oneof(
    fc.constantFrom(20, 8, 40).map((perDay): Demand["from"] => ({ kind: "rate", perDay, group: null })),
    fc.constant<Demand["from"]>({ kind: "rate", perDay: 8, group: constant(2) }),
    fc
      .array(halfHours(0, 60), { minLength: 1, maxLength: 12 })
      .map((times): Demand["from"] => ({ kind: "instants", times: Float64Array.from(times.sort((a, b) => a - b)) })),
    fc.constantFrom<Demand["from"]>(
      { kind: "pool", size: 15, chance: 0.5, grows: 0 },
      { kind: "pool", size: 4, chance: 1, grows: 2 },
      { kind: "appointments", perDay: 8, noShow: 0.2 },
    ),
  ),
})

const person = fc.record({
  office: fc.nat({ max: 1 }),
  class: fc.nat({ max: 2 }),
  arrives: halfHours(6, 50),
  patience: fc.constantFrom(null, HOUR, 5 * HOUR),
  patienceAtLeast: fc.constantFrom(0, 30 * MINUTE),
})

const announcement = fc.record({
  at: fc.oneof(
    fc.nat({ max: 2 }).map((d): Announcement["at"] => ({ kind: "fails", dependency: d })),
    fc.nat({ max: 2 }).map((d): Announcement["at"] => ({ kind: "recovers", dependency: d })),
    fc.constant<Announcement["at"]>({ kind: "empty", stock: 0 }),
    halfHours(6, 40).map((at): Announcement["at"] => ({ kind: "instant", at })),
  ),
  says: fc.constantFrom<Announcement["says"]>("wait", "not today", "back at", "up"),
  to: fc.constantFrom<Announcement["to"]>("those waiting", "everyone"),
  reach: fc.constantFrom(1, 0.5),
  delay: fc.constantFrom(0, 30 * MINUTE, HOUR),
  by: fc.constant("office"),
})

const workaround = fc.record({
  without: fc.subarray([0, 1, 2], { minLength: 1 }),
  upload: fc.option(
    fc.record({
      buffer: fc.constantFrom(Infinity, 3, 1),
      each: fc.constantFrom(5 * MINUTE, 0, 15 * MINUTE),
      courier: fc.constantFrom(Infinity, DAY, 6 * HOUR),
      loss: fc.constantFrom(0, 0.3),
      duplicate: fc.constantFrom(0, 0.2),
      surge: fc.constantFrom(1, 2),
      recall: visitDelay,
    }),
    { nil: null },
  ),
  stale: fc.constantFrom(0, 0.3),
})

const initial = fc.record({
  step: fc.nat({ max: 3 }),
  jobs: fc.integer({ min: 1, max: 8 }),
  age: fc.constantFrom(seconds(constant(DAY)), seconds({ kind: "uniform", low: 0, high: 5 * DAY })),
  dead: fc.constantFrom(0, 0.3),
})

const arrangement = fc.record({
  first: fc.array(rarely<number[]>([], fc.shuffledSubarray([0, 1, 2], { minLength: 1, maxLength: 2 })), {
    minLength: 4,
    maxLength: 4,
  }),
  dropOff: rarely<number[]>([], fc.subarray([0, 1, 2, 3]), 1),
  announcements: rarely<Announcement[]>([], fc.array(announcement, { maxLength: 3 })),
  workarounds: fc.array(
    rarely<Arrangement["workarounds"][number] | null>(
      null,
      workaround.map((w) => ({ step: 0, ...w })),
      1,
    ),
    {
      minLength: 4,
      maxLength: 4,
    },
  ),
  ticketCap: rarely<Arrangement["ticketCap"]>(
    null,
    fc.record({ most: fc.constantFrom(10, 4), ghosts: fc.constantFrom(0, 0.3) }),
    1,
  ),
  appointments: rarely<Arrangement["appointments"]>(
    null,
    fc.record({ perDay: fc.constantFrom(8, 3), noShow: fc.constantFrom(0, 0.3), reach: fc.constantFrom(1, 0.5) }),
    1,
  ),
  letter: rarely<Arrangement["temporaryLetter"]>(
    null,
    fc.record({
      step: fc.nat({ max: 3 }),
      uptake: fc.constantFrom(1, 0.5),
      valid: fc.constantFrom(2 * HOUR, DAY),
    }),
    1,
  ),
  bypass: rarely<number[]>([0, 0, 0, 0], fc.array(fc.constantFrom(0, 0.5), { minLength: 4, maxLength: 4 }), 1),
  extra: rarely(false, fc.constant(true), 1),
  repairedWithin: rarely(Infinity, fc.constantFrom(HOUR, 0), 1),
  offHours: rarely(false, fc.constant(true), 1),
  protection: rarely(0, fc.constant(0.5), 1),
  immune: rarely(
    { switches: false, stores: false, pools: false },
    fc.record({
      switches: fc.boolean(),
      stores: fc.boolean(),
      pools: fc.boolean(),
    }),
    1,
  ),
})

const choices = fc.record({
  length: fc.integer({ min: 2, max: 4 }),
  hours: fc.array(fc.integer({ min: -1, max: HOURS.length - 1 }), { minLength: 2, maxLength: 2 }),
  offices: fc.integer({ min: 1, max: 2 }),
  dependencies: fc.array(dependency, { maxLength: 3 }),
  resources: fc.array(resource, { minLength: 2, maxLength: 2 }),
  stocks: fc.array(stock, { maxLength: 2 }),
  firstService: fc.array(step, { minLength: 1, maxLength: 3 }),
  secondService: step,
  classes: fc.array(citizenClass, { minLength: 1, maxLength: 3 }),
  people: rarely<(typeof person extends fc.Arbitrary<infer T> ? T : never)[]>([], fc.array(person, { maxLength: 4 })),
  initial: rarely<(typeof initial extends fc.Arbitrary<infer T> ? T : never)[]>(
    [],
    fc.array(initial, { maxLength: 2 }),
    1,
  ),
  arrangement,
})

type Choices = typeof choices extends fc.Arbitrary<infer T> ? T : never

/** A step whose rules the file's checks would let pass. */
function stepOf(made: Choices, at: number, service: number): Step {
  const { dependencies, resources, stocks } = made
  const chosen = service === 0 ? made.firstService[at] : made.secondService
  const { takesOfFirst, ...rest } = chosen
  const isJob = rest.where === "back office" || made.arrangement.dropOff.includes(at)
  const uses = rest.with.filter(({ resource: r }) => r < resources.length)
  const steps = made.firstService.length + 1
  const fitting = (asked: InterruptionRule, closing = false): InterruptionRule => {
    let { work, place } = asked
    if (work === "finish") place = "stay"
    if (isJob && place === "leave") place = "stay"
    if (uses.length === 0 && (place === "head" || place === "tail")) place = "stay"
    if (closing && work !== "finish" && place === "stay" && !isJob && rest.atClosing !== "stay") work = "finish"
    return { work, place }
  }
  const preempts = rest.preempts && uses.length > 0 && made.arrangement.first[at].length > 0
  const here = [...Array(steps).keys()].filter((s) => (s === steps - 1 ? 1 : 0) === service)
  const needs = rest.needs.filter((d) => d < dependencies.length)
  return {
    ...rest,
    name: `step-${at}`,
    title,
    service,
    with: uses,
    takesOf: takesOfFirst === null ? null : made.classes.map((_, c) => (c === 0 ? takesOfFirst : null)),
    needs,
    needsToStart: rest.needsToStart.filter((d) => d < dependencies.length && !needs.includes(d)),
    onFailure: dependencies.map((_, d) => fitting(rest.onFailure[d])),
    onBreakdown: fitting(rest.onBreakdown),
    onBreak: fitting(rest.onBreak),
    onClosing: fitting(rest.onClosing, true),
    onShift: fitting(rest.onShift),
    onPreempted:
      isJob && rest.onPreempted.place === "leave" ? { ...rest.onPreempted, place: "head" } : rest.onPreempted,
    preempts,
    atClosing: isJob ? "stay" : rest.atClosing,
    waitingRoom: isJob ? Infinity : rest.waitingRoom,
    uses: rest.uses.filter(({ stock: s }) => s < stocks.length),
    batch: isJob ? rest.batch : null,
    comes: at === 0 || service === 1 ? null : rest.comes,
    exits: rest.exits
      .map((exit) => ({ ...exit, to: exit.to < 0 ? -1 : here[exit.to % here.length] }))
      .filter(({ to }) => !(isJob && to < 0)),
    backlog: title,
  }
}

/** The plan of some choices. */
export function planOf(made: Choices): Plan {
  const { length, offices: count, dependencies, resources, stocks, classes, arrangement: arranged } = made
  const offices = [...Array(count).keys()]
  const schedules = offices.map((o) => scheduleOf(made.hours[o], length))
  const places = (scope: "office" | "region" | "nation") => (scope === "office" ? offices.map((o) => [o]) : [offices])
  const width = { office: 0, region: 1, nation: 2 }
  const switches: (Plan["switches"][number] & { backups: readonly Backup[] })[] = []
  const switchesOf: number[][] = offices.map(() => [])
  // From the last dependency on: each may need the next one.
  for (let d = dependencies.length - 1; d >= 0; d--) {
    const { scope, needsNext, sources: fails, backups, standbyNeedsNext } = dependencies[d]
    const mayNeed = d + 1 < dependencies.length && width[dependencies[d + 1].scope] >= width[scope]
    for (const at of places(scope)) {
      for (const o of at) switchesOf[o][d] = switches.length
      const next = mayNeed ? [switchesOf[at[0]][d + 1]] : []
      switches.push({
        dependency: d,
        stream: `d${d}/${at.join("+")}`,
        offices: at,
        schedule: at[0],
        needs: needsNext ? next : [],
        sources: fails,
        backups: backups.map((b) => (b.kind === "standby" && standbyNeedsNext ? { ...b, needs: next } : b)),
      })
    }
  }
  const pools: (Plan["pools"][number] & { all: number })[] = []
  const poolsOf: number[][] = offices.map(() => [])
  resources.forEach(({ scope, units, extra, duty, ...rest }, r) => {
    for (const at of places(scope)) {
      for (const o of at) poolsOf[o].push(pools.length)
      const shifts = duty === null ? null : [...new Map(duty)].sort((a, b) => a[0] - b[0])
      const onDuty = shifts === null ? units : Math.max(...shifts.map(([, n]) => n))
      pools.push({
        resource: r,
        stream: `r${r}/${at.join("+")}`,
        offices: at,
        schedule: at[0],
        units: onDuty,
        duty:
          shifts === null
            ? null
            : { from: Float64Array.from(shifts, ([from]) => from), units: Int32Array.from(shifts, ([, n]) => n) },
        ...rest,
        all: onDuty + extra,
      })
    }
  })
  const stores: (Plan["stores"][number] & { reorder: Arrangement["reorder"][number] })[] = []
  const storesOf: number[][] = offices.map(() => [])
  stocks.forEach(({ scope, reorder, onHand, deliveries, ifEmpty, supplierOut }, s) => {
    for (const at of places(scope)) {
      for (const o of at) storesOf[o].push(stores.length)
      stores.push({
        stock: s,
        stream: `s${s}/${at.join("+")}`,
        offices: at,
        schedule: at[0],
        onHand,
        deliveries,
        ifEmpty,
        supplierOut,
        reorder,
      })
    }
  })
  const last = made.firstService.length
  const steps = [...made.firstService.map((_, at) => stepOf(made, at, 0)), stepOf(made, last, 1)]
  const isUsed = (s: number) => steps.some((step) => step.uses.some((use) => use.stock === s))
  // Units are told apart where a service takes one of them alone.
  const alone = (r: number) => !steps.some((s) => s.with.length > 1 || s.with.some((w) => w.units > 1)) || r < 0
  const ofPool = pools.map((pool) => (alone(pool.resource) ? pool : { ...pool, limit: Infinity, fails: [] }))
  const profiles = offices.flatMap((o) => classes.map(({ dawn }) => profileOf(schedules[o], length, dawn)))
  const isJob = (s: number) => steps[s].where === "back office" || arranged.dropOff.includes(s)
  // Classes for which something is kept have a place of their own at every step that uses it.
  const first = steps.map((step, s) => {
    const asked = arranged.first[s].filter((c) => c < classes.length)
    const reserved = step.uses
      .filter((use) => stocks[use.stock].reserve !== null)
      .map((use) => use.stock % classes.length)
    return [...new Set([...asked, ...reserved])]
  })
  return {
    scenario: "generated",
    title,
    about: null,
    illustrative: true,
    zone: "UTC",
    epoch: 0,
    horizon: length * DAY,
    warmUp: 0,
    replications: 1,
    seed: "generated",
    days: Float64Array.from({ length: length + 1 }, (_, day) => day * DAY),
    schedules,
    profiles,
    dependencies: dependencies.map(({ scope }, d) => ({ name: `d${d}`, title, scope })),
    switches: switches.map(({ dependency: d, stream, offices: at, schedule, needs, sources: fails }) => ({
      dependency: d,
      stream,
      offices: at,
      schedule,
      needs,
      sources: fails,
    })),
    resources: resources.map(({ scope }, r) => ({ name: `r${r}`, title, scope })),
    pools: ofPool.map(({ resource: r, stream, offices: at, schedule, units, duty, absent, limit, fails }) => ({
      resource: r,
      stream,
      offices: at,
      schedule,
      units,
      duty,
      absent,
      limit,
      fails,
    })),
    stocks: stocks.map(({ scope }, s) => ({ name: `s${s}`, title, scope })),
    stores: stores.map(({ stock: of, stream, offices: at, schedule, onHand, deliveries, ifEmpty, supplierOut }) => ({
      stock: of,
      stream,
      offices: at,
      schedule,
      onHand,
      deliveries,
      ifEmpty,
      supplierOut,
    })),
    services: [
      { name: "first", title, steps: made.firstService.map((_, s) => s) },
      { name: "second", title, steps: [last] },
    ],
    steps,
    classes: classes.map(({ service, patience: law, whenTold, balks, returns, purposes }, c) => ({
      name: `c${c}`,
      title,
      wants: service,
      patience: law,
      whenTold,
      balks,
      returns,
      purposes: purposes ? [0, 1] : [],
    })),
    purposes: [
      { name: "bank", title, share: 0.3, deadline: seconds({ kind: "uniform", low: HOUR, high: 3 * DAY }) },
      { name: "school", title, share: 0.3, deadline: days(constant(1)) },
    ],
    offices: offices.map((o) => ({
      name: `o${o}`,
      title,
      region: "",
      schedule: o,
      switches: switchesOf[o],
      pools: poolsOf[o],
      stores: storesOf[o],
      demand: classes.map(({ from }, c) => ({
        class: c,
        stream: `o${o}/c${c}`,
        profile: o * classes.length + c,
        from,
      })),
      atStart: made.initial
        .map(({ step: s, ...rest }, i) => ({ ...rest, step: s % steps.length, stream: `o${o}/start${i}` }))
        .map((backlog) => ({
          ...backlog,
          class: classes.findIndex(({ service }) => service === steps[backlog.step].service),
        }))
        .filter((backlog) => isJob(backlog.step) && backlog.class >= 0),
    })),
    people: made.people.map((someone, p) => ({
      ...someone,
      name: `p${p}`,
      title,
      office: someone.office % count,
      class: someone.class % classes.length,
    })),
    promises: [],
    costs: { currency: "IDR", pricesOf: null, years: 5, discount: 0.06, hourWaited: null, trip: null, each: {} },
    arrangement: {
      units: ofPool.map(({ all }) => all),
      backups: switches.map(({ backups }) => backups),
      announcements: arranged.announcements.filter(({ at }) =>
        at.kind === "empty" ? stocks.length > 0 : at.kind === "instant" || at.dependency < dependencies.length,
      ),
      hotline: null,
      publicStatus: null,
      workarounds: arranged.workarounds.flatMap((w, s) => {
        const without = w?.without.filter((d) => d < dependencies.length) ?? []
        return w === null || s >= steps.length || without.length === 0 ? [] : [{ ...w, step: s, without }]
      }),
      first,
      dropOff: arranged.dropOff.filter((s) => s < steps.length && steps[s].where === "counter"),
      reorder: stores.map(({ stock, reorder }) => (isUsed(stock) ? reorder : null)),
      reserve: stocks.map(({ reserve }, s) =>
        reserve === null ? null : { below: reserve, classes: [s % classes.length] },
      ),
      ticketCap: arranged.ticketCap,
      appointments: arranged.appointments,
      extraPeriods: arranged.extra ? [{ office: 0, from: DAY + 9 * HOUR, until: DAY + 12 * HOUR }] : [],
      repairedWithin: switches.map(() => arranged.repairedWithin),
      offHours: arranged.offHours ? switches.map((_, s) => s) : [],
      protection: pools.map(() => arranged.protection),
      temporaryLetter:
        arranged.letter === null || arranged.letter.step >= steps.length || !isJob(arranged.letter.step)
          ? null
          : arranged.letter,
      bypass: steps.map((_, s) => arranged.bypass[s]),
      immune: {
        switches: arranged.immune.switches ? switches.map((_, s) => s) : [],
        stores: arranged.immune.stores ? stores.map((_, s) => s) : [],
        pools: arranged.immune.pools ? pools.map((_, p) => p) : [],
      },
    },
  }
}

/** Small plans of all kinds. One prints as the choices that it was made of. */
export const arbitraryWholeOffice: fc.Arbitrary<Plan> = choices.map((made) =>
  Object.defineProperty(planOf(made), fc.toStringMethod, { value: () => printed(made) }),
)

const printed = (made: Choices): string =>
  JSON.stringify(
    made,
    (_, value: unknown) =>
      value === Infinity ? "Infinity" : value instanceof Float64Array ? Array.from(value) : value,
    1,
  ).replace(/\n {3,}/g, " ")
export { choices as arbitraryChoices }
