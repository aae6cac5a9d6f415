import { caseOf, clock, type Comer, given, laws, Story } from "../../src/index.ts"
import { EventType } from "@tangguh/office"
import * as fc from "fast-check"
import { expect } from "vitest"

/* One counter, open from ten to four, and half an hour for everybody; who runs an errand needs the counter and nothing else. */

export interface Setting {
  readonly people: Readonly<Record<string, Comer>>
  readonly when?: string
  readonly hours?: string
  readonly counter?: string
  /** Windows of failure. */
  readonly power?: string
  readonly link?: string
  readonly backups?: string
  readonly queue?: string
  readonly takes?: string
  readonly where?: "counter" | "back office"
  /** Needs no counter. */
  readonly alone?: boolean
  /** More of the step, and of the file. */
  readonly step?: string
  readonly more?: Readonly<Record<string, string>>
}

export const write = (setting: Setting): string => {
  const { when = "{}", hours = "10:00-16:00", counter = "1", power = "", link = "", backups = "" } = setting
  const { queue = "{}", takes = "30 min", where = "counter", step = "", alone = false } = setting
  return given(setting.people, {
    hours: hours.startsWith("{") ? hours : `{ mon-fri: ${hours} }`,
    resources: `{ counter: ${counter} }`,
    dependencies: `{ power: { fails: [${power}], backups: [${backups}] }, link: { fails: [${link}] } }`,
    services: `{ visit: { steps: [{ step: serve, where: ${where}, ${alone ? "" : "with: counter, "}takes: ${takes}, needs: [power, link], when: ${when}, queue: ${queue}${step} }] }, errand: { steps: [{ step: run, with: counter, takes: 30 min }] } }`,
    citizens:
      "{ visitor: { wants: visit, arrive: { rate: 0 / h } }, elder: { like: visitor }, runner: { wants: errand, arrive: { rate: 0 / h } } }",
    ...setting.more,
  })
}

const always = [
  laws.replayEqualsLive,
  laws.logIsInOrder,
  laws.nobodyVanishes,
  laws.storiesArePossible,
  laws.noServiceWithoutNeeds,
  laws.nobodyWaitsForNothing,
  laws.waitsAddUp,
  laws.unitsAreTakenOnce,
]

/** What happens to people, each with its cause; all laws hold, and tickets are kept. */
export function happens(text: string): readonly string[] {
  const only = fc.constant(caseOf(text))
  for (const law of always) fc.assert(law(only), { seed: 1, numRuns: 1 })
  const told = new Story(text)
  const tickets = new Map<number, number>()
  let drawn = 0
  for (const { type, subject, value } of told.run.events) {
    if (type === EventType.CitizenArrived) tickets.set(subject, ++drawn)
    if (type === EventType.TicketCalled || type === EventType.ServiceStarted) expect(value).toBe(tickets.get(subject))
  }
  return told.explain(
    "CitizenArrived",
    "TicketCalled",
    "ServiceStarted",
    "ServiceInterrupted",
    "ServiceResumed",
    "ServicePaced",
    "ServiceCompleted",
    "CitizenLeft",
    "CitizenTurnedAway",
  )
}

/** Seconds since Monday's midnight of `10:30` or `tue 10:30`. */
export const at = (text: string): number => {
  const [day, time] = text.startsWith("tue ") ? [1, text.slice(4)] : [0, text]
  const [hours, minutes] = time.split(":").map(Number)
  return ((day * 24 + hours) * 60 + minutes) * 60
}

/** Seconds that the World holds for somebody's nth work at the first step of a file, from 0. */
export function drawnWork(text: string, name: string, n: number): number {
  const { world } = caseOf(text)
  const { offices, people } = world.plan
  const demands = offices.reduce((sum, { demand }) => sum + demand.length, 0)
  const person = people.findIndex((each) => each.name === name)
  return world.workOf(demands + person, 0, 0, people[person].class, n)
}

/** A law of half an hour that gives another duration each time, if a rule wants one; otherwise the same for all. */
export const takesFor = (rule: string): string => (rule.startsWith("redraw") ? "{ uniform: 25 to 35 min }" : "30 min")

/** Seconds that somebody's first work at a step has left after ten minutes of it, where a rule interrupts it then. */
export function leftOf(text: string, name: string, rule: string): number {
  if (rule.startsWith("redraw")) return drawnWork(text, name, 1)
  const whole = drawnWork(text, name, 0)
  expect(whole).toBe(30 * 60)
  return rule.startsWith("resume") ? whole - 10 * 60 : whole
}

/** Lines of what should happen: `say` adds one, and returns it for later ones to name as their cause. */
export function expecting() {
  const lines: string[] = []
  const say = (time: number, what: string, because?: string): string => {
    const line = `${clock(time)} ${what}`
    lines.push(because === undefined ? line : `${line} ← ${because}`)
    return line
  }
  /** A counter that serves one after the other from an instant on, at which an event makes it able to. */
  const counter = (from: number, able: string) => {
    let [time, because] = [from, able]
    return (what: string, seconds: number) => {
      const runs = say(time, what, because)
      const started = time
      time += seconds
      because = say(time, `ServiceCompleted ${what.split(" ")[1]}`, runs)
      return started
    }
  }
  return { lines, say, counter }
}
