import { EventType, Reason } from "@tangguh/office"
import type { InterruptionRule, Step } from "@tangguh/plan"
import { startBackups, stopGenerators } from "./backups.ts"
import { inService, isBlocked, touch, waitingAt } from "./conditions.ts"
import { interrupt } from "./interrupting.ts"
import { leave } from "./leaving.ts"
import { endMessages } from "./news.ts"
import { type Now, type Office, say } from "./now.ts"
import type { Notice } from "./notice.ts"

export function* doorNotices(now: Now): Generator<Notice> {
  for (const office of now.offices) {
    const { schedule, period, number: entity } = office
    if (period >= schedule.opens.length) continue
    const nextPeriod = schedule.opens[period + 1] ?? Infinity
    const closes = office.isOvertime ? Math.min(office.extendedUntil, nextPeriod) : schedule.closes[period]
    const time = office.door === "open" ? closes : schedule.opens[period]
    yield { time, phase: 17, entity, happens: () => turn(now, office) }
  }
}

function turn(now: Now, office: Office): void {
  touch(now, office)
  const { schedule, period, number } = office
  if (office.door !== "open") return open(now, office)
  if (schedule.last[period] === 0) {
    const event = say(now, "BreakStarted", { office: number })
    office.door = "on break"
    office.period++
    stopWork(now, office, ({ onBreak }) => onBreak, event)
  } else if (!office.isOvertime && office.extendedUntil > now.time) {
    office.extendedBy = say(now, "OvertimeStarted", { office: number, cause: office.extendedBy })
    office.isOvertime = true
  } else close(now, office, office.isOvertime ? office.extendedBy : 0)
}

function open(now: Now, office: Office): void {
  const isOpening = office.door === "closed"
  const event = say(now, isOpening ? "OfficeOpened" : "BreakEnded", { office: office.number })
  office.door = "open"
  if (isOpening) office.openedBy = event
  if (isOpening && !isBlocked(now, office)) endMessages(now, office)
  for (const station of office.stations) station.able = event
  const switches = now.plan.offices[office.number].switches.map((at) => now.switches[at])
  for (const at of switches) startBackups(now, at)
}

/** The doors close: work stops by its rules, those who wait go home, generators stop. */
export function close(now: Now, office: Office, cause: number): void {
  const event = say(now, "OfficeClosed", { office: office.number, cause })
  office.door = "closed"
  office.closedAt = now.time
  office.period++
  office.isOvertime = false
  office.extendedUntil = 0
  office.fatigue = 1
  office.tickets = 0
  stopWork(now, office, ({ onClosing }) => onClosing, event)
  for (const station of office.stations) {
    if (station.isJob || station.step.atClosing !== "leave") continue
    const waiting = [...station.queue.flat(), ...station.counters.filter(({ doing }) => doing !== "is served")]
    for (const citizen of waiting) leave(now, citizen, Reason.closing, event)
  }
  for (const at of now.plan.offices[office.number].switches) stopGenerators(now, now.switches[at], event)
}

/** Interrupts the work at an office, step by step, in the order of the counter. */
function stopWork(now: Now, office: Office, ruleOf: (step: Step) => InterruptionRule, cause: number): void {
  for (const station of office.stations)
    for (const citizen of station.counters) {
      const rule = ruleOf(station.step)
      if (citizen.doing === "is served" && (rule.work !== "finish" || rule.place === "leave"))
        interrupt(now, citizen, rule, "nothing", cause)
    }
}

/** In overtime the doors close when nobody waits or is served. */
export function closeIfDone(now: Now, office: Office): void {
  if (!office.isOvertime) return
  const isBusy = office.stations.some((station) => inService(station).length + waitingAt(station).length > 0)
  if (!isBusy) close(now, office, lastGone(now, office))
}

/** The last event with which somebody was done there, or went, or overtime began. */
function lastGone(now: Now, { number }: Office): number {
  const last = now.log.findLast(({ office, type, value }) => {
    if (office !== number) return false
    if (type === EventType.CitizenLeft) return value !== Reason.dead && value !== Reason.refused
    return GOES.includes(type)
  })
  return last!.number
}

const GOES: readonly EventType[] = [
  EventType.ServiceCompleted,
  EventType.CitizenTurnedAway,
  EventType.CitizenRedirected,
  EventType.OvertimeStarted,
]
