import { startBackups, stopGenerators } from "./backups.ts"
import { EventType, NOWHERE, Reason } from "./event.ts"
import { vainReturn } from "./returns.ts"
import type { Run } from "./run.ts"
import { Door, QUEUES, Status } from "./state.ts"

export function turnDoors(run: Run, time: number, office: number): void {
  const { model, state } = run
  const { door, period, extendedUntil, overtime } = state.offices
  const schedule = model.plan.schedules[model.plan.offices[office].schedule]
  run.stirWholly(office)
  if (door[office] !== Door.open) {
    run.emit(
      time,
      door[office] === Door.closed ? EventType.OfficeOpened : EventType.BreakEnded,
      office,
      NOWHERE,
      0,
      0,
      0,
      -1,
    )
    for (const at of model.plan.offices[office].switches) startBackups(run, time, at)
    return
  }
  if (schedule.last[period[office]] === 0) {
    run.emit(time, EventType.BreakStarted, office, NOWHERE, 0, 0, 0, -1)
    return
  }
  if (overtime[office] === 0 && extendedUntil[office] > time) {
    run.emit(time, EventType.OvertimeStarted, office, NOWHERE, 0, 0, 0, -1)
    return
  }
  const closed = run.emit(time, EventType.OfficeClosed, office, NOWHERE, 0, 0, 0, -1)
  sendHome(run, time, office, closed)
  for (const at of model.plan.offices[office].switches) stopGenerators(run, time, at, closed)
}

/** The last closing of a day: whoever waits goes home, whoever is in service is finished. */
function sendHome(run: Run, time: number, office: number, cause: number): void {
  const { model, state } = run
  const { citizens, lists } = state
  for (let step = 0; step < model.steps; step++) {
    if (model.stays[step] === 1) continue
    const station = office * model.steps + step
    for (let queue = 0; queue < QUEUES; queue++) {
      for (let slot = lists.first[station * QUEUES + queue]; slot >= 0;) {
        const next = citizens.next[slot]
        if (citizens.status[slot] !== Status.inService) {
          run.emit(
            time,
            EventType.CitizenLeft,
            office,
            citizens.number[slot],
            Reason.closing,
            vainReturn(run, slot, office, time),
            cause,
            slot,
          )
        }
        slot = next
      }
    }
  }
}
