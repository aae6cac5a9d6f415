import { EventType, eventNames, type OfficeEvent, type Policy, Reason, sampleWorld } from "@tangguh/office"
import { isOfCitizen, record, type RecordedRun } from "./recorded-run.ts"
import { policiesIn, scenarioOf } from "./scenario-of.ts"

/**
 * One counter, ten minutes for everybody, nobody but scripted people: what happens can be worked out by hand.
 * 2025-01-06 is a Monday; the doors are open from 8 to 12 and from 13 to 16.
 */
const small: Readonly<Record<string, string>> = {
  tangguh: "1",
  title: "A small office",
  run: "{ zone: Asia/Jakarta, from: 2025-01-06, for: 5 days, replications: 1, seed: small }",
  hours: "{ mon-fri: 08:00-12:00 and 13:00-16:00 }",
  resources: "{ counter: 1 }",
  services:
    "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min, needs: [power, link], when: { failure: resume } }] } }",
  dependencies: "{ power: {}, link: { scope: nation } }",
  citizens: "{ visitor: { wants: visit, arrive: { rate: 0 / h } } }",
}

/** When somebody comes ("tue 08:00", "08:00" is Monday's) and how patient they are ("1 h"). */
export type Comer = string | { readonly at: string; readonly patience?: string; readonly class?: string }

const weekdays = ["mon", "tue", "wed", "thu", "fri"]

/** `tue 08:00` as the file writes it. */
export const instant = (text: string): string => {
  const [day, clock] = text.includes(" ") ? text.split(" ") : ["mon", text]
  return `2025-01-${String(6 + weekdays.indexOf(day)).padStart(2, "0")} ${clock}`
}

/** The text of the small office with sections changed, and these people. */
export function given(people: Readonly<Record<string, Comer>>, changes: Readonly<Record<string, string>> = {}): string {
  const written = Object.entries(people).map(([name, comer]) => {
    const { at, patience, class: of = "visitor" } = typeof comer === "string" ? { at: comer } : comer
    return `  ${name}: { class: ${of}, arrives: ${instant(at)}${patience === undefined ? "" : `, patience: ${patience}`} }\n`
  })
  const sections = Object.entries({ ...small, ...changes }).map(([name, value]) => `${name}: ${value}\n`)
  return `${sections.join("")}${written.length > 0 ? `people:\n${written.join("")}` : ""}`
}

/** A window of failure: `down("09:00", "09:30")`. */
export const down = (from: string, until: string): string => `{ from: ${instant(from)}, until: ${instant(until)} }`

/** `tue 08:00`; Monday's day is left out, and so are seconds where there are none. */
export const clock = (seconds: number): string => {
  const day = Math.floor(seconds / 86_400)
  const [h, m, s] = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (n: number) => String(n).padStart(2, "0")
  return `${day === 0 ? "" : `${weekdays[day]} `}${two(h)}:${two(m)}${s === 0 ? "" : `:${two(s)}`}`
}

/** Events whose subject is a switch. */
const ofSwitches: ReadonlySet<EventType> = new Set([
  ...Object.values(EventType).filter(
    (type) => type >= EventType.DependencyFailed && type <= EventType.EquipmentRepaired,
  ),
  EventType.DependencySlowed,
  EventType.DependencyCutOff,
  EventType.DependencyRejoined,
])

const reasons = Object.fromEntries(Object.entries(Reason).map(([name, value]) => [value, name]))

/** A run of a file, its policies and others in force, told in lines such as `tue 08:00 ServiceStarted ana`. */
export class Story {
  readonly run: RecordedRun
  private readonly names = new Map<number, string>()

  constructor(text: string, more: readonly Policy[] = [], seed = "0") {
    const scenario = scenarioOf(text, "given.yaml")
    this.run = record(sampleWorld(scenario.plan, seed, 0), [...policiesIn(scenario), ...more])
    for (const { type, subject, value } of this.run.events) {
      if (type === EventType.CitizenArrived || type === EventType.TripAvoided)
        this.names.set(subject, value < 0 ? scenario.plan.people[-1 - value].name : `#${subject}`)
    }
  }

  /** Events of these types, or of all, in order. */
  tell(...types: readonly (keyof typeof EventType)[]): string[] {
    const wanted = new Set(types.map((type) => EventType[type]))
    return this.run.events.flatMap((event) => (types.length === 0 || wanted.has(event.type) ? [this.line(event)] : []))
  }

  /** What happened to one of the people. */
  of(name: string, ...types: readonly (keyof typeof EventType)[]): string[] {
    return this.tell(...types)
      .filter((line) => line.split(" ").includes(name))
      .map((line) => line.replace(` ${name}`, ""))
  }

  /** The same, each with what it was caused by: `09:10 ServiceInterrupted ana ← 09:10 DependencyFailed power`. */
  explain(...types: readonly (keyof typeof EventType)[]): string[] {
    const wanted = new Set(types.map((type) => EventType[type]))
    return this.run.events.flatMap((event) => {
      if (types.length > 0 && !wanted.has(event.type)) return []
      const cause = event.cause === 0 ? "" : ` ← ${this.line(this.run.events[event.cause - 1])}`
      return [this.line(event) + cause]
    })
  }

  private line(event: OfficeEvent): string {
    const { plan } = this.run.model
    const who = isOfCitizen(event) ? ` ${this.names.get(event.subject)}` : ""
    const what = ofSwitches.has(event.type) ? ` ${plan.dependencies[plan.switches[event.subject].dependency].name}` : ""
    const why = event.type === EventType.CitizenLeft ? ` (${reasons[event.value]})` : ""
    return `${clock(event.time)} ${eventNames[event.type]}${who}${what}${why}`
  }
}

/** The story of a file. */
export const story = (text: string, more: readonly Policy[] = [], seed?: string): Story => new Story(text, more, seed)
