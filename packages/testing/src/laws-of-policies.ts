import { EventType, type Policy, type PublicEvent, snapshot } from "@tangguh/office"
import type { Case } from "./case.ts"
import { type Law, law, require, requireSame, requireSameEvents } from "./law.ts"
import { otherwiseAfter } from "./otherwise-after.ts"
import { record, type RecordedRun } from "./recorded-run.ts"

/** A policy that listens to everything and does nothing changes nothing. */
export const doingNothingChangesNothing = (silent: Policy): Law =>
  law(({ world, policies }) => {
    const without = record(world, policies)
    const beside = record(world, [...policies, silent])
    requireSameEvents(beside.events, without.events, "beside a policy that does nothing")
    const { [silent.name]: _, ...memory } = beside.state.memory
    requireSame(snapshot({ ...beside.state, memory }), snapshot(without.state), "in the end: ")
  })

/** When and with what each citizen first comes, or means to: by office and class, in order. */
export function firstVisits({ events, model: { plan } }: RecordedRun): Map<string, string[]> {
  const visits = new Map<string, string[]>()
  for (const event of events) {
    if (event.type !== EventType.CitizenArrived && event.type !== EventType.TripAvoided) continue
    const patience = event.type === EventType.CitizenArrived ? event.hidden : "not told"
    const name = plan.offices[event.office].name
    visits.set(name, [...(visits.get(name) ?? []), `${event.time} ${event.value} ${patience}`])
  }
  return visits
}

/** What changes must not move a first visit: `other` is the same case with something added. */
export const arrivalsStay = (changed: (subject: Case) => Case): Law =>
  law((subject) => {
    const before = firstVisits(record(subject.world, subject.policies))
    const other = changed(subject)
    const after = firstVisits(record(other.world, other.policies))
    for (const [office, visits] of before) {
      const others = after.get(office) ?? []
      require(visits.length === others.length, () => `${office}: ${visits.length} first visits, then ${others.length}`)
      visits.forEach((visit, i) => {
        const [time, code, patience] = visit.split(" ")
        const [otherTime, otherCode, otherPatience] = others[i].split(" ")
        const same = patience === "not" || otherPatience === "not" || patience === otherPatience
        require(time === otherTime && code === otherCode && same, () => `${office}: ${visit}, then ${others[i]}`)
      })
    }
  })

const PUBLIC = new Set(["time", "number", "type", "office", "subject", "value", "cause"])

/** Nothing that a policy is handed leads to what is hidden: fields drawn but not bound, deadlines, the state itself. */
export const policiesSeeOnlyWhatIsPublic = law(({ world, policies }) => {
  const handed = new Set<object>()
  const reach = (thing: unknown): void => {
    if ((typeof thing !== "object" && typeof thing !== "function") || thing === null || handed.has(thing)) return
    handed.add(thing)
    for (const key of Reflect.ownKeys(thing)) {
      const { value } = Reflect.getOwnPropertyDescriptor(thing, key)!
      reach(value)
    }
  }
  const spy: Policy<number> = {
    name: "spy",
    listensTo: Object.values(EventType),
    initialMemory: () => 0,
    remember(memory, event, view) {
      require(Object.keys(event).every((key) => PUBLIC.has(key)), () => `a policy sees ${Object.keys(event).join()}`)
      require(Object.isFrozen(event) && Object.isFrozen(view), () => "a policy can change what it is shown")
      reach(event)
      reach(view)
      return memory + 1
    },
    decide(_, event, view) {
      reach(event)
      reach(view)
      return []
    },
  }
  const { state } = record(world, [...policies, spy])
  const secret = (thing: unknown, path: string): void => {
    if (typeof thing !== "object" || thing === null) return
    require(!handed.has(thing), () => `a policy can reach ${path}`)
    if (path.startsWith("state.memory")) return
    if (!ArrayBuffer.isView(thing)) for (const [key, value] of Object.entries(thing)) secret(value, `${path}.${key}`)
  }
  secret(state, "state")
})

/** What a policy has seen until an instant, its window included, does not depend on anything that is not bound by then. */
export const policiesAreNotClairvoyant = law(({ world, policies }, where) => {
  const first = record(world, policies)
  if (first.events.length === 0) return
  const until = first.events[Math.floor(where * first.events.length)].time
  const seen = (other: Case["world"]): string[] => {
    const diary: string[] = []
    const note = (event: PublicEvent, view: Parameters<NonNullable<Policy["decide"]>>[2]) => {
      if (event.time > until) return
      const offices = Array.from({ length: view.offices }, (_, o) => [
        view.isOpen(o),
        view.closesAt(o),
        view.isBlocked(o),
        view.waiting(o),
        world.plan.dependencies.map((__, d) => view.isDown(o, d)),
      ])
      diary.push(JSON.stringify([event, view.time, offices]))
    }
    const diarist: Policy<number> = {
      name: "diarist",
      listensTo: Object.values(EventType),
      initialMemory: () => 0,
      remember: (memory, event, view) => (note(event, view), memory),
      decide: (_, event, view) => (note(event, view), []),
    }
    record(other, [...policies, diarist], { until })
    return diary
  }
  const [a, b] = [seen(world), seen(otherwiseAfter(first, until))]
  for (let i = 0; i < Math.max(a.length, b.length); i++)
    require(a[i] === b[i], () => `before ${until} a policy saw ${a[i]}, and with another future ${b[i]}`)
})
