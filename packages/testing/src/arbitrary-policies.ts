import { type Command, EventType, type Policy } from "@tangguh/office"
import * as fc from "fast-check"

/** The names in a section of a generated file. */
const namesIn = (text: string, section: string): string[] => {
  const body = text.split(/^(?=\S)/m).find((part) => part.startsWith(`${section}:\n`)) ?? ""
  return [...body.matchAll(/^ {2}([a-z-]+):/gm)].map(([, name]) => name)
}

const oneOf = (...items: readonly (string | number)[]) => fc.constantFrom(...items)

/** A file with some policies of the catalogue added, with random parameters: all of them are meant to be in force together. */
export function withPolicies(text: string): fc.Arbitrary<string> {
  const dependencies = namesIn(text, "dependencies")
  const kits = namesIn(text, "resources")
  const steps = [...text.matchAll(/step: (step-[a-z]+)/g)].map(([, name]) => name)
  const written = (name: string, parameters: Readonly<Record<string, fc.Arbitrary<string | number>>>) =>
    fc.record(parameters).map(
      (values) =>
        `  ${name}: { ${Object.entries(values)
          .map(([key, value]) => `${key}: ${value}`)
          .join(", ")} }\n`,
    )
  const some =
    dependencies.length > 0 ? fc.subarray(dependencies, { minLength: 1 }).map((d) => `[${d.join(", ")}]`) : null
  const all = [
    ...(some === null
      ? []
      : [
          written("offline-capture", {
            steps: oneOf(...steps).map((step) => `[${step}]`),
            without: some,
            buffer: oneOf(0, 1, 3, 300),
            upload: oneOf("60 / h", "7 / h", "1000 / h"),
            loss: oneOf("0 %", "30 %"),
            duplicate: oneOf("0 %", "30 %"),
            surge: oneOf(1, 1.1, 2),
            recall: oneOf("1 working day", "2 working days"),
          }),
          written("ups", { for: some, battery: oneOf("5 min", "30 min", "2 h"), recharge: oneOf("1 h", "4 h") }),
          written("generator", {
            for: some,
            start: oneOf("0 min", "5 min", "30 min"),
            start_failure: oneOf("0 %", "50 %"),
            fuel: oneOf("30 min", "8 h"),
            refuel: oneOf("1 working day"),
            damage: oneOf("0 %", "30 %"),
            repair: oneOf("1 working day", "2 working days"),
          }),
          written("backup-link", {
            for: some,
            failover: oneOf("0 min", "5 min", "{ exponential: 10 min }"),
            slow: oneOf(1, 1.2, 3),
          }),
        ]),
    ...(kits.length > 0 ? [written("extra-kits", { resource: oneOf(...kits), count: oneOf(1, 2) })] : []),
    written("overtime", { hours: oneOf("1 h", "3 h"), fatigue: oneOf(1, 1.15, 1.4) }),
    written("hotline", {
      reach: oneOf("50 %", "100 %"),
      calls_first: oneOf("100 %"),
      lead: oneOf("30 min", "2 h"),
      call: oneOf("3 min"),
    }),
    written("public-status", {
      reach: oneOf("50 %", "100 %"),
      delay: oneOf("0 min", "30 min"),
      false_up: oneOf("0 %", "50 %"),
      false_up_after: oneOf("30 min", "2 h"),
    }),
    written("send-home", { after: oneOf("0 min", "30 min", "2 h"), priority: oneOf("true", "false") }),
  ]
  return fc
    .subarray(all)
    .chain((chosen) => fc.tuple(...chosen))
    .map((lines) => (lines.length > 0 ? `${text}policies:\n${lines.join("")}` : text))
}

/** Mixes two integers into one; anything will do, as long as it is the same again. */
const mix = (a: number, b: number): number => (Math.imul(a ^ b, 0x9e3779b1) >>> 5) ^ (a + b)

/**
 * A policy that gives commands of all kinds, good and bad, at random: what it does is a pure function of what it has heard.
 * It never answers its own refusals, and its timers lie in the future, so that every instant comes to an end.
 */
export function chattyPolicy(
  seed: number,
  name = "chatty",
): Policy<{ readonly heard: number; readonly mixed: number }> {
  return {
    name,
    listensTo: [
      EventType.CitizenArrived,
      EventType.ServiceCompleted,
      EventType.CitizenLeft,
      EventType.OfficeOpened,
      EventType.BreakStarted,
      EventType.DependencyFailed,
      EventType.DependencyRecovered,
      EventType.TimerFired,
    ],
    initialMemory: () => ({ heard: 0, mixed: seed }),
    remember: ({ heard, mixed }, event, view) => ({
      heard: heard + 1,
      mixed: mix(mixed, event.number + event.type + (event.office >= 0 ? view.waiting(event.office) : 0)),
    }),
    decide: ({ mixed }, event, view): readonly Command[] => {
      const dice = mix(mixed, event.number)
      const office = dice % (view.offices + 1) // sometimes there is no such office
      switch ((dice >>> 8) % 12) {
        case 0:
          return [{ kind: "dismiss queue", office, voucher: (dice & 1) === 0 }]
        case 1:
          return [
            { kind: "extend hours", office, until: event.time + (dice % 40_000) - 4000, slow: 1 + (dice % 3) / 2 },
          ]
        case 2:
          return [{ kind: "extend hours", office, until: view.closesAt(office % view.offices) + 3600.1, slow: 1.1 }]
        case 3:
          return [
            { kind: "set timer", at: event.time + 0.3 + (dice % 9000), token: dice % 5 },
            { kind: "set timer", at: event.time + 7200, token: (dice % 4) - 1 },
          ]
        case 4:
          return [
            { kind: "set timer", at: event.time - 1, token: 1 },
            { kind: "extend hours", office, until: NaN, slow: 0 },
          ]
        default:
          return []
      }
    },
  }
}

/** A policy that listens to everything and does nothing. */
export const silentPolicy: Policy<number> = {
  name: "silent",
  listensTo: Object.values(EventType),
  initialMemory: () => 0,
  remember: (heard) => heard + 1,
  decide: () => [],
}
