import { type Command, EventType, type Policy } from "@tangguh/office"
import type { Plan } from "@tangguh/plan"

/** What it remembers: what its dice are made of, and how much there is of each thing. */
interface Memory {
  readonly mixed: number
  readonly stores: number
  readonly resources: number
  readonly steps: number
}

/**
 * A policy that gives commands of all kinds, good and bad, at random: what it does is a pure function of what it has heard and sees.
 * It never answers its own refusals, and its timers lie in the future, so that every instant comes to an end.
 */
export function commandingPolicy(seed: number): Policy<Memory> {
  return {
    name: `commanding-${seed}`,
    listensTo: [
      EventType.CitizenArrived,
      EventType.ServiceCompleted,
      EventType.CitizenLeft,
      EventType.OfficeOpened,
      EventType.OfficeClosed,
      EventType.BreakStarted,
      EventType.DependencyFailed,
      EventType.DependencyRecovered,
      EventType.TimerFired,
    ],
    initialMemory: ({ stores, resources, steps }: Plan) => ({
      mixed: seed,
      stores: stores.length,
      resources: resources.length,
      steps: steps.length,
    }),
    remember: (memory, { number, type, office }, view) => ({
      ...memory,
      mixed: mix(memory.mixed, number + type + (office >= 0 ? view.waiting(office) : 0)),
    }),
    decide: ({ mixed, stores, resources, steps }, { time, number, office: at }, view): readonly Command[] => {
      const dice = mix(mixed, number)
      const some = (count: number) => (dice >>> 5) % count
      const here = Math.max(0, at)
      const anywhere = some(view.offices + 1) // sometimes there is no such office
      switch ((dice >>> 8) % 28) {
        case 0:
        case 1:
          return [{ kind: "dismiss queue", office: anywhere, voucher: (dice & 1) === 0 }]
        case 2:
          return [
            { kind: "extend hours", office: anywhere, until: time + (dice % 40_000) - 4000, slow: 1 + some(3) / 2 },
          ]
        case 3:
          return [{ kind: "extend hours", office: here, until: view.closesAt(here) + 3600.1, slow: 1.5 }]
        case 4:
          return [
            { kind: "set timer", at: time + 0.3 + (dice % 9000), token: dice % 5 },
            { kind: "set timer", at: time + 7200, token: (dice % 4) - 1 },
          ]
        case 5:
          return [
            { kind: "set timer", at: (dice & 1) === 0 ? time - 1 : NaN, token: 1 },
            { kind: "extend hours", office: here, until: NaN, slow: 0 },
          ]
        case 6:
        case 7:
          return [
            { kind: "send out", office: here, resource: some(resources + 1), units: (view.waiting(here) % 4) - 1 },
          ]
        case 8:
          return [{ kind: "send out", office: anywhere, resource: 0, units: some(2) }]
        case 9:
        case 10:
          return [
            { kind: "transfer", from: some(stores + 1), to: dice % (stores + 1), amount: some(4), takes: dice % 4000 },
          ]
        case 11:
        case 12:
          return [{ kind: "redirect", office: here, to: anywhere, travel: (dice % 5) * 900 - 900 }]
        case 13:
          return [{ kind: "redirect", office: anywhere, to: dice % view.offices, travel: 600 }]
        case 14:
          return [{ kind: "invite", office: here, reach: some(4) / 2, lag: days((dice % 2) + 1) }]
        case 15:
          return [{ kind: "invite", office: anywhere, reach: 0.5, lag: soon }]
        case 16:
        case 17:
          return [{ kind: "serve at home", office: here, step: some(steps + 1), most: (dice % 4) - 1 }]
        case 18:
          return [{ kind: "serve at home", office: anywhere, step: dice % steps, most: 2 }]
        default:
          return []
      }
    },
  }
}

/** The same, but for commands that say who is at home, and when they mean to come: nobody who works there could know. */
export function talkingPolicy(seed: number): Policy<Memory> {
  const commanding = commandingPolicy(seed)
  const knowing: readonly Command["kind"][] = ["invite", "serve at home"]
  return {
    ...commanding,
    name: `talking-${seed}`,
    decide: (memory, event, view) =>
      commanding.decide!(memory, event, view).filter(({ kind }) => !knowing.includes(kind)),
  }
}

const soon = { law: { kind: "exponential", mean: 7200 }, unit: "seconds" } as const
const days = (value: number) => ({ law: { kind: "constant", value }, unit: "working days" }) as const

/** Mixes two integers into one that is not negative; anything will do, as long as it is the same again. */
const mix = (a: number, b: number): number => ((Math.imul(a ^ b, 0x9e3779b1) >>> 5) ^ (a + b)) & 0x7fffffff
