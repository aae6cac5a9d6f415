import { type Command, EventType, type Policy } from "@tangguh/office"
import type { Plan } from "@tangguh/plan"

/** Commands that both simulators know, good and bad, at random: a pure function of the events heard and of what can be seen. */
export function commandingPolicy(seed: number, plan: Plan): Policy<number> {
  return {
    name: `commanding-${seed}`,
    listensTo: [
      EventType.CitizenArrived,
      EventType.ServiceCompleted,
      EventType.OfficeOpened,
      EventType.DependencyFailed,
      EventType.DependencyRecovered,
      EventType.TimerFired,
    ],
    initialMemory: () => seed,
    remember: (mixed, { number, type }) => mix(mixed, number + type),
    decide: (mixed, { time, number, office: at }, view): readonly Command[] => {
      const dice = mix(mixed, number)
      const office = dice % (view.offices + 1) // sometimes there is no such office
      const open = Math.max(0, at)
      switch ((dice >>> 8) % 16) {
        case 0:
          return [{ kind: "dismiss queue", office, voucher: (dice & 1) === 0 }]
        case 1:
          return [{ kind: "extend hours", office, until: time + (dice % 40_000) - 4000, slow: 1 + (dice % 3) / 2 }]
        case 2:
          return [{ kind: "extend hours", office: open, until: view.closesAt(open) + 3600, slow: 1.5 }]
        case 3:
          return [{ kind: "set timer", at: time + 0.3 + (dice % 9000), token: dice % 5 }]
        case 4:
          return [{ kind: "send out", office: open, resource: dice % 2, units: view.waiting(open) % 2 }]
        case 5:
          if (plan.stores.length === 0) return []
          return [
            {
              kind: "transfer",
              from: dice % plan.stores.length,
              to: (dice >>> 4) % plan.stores.length,
              amount: (dice >>> 6) % 3,
              takes: dice % 4000,
            },
          ]
        default:
          return []
      }
    },
  }
}

/** Mixes two integers into one that is not negative. */
const mix = (a: number, b: number): number => ((Math.imul(a ^ b, 0x9e3779b1) >>> 5) ^ (a + b)) & 0x7fffffff
