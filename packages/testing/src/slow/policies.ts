import { EventType, type OfficeView, planAsTold, type Policy, type PublicEvent } from "@tangguh/office"
import { carryOut } from "./carrying-out.ts"
import { isBlocked, waitingAt } from "./conditions.ts"
import type { Notice } from "./notice.ts"
import { type Now, say, switchOf } from "./now.ts"

/** The policies of a run, what they remember and have heard, and their timers. */
export interface Listening {
  readonly now: Now
  readonly policies: readonly Policy[]
  readonly memory: unknown[]
  /** Events that have been folded. */
  upTo: number
  heard: PublicEvent[]
  timers: { policy: number; token: number; at: number; setBy: number }[]
  readonly view: OfficeView
}

export function listening(now: Now, policies: readonly Policy[]): Listening {
  const those = policies.filter(({ listensTo }) => listensTo !== undefined)
  const memory = those.map((policy) => policy.initialMemory?.(planAsTold(now.plan)))
  const all: Listening = { now, policies: those, memory, upTo: 0, heard: [], timers: [], view: viewOf(now) }
  now.remember = () => remember(now, all)
  return all
}

/** Timers are heard by the policy whose they are, everything else by whoever listens to it. */
const hears = ({ listensTo }: Policy, p: number, { type, subject }: PublicEvent): boolean =>
  listensTo!.includes(type) && ((type !== EventType.TimerSet && type !== EventType.TimerFired) || subject === p)

/** Policies fold what they hear into their memory, each event before the next one. */
function remember(now: Now, all: Listening): void {
  for (; all.upTo < now.log.length; all.upTo++) {
    const { hidden: _, ...event } = now.log[all.upTo]
    all.policies.forEach((policy, p) => {
      if (hears(policy, p, event)) all.memory[p] = policy.remember?.(all.memory[p], event, all.view) ?? all.memory[p]
    })
    if (all.policies.some(({ listensTo }) => listensTo!.includes(event.type))) all.heard.push(event)
  }
}

/** Lets the policies answer what they have heard, event by event; says whether they had heard anything. */
export function answer(now: Now, all: Listening, settle: () => void): boolean {
  now.remember()
  const heard = all.heard.splice(0)
  for (const event of heard)
    all.policies.forEach((policy, p) => {
      if (!hears(policy, p, event)) return
      for (const command of policy.decide?.(all.memory[p], event, all.view) ?? []) {
        carryOut(now, all, p, command, event.number)
        now.remember()
      }
    })
  if (heard.length > 0) settle()
  return heard.length > 0
}

export function* timerNotices(all: Listening): Generator<Notice> {
  for (const timer of all.timers) {
    const { policy, token, at, setBy: cause } = timer
    yield {
      time: at,
      phase: 26,
      entity: policy * 2 ** 20 + token,
      happens: () => {
        all.timers = all.timers.filter((other) => other !== timer)
        say(all.now, "TimerFired", { subject: policy, value: token, cause })
      },
    }
  }
}

/** The window through which policies look. */
function viewOf(now: Now): OfficeView {
  return {
    get time() {
      return now.time
    },
    offices: now.offices.length,
    isOpen: (office) => now.offices[office].door === "open",
    closesAt: (office) => {
      const { schedule, period } = now.offices[office]
      const last = schedule.last.findIndex((isLast, p) => p >= period && isLast === 1)
      return schedule.closes[last < 0 ? period : last] ?? Infinity
    },
    isDown: (office, dependency) => switchOf(now, office, dependency).isDown,
    isBlocked: (office) => isBlocked(now, now.offices[office]),
    waiting: (office) =>
      now.offices[office].stations.reduce((sum, at) => sum + (at.isJob ? 0 : waitingAt(at).length), 0),
    waitingAt: (office, step) => waitingAt(now.offices[office].stations[step]).length,
    onHand: (office, stock) => now.stores[now.plan.offices[office].stores[stock]].onHand,
    onDuty: (office, resource) => {
      const pool = now.pools[now.plan.offices[office].pools[resource]]
      const units = pool.onDuty - pool.away
      return units - (pool.units ?? []).filter(({ isBroken, index }) => isBroken && index < units).length
    },
  }
}
