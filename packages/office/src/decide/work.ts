import { EventType } from "./event.ts"
import { recalled } from "./returns.ts"
import type { Run } from "./run.ts"
import { officeOf } from "./visits.ts"

export function endService(run: Run, time: number, slot: number): void {
  const { model, state } = run
  const { citizens } = state
  const office = officeOf(run, slot)
  const offline = (state.offices.down[office] & model.without[citizens.step[slot]]) !== 0
  run.emit(
    time,
    EventType.ServiceCompleted,
    office,
    citizens.number[slot],
    offline ? 1 : 0,
    0,
    citizens.since[slot],
    slot,
  )
  run.stir(office)
}

export function endUpload(run: Run, time: number, office: number): void {
  const { citizens, offices } = run.state
  const offline = run.model.plan.arrangement.offlineCapture!
  const slot = offices.uploading[office]
  const number = citizens.number[slot]
  const origin = citizens.origin[slot]
  const fate = run.world.recordOf(origin, citizens.entity[slot], citizens.attempts[slot])
  if (fate < offline.loss) {
    const again = recalled(run, origin, citizens.entity[slot], citizens.attempts[slot], office, time, offline.recall)
    run.emit(time, EventType.RecordLost, office, number, 0, again, citizens.since[slot], slot)
  } else if (fate < offline.loss + offline.duplicate)
    run.emit(time, EventType.RecordRejected, office, number, 0, 0, citizens.since[slot], slot)
  else run.emit(time, EventType.RecordUploaded, office, number, 0, 0, citizens.since[slot], slot)
  run.stirWholly(office)
}
