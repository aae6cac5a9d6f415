import { EventType, type OfficeEvent, type World } from "@tangguh/office"
import type { Moment, Period, Plan } from "@tangguh/plan"
import { nothing, type Probe } from "./probe.ts"
import { type Instant, Windows } from "./windows.ts"

/** Turns the moments and periods of an outcome into instants: those of the world as fed, and those that the run itself brings. */
export class Moments {
  /** What watches for moments that only the run brings. */
  readonly watches: { readonly stock: number; left: number; readonly instant: Instant }[] = []
  private readonly plan: Plan
  private readonly world: World
  private readonly office: number

  /** `office`: the one of which dependencies and stocks are meant; −1: the first one's dependencies, the stocks of all. */
  constructor(plan: Plan, world: World, office = -1) {
    this.plan = plan
    this.world = world
    this.office = office
  }

  instant(moment: Moment): Instant {
    const { plan } = this
    switch (moment.kind) {
      case "instant":
        return { time: moment.at }
      case "end":
        return { time: plan.horizon }
      case "empty": {
        const instant = { time: Infinity }
        this.watches.push({ stock: moment.stock, left: moment.nth, instant })
        return instant
      }
      default: {
        const spells = this.downSpells(moment.dependency)
        const time = spells[moment.nth - 1]?.[moment.kind === "fails" ? 0 : 1] ?? Infinity
        return { time: time < plan.horizon ? time : Infinity }
      }
    }
  }

  /** All of the run after warm-up where no period is named. */
  windows(period: Period | null): Windows {
    const { plan } = this
    if (period === null) return new Windows([[{ time: plan.warmUp ?? 0 }, { time: plan.horizon }]])
    if (period.kind === "between") return new Windows([[this.instant(period.from), this.instant(period.until)]])
    return new Windows(this.downSpells(period.dependency).map(([from, until]) => [{ time: from }, { time: until }]))
  }

  /** When a dependency is down in the world as fed, with what it needs, before any backup. */
  private downSpells(dependency: number): readonly Spell[] {
    return downAsFed(this.plan, this.world, this.plan.offices[Math.max(0, this.office)].switches[dependency])
  }

  /** Lets a probe know the moments that the run brings, as soon as they are there. */
  watching(probe: Probe): Probe {
    if (this.watches.length === 0) return probe
    const watch: Probe = {
      listensTo: [EventType.StockDepleted],
      event: (event) => this.depleted(event),
      value: nothing,
    }
    return { parts: [watch, probe], value: () => probe.value() }
  }

  private depleted({ subject, time }: OfficeEvent): void {
    const store = this.plan.stores[subject]
    if (this.office >= 0 && !store.offices.includes(this.office)) return
    for (const watch of this.watches)
      if (watch.stock === store.stock && watch.left > 0 && --watch.left === 0) watch.instant.time = time
  }
}

export type Spell = readonly [from: number, until: number]

/** When a switch is down in the world as fed: by itself or because of what it needs, in order and apart. */
export function downAsFed(plan: Plan, world: World, at: number): readonly Spell[] {
  const own = Array.from(world.outages[at].from, (from, i): Spell => [from, world.outages[at].until[i]])
  const { needs } = plan.switches[at]
  if (needs.length === 0) return own
  const all = [...own, ...needs.flatMap((needed) => downAsFed(plan, world, needed))].sort(([a], [b]) => a - b)
  const apart: [number, number][] = []
  for (const [from, until] of all) {
    const last = apart.at(-1)
    if (last === undefined || from > last[1]) apart.push([from, until])
    else last[1] = Math.max(last[1], until)
  }
  return apart
}
