import { EventType, NOWHERE, Reason } from "../event.ts"
import { counterList } from "../state/queue.ts"
import { Door, Held, Status } from "../state/state.ts"
import { startBackups, stopGenerators } from "./backups.ts"
import { interrupt } from "./interruption.ts"
import { vainReturn } from "./returns.ts"
import type { Run } from "./run.ts"

export function turnDoors(run: Run, time: number, office: number): void {
  const { model, state } = run
  const { door, period, extendedBy, extendedUntil, overtime } = state.offices
  const schedule = model.schedules[office]
  const say = (type: EventType, cause = 0) => run.emit(time, type, office, NOWHERE, 0, 0, cause, -1)
  run.stirWholly(office)
  if (door[office] !== Door.open) {
    say(door[office] === Door.closed ? EventType.OfficeOpened : EventType.BreakEnded)
    for (const at of model.plan.offices[office].switches) startBackups(run, time, at)
    return
  }
  if (schedule.last[period[office]] === 0) {
    stopWork(run, time, office, "onBreak", say(EventType.BreakStarted))
    return
  }
  if (overtime[office] === 0 && extendedUntil[office] > time) {
    say(EventType.OvertimeStarted, extendedBy[office])
    return
  }
  const closed = say(EventType.OfficeClosed, overtime[office] === 1 ? extendedBy[office] : 0)
  stopWork(run, time, office, "onClosing", closed)
  sendHome(run, time, office, closed)
  for (const at of model.plan.offices[office].switches) stopGenerators(run, time, at, closed)
}

/** Interrupts what does not go on through a break, or after closing. */
function stopWork(run: Run, time: number, office: number, occasion: "onBreak" | "onClosing", cause: number): void {
  const { model, state } = run
  for (let step = 0; step < model.steps; step++) {
    const rule = model.plan.steps[step][occasion]
    if (rule.work === "finish") continue
    const list = counterList(model, office * model.steps + step)
    for (let slot = state.lists.first[list]; slot >= 0;) {
      const next = state.citizens.next[slot]
      if (state.citizens.status[slot] === Status.inService) interrupt(run, time, slot, rule, Held.no, cause)
      slot = next
    }
  }
}

/** The last closing of a day: those who wait go home where the step does not let them stay or serve them yet. */
function sendHome(run: Run, time: number, office: number, cause: number): void {
  const { model, state } = run
  const { citizens, lists } = state
  for (let step = 0; step < model.steps; step++) {
    if (model.atClosing[step] !== 0) continue
    const counter = model.firstList[office * model.steps + step]
    const ranks = model.ranks[step]
    for (let i = 1; i <= ranks + 1; i++) {
      const list = i <= ranks ? counter + i : counter // those at the counter last
      for (let slot = lists.first[list]; slot >= 0;) {
        const next = citizens.next[slot]
        if (citizens.status[slot] !== Status.inService) {
          const again = vainReturn(run, slot, time)
          run.emitOf(time, EventType.CitizenLeft, slot, Reason.closing, again, cause)
        }
        slot = next
      }
    }
  }
}
