import type { Plan } from "@tangguh/plan"

const DAY = 86_400

/** M/M/1 at load 0.8: one office that never closes, one counter, nobody who leaves. */
export function mm1(days: number, perDay: number): Plan {
  const title = { en: "", id: "" }
  const dayStarts = Float64Array.from({ length: days + 1 }, (_, day) => day * DAY)
  const numbers = Uint32Array.from({ length: days + 1 }, (_, day) => day)
  return {
    scenario: "mm1",
    title,
    about: null,
    illustrative: true,
    zone: "UTC",
    epoch: 0,
    horizon: days * DAY,
    warmUp: 0,
    replications: 1,
    seed: "mm1",
    days: dayStarts,
    schedules: [
      {
        opens: Float64Array.of(0),
        closes: Float64Array.of(Infinity),
        last: Uint8Array.of(1),
        works: new Uint8Array(days).fill(1),
      },
    ],
    profiles: [
      {
        start: numbers,
        from: dayStarts.slice(0, days),
        until: dayStarts.slice(1),
        weight: new Float64Array(days).fill(1),
      },
    ],
    dependencies: [],
    switches: [],
    resources: [{ name: "server", title, scope: "office" }],
    pools: [
      {
        resource: 0,
        stream: "office/server",
        offices: [0],
        schedule: 0,
        units: 1,
        duty: null,
        absent: 0,
        limit: Infinity,
        fails: [],
      },
    ],
    stocks: [],
    stores: [],
    services: [{ name: "visit", title, steps: [0] }],
    steps: [
      {
        name: "serve",
        title,
        service: 0,
        where: "counter",
        with: [{ resource: 0, units: 1 }],
        takes: { law: { kind: "exponential", mean: (0.8 * DAY) / perDay }, unit: "seconds" },
        takesOf: null,
        needs: [],
        needsToStart: [],
        onFailure: [],
        onBreakdown: resume,
        onBreak: finish,
        onClosing: finish,
        onShift: finish,
        onPreempted: resume,
        preempts: false,
        waitingRoom: Infinity,
        atClosing: "stay",
        uses: [],
        batch: null,
        limit: Infinity,
        comes: null,
        exits: [],
        backlog: title,
      },
    ],
    classes: [
      {
        name: "customer",
        title,
        wants: 0,
        patience: null,
        whenTold: { wait: 1, notToday: 600, backAt: 1 },
        balks: null,
        returns: { chance: 0, after: { law: { kind: "constant", value: 1 }, unit: "working days" }, atMost: 5 },
        purposes: [],
      },
    ],
    purposes: [],
    offices: [
      {
        name: "office",
        title,
        region: "",
        schedule: 0,
        switches: [],
        pools: [0],
        stores: [],
        demand: [{ class: 0, stream: "office/customer", profile: 0, from: { kind: "rate", perDay, group: null } }],
        atStart: [],
      },
    ],
    people: [],
    promises: [],
    costs: { currency: "IDR", pricesOf: null, years: 5, discount: 0.06, hourWaited: null, trip: null, each: {} },
    arrangement: {
      units: [1],
      backups: [],
      announcements: [],
      hotline: null,
      publicStatus: null,
      workarounds: [],
      first: [[]],
      dropOff: [],
      reorder: [],
      reserve: [],
      ticketCap: null,
      appointments: null,
      extraPeriods: [],
      repairedWithin: [],
      offHours: [],
      protection: [0],
      temporaryLetter: null,
      bypass: [0],
      immune: { switches: [], stores: [], pools: [] },
    },
  }
}

const finish = { work: "finish", place: "stay" } as const
const resume = { work: "resume", place: "stay" } as const
