import { EventType, eventNames } from "@tangguh/office"
import type { Asked, Family } from "./asked.ts"
import { Level } from "./level.ts"
import type { Probe } from "./probe.ts"

/** Whatever may make a switch go down or up: it, what it needs, and what backs it up. */
const switching = eventNames.flatMap((name) =>
  /^(Dependency|Backup|Equipment|Battery)/.test(name ?? "") ? [EventType[name as keyof typeof EventType]] : [],
)

/** How many switches of a dependency are down, and how often one went down. */
function switches(asked: Asked, read: (level: Level, failures: () => number, places: number) => () => number): Probe {
  const { plan, of, meansOffice, windows } = asked
  const mine = Uint8Array.from(plan.switches, (at) => (at.dependency === of && at.offices.some(meansOffice) ? 1 : 0))
  const down = new Uint8Array(plan.switches.length)
  const level = new Level(asked)
  let failures = 0
  return {
    listensTo: switching,
    event: ({ subject: at, time }, state) => {
      const now = state.switches.down[at]
      if (mine[at] === 0 || now === down[at]) return
      down[at] = now
      level.add(time, now === 1 ? 1 : -1)
      if (now === 1 && windows.includes(time)) failures++
    },
    value: read(
      level,
      () => failures,
      mine.reduce((sum, each) => sum + each, 0),
    ),
  }
}

export const dependencyProbes: Family = {
  availability: (asked) =>
    switches(
      asked,
      (level, _, places) => () => 1 - level.read("total") / (asked.windows.length(asked.plan.horizon) * places),
    ),
  outages: (asked) => switches(asked, (_, failures) => () => (asked.windows.isEmpty ? NaN : failures())),
}
