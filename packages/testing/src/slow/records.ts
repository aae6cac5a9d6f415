import { onGrid } from "@tangguh/engine"
import { missing, neededToStart, touch, workaroundOf } from "./conditions.ts"
import { returnInstant, stayAway } from "./leaving.ts"
import { type Citizen, goAway, lastEvent, type Now, type Office, say, sayOf, switchOf } from "./now.ts"
import type { Notice } from "./notice.ts"
import { goOn } from "./serving.ts"

/** Records captured offline go up one after the other, while all that the step needs is up. */
export function startUpload(now: Now, office: Office): void {
  if (office.uploading !== null || office.records.length === 0) return
  const [record] = office.records
  const station = office.stations[record.step]
  if (missing(now, station, neededToStart(station.step)).length > 0) return
  office.uploading = record
  office.uploadEnds = onGrid(now.time + workaroundOf(now, record.step)!.upload!.each)
  record.doing = "is uploaded"
  const needs = neededToStart(station.step).map((d) => switchOf(now, office.number, d).changed)
  const cause = Math.max(record.since, office.uploadedBy, ...needs)
  record.since = office.uploadedBy = sayOf(now, record, "UploadStarted", { cause })
  touch(now, office)
}

export function* recordNotices(now: Now): Generator<Notice> {
  for (const office of now.offices) {
    const { number: entity } = office
    if (office.uploading !== null)
      yield {
        time: office.uploadEnds,
        phase: 1,
        entity,
        happens: () => deliverRecord(now, office, office.uploading!, office.uploading!.since),
      }
    if (office.courierAt < Infinity)
      yield { time: office.courierAt, phase: 2, entity, happens: () => sendCourier(now, office) }
  }
}

/** A courier takes all records at once, up or not. */
function sendCourier(now: Now, office: Office): void {
  const period = Math.min(...now.plan.arrangement.workarounds.map(({ upload }) => upload?.courier ?? Infinity))
  office.courierAt = onGrid(now.time + period)
  const left = say(now, "CourierLeft", { office: office.number, hidden: office.courierAt })
  touch(now, office)
  while (office.records.length > 0) deliverRecord(now, office, office.records[0], left)
}

/** A record has come to the centre, or was lost on the way. */
function deliverRecord(now: Now, office: Office, record: Citizen, cause: number): void {
  office.records = office.records.filter((other) => other !== record)
  if (office.uploading === record) {
    office.uploadedBy = lastEvent(now) + 1
    office.uploading = null
    office.uploadEnds = Infinity
  }
  touch(now, office)
  const upload = workaroundOf(now, record.step)!.upload!
  const { origin, entity, attempts } = record
  const u = now.world.recordOf(origin, entity, attempts)
  if (u < upload.loss) {
    const recall = now.world.recallOf(origin, entity, attempts, upload.recall)
    const hour = now.world.returnOf(origin, entity, record.class, attempts).hour
    const again = returnInstant(now, record, recall, hour)
    const lost = sayOf(now, record, "RecordLost", { hidden: again, cause })
    record.since = lost
    if (record.isRecord) record.onlyThisStep = true
    record.isRecord = false
    stayAway(now, record, again)
    return
  }
  if (u < upload.loss + upload.duplicate) {
    sayOf(now, record, "RecordRejected", { value: 1, cause })
    return goAway(now, record)
  }
  const event = sayOf(now, record, "RecordUploaded", { cause })
  if (record.isRecord) goAway(now, record)
  else goOn(now, record, event)
}
