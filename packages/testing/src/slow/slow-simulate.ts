import type { OfficeEvent, Policy, World } from "@tangguh/office"
import type { Plan } from "@tangguh/plan"
import { backupNotices } from "./backups.ts"
import { beforeAll } from "./before-all.ts"
import { batchNotices } from "./calling.ts"
import { comingNotices } from "./coming.ts"
import { doorNotices } from "./doors.ts"
import { patienceNotices } from "./leaving.ts"
import { newsNotices } from "./news.ts"
import type { Notice } from "./notice.ts"
import { isWaiting, type Now } from "./now.ts"
import { answer, type Listening, listening, timerNotices } from "./policies.ts"
import { recordNotices } from "./records.ts"
import { serviceNotices } from "./serving.ts"
import { settle } from "./settling.ts"
import { statusNotices } from "./status.ts"
import { stockNotices } from "./stocks.ts"
import { isInUse, switchNotices } from "./switches.ts"
import { unitNotices } from "./units.ts"

const ANNOUNCEMENT = 25

/**
 * The events of a run, by a simulator that is slow and simple: a second reading of packages/office/SEMANTICS.md.
 *
 * Whatever is due is found by looking through everything; `plan` has been prepared by the policies.
 * Shared with `office` are what a run is given (the plan as policies prepare it and are told of it, the World with its draws,
 * `delaySampler` among them) and the words and codes of events and commands; no rule is.
 */
export function slowSimulate(world: World, plan: Plan, policies: readonly Policy[] = []): OfficeEvent[] {
  const now = beforeAll(plan, world)
  const told = listening(now, policies)
  for (let next = earliest(now, told); next !== null && next.time < plan.horizon; next = earliest(now, told)) {
    advance(now, next.time)
    do takeAll(now, told)
    while (answer(now, told, () => settle(now)))
  }
  return now.log
}

/** Takes what is due, and lets the instant settle, until nothing is due any more. */
function takeAll(now: Now, told: Listening): void {
  for (let due = dueNow(now, told); due !== null;) {
    if (due.phase === ANNOUNCEMENT) settle(now)
    due.happens()
    due = dueNow(now, told)
    if (due !== null) continue
    settle(now)
    due = dueNow(now, told)
  }
}

const dueNow = (now: Now, told: Listening): Notice | null => {
  const next = earliest(now, told)
  return next !== null && next.time <= now.time ? next : null
}

const sources: readonly ((now: Now) => Iterable<Notice>)[] = [
  serviceNotices,
  recordNotices,
  switchNotices,
  unitNotices,
  stockNotices,
  backupNotices,
  doorNotices,
  batchNotices,
  patienceNotices,
  comingNotices,
  newsNotices,
  statusNotices,
]

/** What is due first: by time, then phase, then entity. */
function earliest(now: Now, told: Listening): Notice | null {
  let first: Notice | null = null
  for (const notices of [timerNotices(told), ...sources.map((source) => source(now))])
    for (const notice of notices)
      if (notice.time < Infinity && (first === null || isBefore(notice, first))) first = notice
  return first
}

const isBefore = (a: Notice, b: Notice): boolean =>
  a.time !== b.time ? a.time < b.time : a.phase !== b.phase ? a.phase < b.phase : a.entity < b.entity

/** Time passes: those who wait bear it, and what is in use wears. */
function advance(now: Now, to: number): void {
  const passed = to - now.time
  for (const citizen of now.citizens)
    if (citizen !== null && (isWaiting(citizen) || citizen.doing === "gathers")) {
      citizen.bears -= passed
      citizen.letterLasts -= passed
    }
  for (const at of now.switches) if (!at.isWorn && isInUse(now, at)) at.life -= passed
  for (const unit of now.units) if (!unit.isBroken && unit.serves?.doing === "is served") unit.life -= passed
  now.time = to
}
