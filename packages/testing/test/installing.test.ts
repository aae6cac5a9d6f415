import { EventType, type Policy } from "@tangguh/office"
import { catalogue } from "@tangguh/policies"
import { loadHash } from "@tangguh/event-log"
import { beforeAll, expect, test } from "vitest"
import { caseOf, down, given, record, takeOver } from "../src/index.ts"

/* What is put in place in running offices, by hand. The small office: see given-when-then.ts; power is down from 9 to 11. */

beforeAll(() => loadHash())

const HOUR = 3600
const changes = { dependencies: `{ power: { fails: [${down("09:00", "11:00")}] }, link: { scope: nation } }` }

/** The run of a file in which a policy of the catalogue takes over at an instant; its events from then on. */
function from(text: string, at: number, name: string, parameters: Readonly<Record<string, unknown>>) {
  const { world } = caseOf(text)
  const defaults = { for: [], reach: 1, ...parameters }
  const are: readonly Policy[] = [catalogue.get(name)!.make(name, defaults, world.plan, [])]
  takeOver(world.plan, [], are, at)
  const { events } = record(world, are)
  return events.slice(events.findIndex(({ type }) => type === EventType.PoliciesChanged))
}

test("an office that begins to publish its status in an outage says so after its delay, and is up when it is", () => {
  const events = from(given({ ana: "09:30" }, changes), 10 * HOUR, "public-status", {
    delay: 600,
    false_up: 0,
    false_up_after: 0,
  })
  const published = events.filter(({ type }) => type === EventType.StatusPublished)
  expect(published.map(({ time, value, cause }) => [time / HOUR, value, cause])).toEqual([
    [10 + 1 / 6, 1, events[0].number],
    [11 + 1 / 6, 0, expect.any(Number)],
  ])
})

test("a generator that is installed in an outage is started at once, and whoever waits is served", () => {
  const events = from(given({ ana: "09:30" }, changes), 10 * HOUR, "generator", {
    start: 300,
    start_failure: 0,
    fuel: 8 * HOUR,
    refuel: 1,
    damage: 0,
    repair: 1,
    for: [0],
  })
  const at = (type: EventType) => events.find((event) => event.type === type)!
  expect(at(EventType.BackupStarting)).toMatchObject({ time: 10 * HOUR, cause: events[0].number })
  expect(at(EventType.BackupTookOver).time).toBe(10 * HOUR + 300)
  expect(at(EventType.ServiceStarted).time).toBe(10 * HOUR + 300)
})

test("a store that is now ordered for is looked at at once", () => {
  const stock = {
    stocks: "{ card: 1 }",
    services: "{ visit: { steps: [{ step: serve, with: counter, takes: 10 min, uses: { card: 1 } }] } }",
    dependencies: "{}",
  }
  const events = from(given({ ana: "09:00", budi: "09:30" }, stock), 10 * HOUR, "safety-stock", {
    stock: 0,
    review: 0,
    at: 2,
    up_to: 5,
    lead_time: { law: { kind: "constant", value: HOUR }, unit: "seconds" },
    filled: 1,
  })
  // Ana has had the only piece, and Budi waits for one: it takes six to come to five.
  expect(events[1]).toMatchObject({ type: EventType.StockOrdered, time: 10 * HOUR, value: 6, cause: events[0].number })
  expect(events.find(({ type }) => type === EventType.ServiceStarted)!.time).toBe(11 * HOUR)
})
