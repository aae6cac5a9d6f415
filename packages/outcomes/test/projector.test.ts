import type { Model, OfficeEvent, State } from "@tangguh/office"
import { EventType } from "@tangguh/office"
import { expect, test } from "vitest"
import type { Probe } from "../src/probe.ts"
import { Projector } from "../src/projector.ts"

const model = { steps: 2, stations: 2, has: { batches: false }, workaround: [null, null] } as unknown as Model
const state = { citizens: { step: Int32Array.of(0, 1) } } as unknown as State
const event = (type: EventType) => ({ type, office: -1, subject: 0, time: 0 }) as OfficeEvent

/** Feeds events, by type and slot, and writes down whom each was told. */
function told(probes: (heard: string[]) => readonly Probe[], ...events: [EventType, number][]): readonly string[] {
  const heard: string[] = []
  const projector = new Projector(model, probes(heard))
  for (const [type, slot] of events) projector.event(event(type), state, slot)
  return heard
}

const probe = (name: string, heard: string[], asks: Partial<Probe>): Probe => ({
  event: ({ type }, _, slot) => void heard.push(`${name} ${type} of ${slot}`),
  value: () => NaN,
  ...asks,
})

test("a probe is told the events that it listens to, and no others", () => {
  const heard = told(
    (all) => [probe("a", all, { listensTo: [EventType.CitizenLeft] })],
    [EventType.CitizenLeft, 0],
    [EventType.ServiceStarted, 0],
    [EventType.CitizenLeft, 1],
  )
  expect(heard).toEqual([`a ${EventType.CitizenLeft} of 0`, `a ${EventType.CitizenLeft} of 1`])
})

test("a probe of one step is told nothing of those who are at another, or nowhere", () => {
  const heard = told(
    (all) => [probe("a", all, { listensTo: [EventType.CitizenLeft], atStep: 1 })],
    [EventType.CitizenLeft, 0],
    [EventType.CitizenLeft, 1],
    [EventType.CitizenLeft, -1],
  )
  expect(heard).toEqual([`a ${EventType.CitizenLeft} of 1`])
})

test("a part of several probes is told first, and once", () => {
  const listensTo = [EventType.CitizenLeft]
  const heard = told(
    (all) => {
      const part = probe("part", all, { listensTo })
      return [probe("a", all, { listensTo, parts: [part] }), probe("b", all, { listensTo, parts: [part] })]
    },
    [EventType.CitizenLeft, 0],
  )
  expect(heard.map((line) => line.split(" ")[0])).toEqual(["part", "a", "b"])
})
