import { onGrid } from "@tangguh/engine"
import type { OfficeEvent } from "../event.ts"
import type { Model } from "../model.ts"
import { Flag, giveBack, Member, setMember, type State, Status, takeSlot } from "./state.ts"

/** The citizen's place becomes that of a record which waits for upload. */
export function keepRecord(state: State, { number, office }: OfficeEvent, slot: number): void {
  const { citizens, offices } = state
  citizens.since[slot] = number
  citizens.status[slot] = Status.recordWaiting
  citizens.next[slot] = -1
  if (offices.recordLast[office] < 0) offices.recordFirst[office] = slot
  else citizens.next[offices.recordLast[office]] = slot
  offices.recordLast[office] = slot
  offices.records[office]++
}

/** The citizen goes on; the record has a place and a number of its own. */
export function copyRecord(state: State, event: OfficeEvent, slot: number): void {
  const { citizens } = state
  const copy = takeSlot(citizens)
  citizens.number[copy] = state.nextCitizen++
  for (const column of ["origin", "entity", "office", "visits", "attempts", "step", "passes", "spoils"] as const)
    citizens[column][copy] = citizens[column][slot]
  citizens.flags[copy] = Flag.record
  keepRecord(state, event, copy)
}

export function startUpload(model: Model, state: State, event: OfficeEvent, slot: number): void {
  const { citizens, offices } = state
  citizens.status[slot] = Status.recordUploading
  citizens.since[slot] = event.number
  offices.uploading[event.office] = slot
  offices.uploadedBy[event.office] = event.number
  offices.uploadEnds[event.office] = onGrid(event.time + model.workaround[citizens.step[slot]]!.upload!.each)
}

/** The record has reached the centre, or turns out there to be a duplicate. */
export function takeRecord(model: Model, state: State, event: OfficeEvent, slot: number): void {
  const { citizens } = state
  fromBuffer(state, event, slot)
  const goesOn = event.value === 0 && (citizens.flags[slot] & (Flag.record | Flag.onlyThisStep)) === 0
  if (!goesOn || model.next[citizens.step[slot]] < 0) giveBack(citizens, slot)
  else citizens.status[slot] = Status.passing
}

/** The citizen has to come again: for this step alone where the others go on without the record. */
export function loseRecord(model: Model, state: State, event: OfficeEvent, slot: number): void {
  const { citizens } = state
  fromBuffer(state, event, slot)
  if ((citizens.flags[slot] & Flag.record) !== 0) citizens.flags[slot] = Flag.onlyThisStep
  citizens.flags[slot] |= Flag.captured
  citizens.status[slot] = Status.away
  citizens.since[slot] = event.number
  citizens.returnsAt[slot] = event.hidden
  setMember(model, state, slot, Member.engaged)
}

/** The record under way, or next in order for the courier, is always the first. */
function fromBuffer(state: State, { number, office }: OfficeEvent, slot: number): void {
  const { citizens, offices } = state
  offices.recordFirst[office] = citizens.next[slot]
  if (offices.recordFirst[office] < 0) offices.recordLast[office] = -1
  offices.records[office]--
  if (offices.uploading[office] !== slot) return
  offices.uploading[office] = -1
  offices.uploadedBy[office] = number
  offices.uploadEnds[office] = Infinity
}
