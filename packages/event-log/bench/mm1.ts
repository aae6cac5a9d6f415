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
    resources: [{ name: "server", title }],
    services: [{ name: "visit", title, steps: [0] }],
    steps: [
      {
        name: "serve",
        title,
        service: 0,
        resource: 0,
        takes: { kind: "exponential", mean: (0.8 * DAY) / perDay },
        needs: [],
        onFailure: [],
        atClosing: "stay",
        backlog: title,
      },
    ],
    classes: [
      {
        name: "customer",
        title,
        wants: 0,
        patience: null,
        whenTold: { wait: 1, notToday: 600 },
        returns: { chance: 0, after: { law: { kind: "constant", value: 1 }, unit: "working days" }, atMost: 5 },
      },
    ],
    offices: [
      {
        name: "office",
        title,
        region: "",
        schedule: 0,
        switches: [],
        demand: [{ class: 0, stream: "office/customer", profile: 0, from: { kind: "rate", perDay } }],
      },
    ],
    people: [],
    promises: [],
    costs: { currency: "IDR", pricesOf: null, years: 5, discount: 0.06, hourWaited: null, trip: null },
    arrangement: {
      capacity: [[1]],
      backups: [],
      announcements: [],
      hotline: null,
      publicStatus: null,
      offlineCapture: null,
      immune: [],
    },
  }
}
