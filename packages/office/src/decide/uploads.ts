import { EventType, NOWHERE } from "../event.ts"
import { courierPeriod } from "../state/state.ts"
import { recalled } from "./returns.ts"
import { goOn } from "./routing.ts"
import type { Run } from "./run.ts"
import { changedNeeds } from "./service.ts"

/** Records go up one after the other, at any hour, while all that the first of them has done without is up. */
export function startUpload(run: Run, time: number, office: number): void {
  const { model, state } = run
  const slot = state.offices.recordFirst[office]
  if (slot < 0 || state.offices.uploading[office] >= 0) return
  const step = state.citizens.step[slot]
  if ((state.offices.down[office] & model.needs[step]) !== 0) return
  const free = Math.max(state.citizens.since[slot], state.offices.uploadedBy[office])
  const cause = Math.max(free, changedNeeds(run, office, model.needs[step]))
  run.emitOf(time, EventType.UploadStarted, slot, 0, 0, cause)
  run.stirWholly(office)
}

export function endUpload(run: Run, time: number, office: number): void {
  deliverRecord(run, time, office, run.state.offices.uploading[office], run.state.citizens.since)
  run.stirWholly(office)
}

/** A courier takes all that is in the buffer, whether the link is up or not. */
export function sendCourier(run: Run, time: number, office: number): void {
  const { state, model } = run
  const left = run.emit(time, EventType.CourierLeft, office, NOWHERE, 0, time + courierPeriod(model), 0, -1)
  for (let slot = state.offices.recordFirst[office]; slot >= 0; slot = state.offices.recordFirst[office])
    deliverRecord(run, time, office, slot, left)
  run.stirWholly(office)
}

/** What becomes of a record: it is lost, or a duplicate, or arrives. */
function deliverRecord(run: Run, time: number, office: number, slot: number, cause: number | Float64Array): void {
  const { model, state, world } = run
  const { citizens } = state
  const because = typeof cause === "number" ? cause : cause[slot]
  const origin = citizens.origin[slot]
  const entity = citizens.entity[slot]
  const attempt = citizens.attempts[slot]
  const upload = model.workaround[citizens.step[slot]]!.upload!
  const fate = world.recordOf(origin, entity, attempt)
  if (fate < upload.loss) {
    const again = recalled(run, origin, entity, attempt, office, time, upload.recall)
    run.emitOf(time, EventType.RecordLost, slot, 0, again, because)
  } else if (fate < upload.loss + upload.duplicate) run.emitOf(time, EventType.RecordRejected, slot, 1, 0, because)
  else goOn(run, time, slot, run.emitOf(time, EventType.RecordUploaded, slot, 0, 0, because))
}
