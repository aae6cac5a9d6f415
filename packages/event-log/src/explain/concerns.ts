import { EventType, type Model, type OfficeEvent, Refusal } from "@tangguh/office"

const typesNamed = (pattern: RegExp): ReadonlySet<EventType> =>
  new Set(
    Object.entries(EventType).flatMap(([name, type]) => (pattern.test(name) && !name.endsWith("Fitted") ? [type] : [])),
  )

export const ofDoors = typesNamed(/^(Office|Break|Overtime)/)
const ofSwitches = typesNamed(/^(Dependency|Backup|Equipment)/)
const ofUnits = typesNamed(/^(Duty|Unit)/)
const ofStock: ReadonlySet<EventType> = new Set([EventType.StockDepleted, EventType.StockDelivered])
/** What an office says, and what policies do there. */
const ofNews: ReadonlySet<EventType> = new Set([
  EventType.HoursExtended,
  EventType.QueueDismissed,
  EventType.StatusPublished,
  EventType.RedirectStarted,
])

/** Whether an event that is of no citizen concerns whoever is at this step of this office. */
export function concerns(model: Model, event: OfficeEvent, office: number, step: number): boolean {
  const { plan } = model
  const { type, subject } = event
  const station = office * model.steps + step
  const isJob = model.isJob[step] === 1
  if (ofDoors.has(type)) return event.office === office && !isJob
  if (ofNews.has(type)) return event.office === office && !isJob
  if (type === EventType.Announced) return event.office === office && !isJob && event.hidden === 0
  if (type === EventType.PoliciesChanged) return true
  if (type === EventType.CommandRefused) return event.office === office && event.value !== Refusal.alreadyDone
  if (type === EventType.BatchReleased) return event.office === office && event.value === step
  if (ofSwitches.has(type)) {
    const { dependency, offices } = plan.switches[subject]
    return offices.includes(office) && (model.needsInAll[step] & (1 << dependency)) !== 0
  }
  if (ofUnits.has(type))
    return model.usePool.subarray(model.firstUse[station], model.firstUse[station + 1]).includes(subject)
  if (ofStock.has(type))
    return model.takeStore.subarray(model.firstTake[station], model.firstTake[station + 1]).includes(subject)
  return false
}
