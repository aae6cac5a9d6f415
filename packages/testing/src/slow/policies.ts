import {
  type Command,
  COMMANDS,
  EventType,
  type OfficeView,
  planAsTold,
  type Policy,
  type PublicEvent,
  Refusal,
} from "@tangguh/office"
import { onGrid } from "@tangguh/engine"
import { isBlocked, waitingAt } from "./conditions.ts"
import { occasionOfStock, tellAll } from "./news.ts"
import type { Notice } from "./notice.ts"
import { type Now, say, switchOf } from "./now.ts"
import { sendOut } from "./units.ts"

/** The policies of a run, what they remember and have heard, and their timers. */
export interface Listening {
  readonly policies: readonly Policy[]
  readonly memory: unknown[]
  /** Events that have been folded. */
  upTo: number
  heard: PublicEvent[]
  timers: { policy: number; token: number; at: number }[]
  readonly view: OfficeView
}

export function listening(now: Now, policies: readonly Policy[]): Listening {
  const those = policies.filter(({ listensTo }) => listensTo !== undefined)
  const memory = those.map((policy) => policy.initialMemory?.(planAsTold(now.plan)))
  return { policies: those, memory, upTo: 0, heard: [], timers: [], view: viewOf(now) }
}

/** Timers are heard by the policy whose they are, everything else by whoever listens to it. */
const hears = ({ listensTo }: Policy, p: number, { type, subject }: PublicEvent): boolean =>
  listensTo!.includes(type) && ((type !== EventType.TimerSet && type !== EventType.TimerFired) || subject === p)

/** Policies fold what they hear into their memory. */
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
  remember(now, all)
  const heard = all.heard.splice(0)
  for (const event of heard)
    all.policies.forEach((policy, p) => {
      if (!hears(policy, p, event)) return
      for (const command of policy.decide?.(all.memory[p], event, all.view) ?? []) {
        carryOut(now, all, p, command, event.number)
        remember(now, all)
      }
    })
  if (heard.length > 0) settle()
  return heard.length > 0
}

export function* timerNotices(now: Now, all: Listening): Generator<Notice> {
  for (const timer of all.timers) {
    const { policy, token, at } = timer
    yield {
      time: at,
      phase: 26,
      entity: policy * 2 ** 20 + token,
      happens: () => {
        all.timers = all.timers.filter((other) => other !== timer)
        say(now, "TimerFired", { subject: policy, value: token })
      },
    }
  }
}

/** What the policy may command here. */
function carryOut(now: Now, all: Listening, policy: number, command: Command, cause: number): void {
  const reason = refusalOf(now, command)
  if (reason > 0) {
    const office = "office" in command && now.offices[command.office] !== undefined ? command.office : -1
    say(now, "CommandRefused", { office, subject: COMMANDS.indexOf(command.kind), value: reason, cause })
    return
  }
  switch (command.kind) {
    case "set timer": {
      const at = onGrid(command.at)
      say(now, "TimerSet", { subject: policy, value: command.token, hidden: at, cause })
      all.timers = all.timers.filter((timer) => timer.policy !== policy || timer.token !== command.token)
      all.timers.push({ policy, token: command.token, at })
      return
    }
    case "extend hours": {
      const office = now.offices[command.office]
      office.extendedUntil = onGrid(command.until)
      office.fatigue = command.slow
      say(now, "HoursExtended", { office: command.office, value: office.extendedUntil, hidden: command.slow, cause })
      return
    }
    case "dismiss queue": {
      const office = now.offices[command.office]
      office.dismissal = command.voucher ? "with voucher" : "plain"
      say(now, "QueueDismissed", { office: command.office, value: command.voucher ? 2 : 1, cause })
      tellAll(now, office, "not today", command.voucher)
      return
    }
    case "send out": {
      const pool = now.pools[now.plan.offices[command.office].pools[command.resource]]
      sendOut(now, pool, command.units, cause)
      return
    }
    case "transfer": {
      const [from, to] = [now.stores[command.from], now.stores[command.to]]
      const { amount, takes } = command
      from.onHand -= amount
      const sent = (from.changed = say(now, "StockSent", { subject: command.from, value: amount, cause }))
      const arrives = onGrid(now.time + takes)
      const shipped = say(now, "StockShipped", { subject: command.to, value: amount, hidden: arrives, cause: sent })
      now.shipments.push({ store: to, order: -1, amount, arrives, cause: shipped })
      if (from.onHand === 0)
        occasionOfStock(now, from, say(now, "StockDepleted", { subject: command.from, cause: sent }))
      now.touchedStores.add(from)
      return
    }
    default:
      throw new Error(`the slow simulator does not know the command ${command.kind}`)
  }
}

/** Why a command cannot be carried out; 0: it can. */
function refusalOf(now: Now, command: Command): number {
  switch (command.kind) {
    case "set timer":
      if (!Number.isFinite(command.at)) return Refusal.notANumber
      if (command.at < now.time) return Refusal.inThePast
      return isIndex(command.token, 2 ** 20) ? 0 : Refusal.tokenOutOfRange
    case "extend hours": {
      const office = now.offices[command.office]
      if (office === undefined) return Refusal.noSuchOffice
      if (!Number.isFinite(command.until) || !(command.slow >= 1 && command.slow < Infinity)) return Refusal.notANumber
      if (office.door === "closed") return Refusal.officeClosed
      if (command.until <= now.time) return Refusal.inThePast
      return office.extendedUntil >= command.until ? Refusal.alreadyDone : 0
    }
    case "dismiss queue": {
      const office = now.offices[command.office]
      if (office === undefined) return Refusal.noSuchOffice
      if (office.door === "closed") return Refusal.officeClosed
      const isSaid = office.dismissal === "with voucher" || (office.dismissal === "plain" && !command.voucher)
      return isSaid ? Refusal.alreadyDone : 0
    }
    case "send out":
      if (now.offices[command.office] === undefined) return Refusal.noSuchOffice
      if (!isIndex(command.resource, now.plan.resources.length)) return Refusal.noSuchThing
      return isIndex(command.units, 1e9) ? 0 : Refusal.notANumber
    case "transfer": {
      const [from, to] = [now.plan.stores[command.from], now.plan.stores[command.to]]
      if (from === undefined || from.stock !== to?.stock) return Refusal.noSuchThing
      const isNumber =
        isIndex(command.amount, 1e9) && command.amount > 0 && command.takes >= 0 && command.takes < Infinity
      if (!isNumber) return Refusal.notANumber
      return command.amount > now.stores[command.from].onHand ? Refusal.notEnough : 0
    }
    default:
      return 0
  }
}

const isIndex = (value: number, end: number): boolean => Number.isInteger(value) && value >= 0 && value < end

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
