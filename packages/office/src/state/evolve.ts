import { onGrid } from "@tangguh/engine"
import { EventType, type OfficeEvent, Said } from "../event.ts"
import type { Model } from "../model.ts"
import { isBlocked } from "./blockers.ts"
import {
  arrive,
  complete,
  enter,
  enterStep,
  findJob,
  interrupt,
  leave,
  paceWork,
  queueUp,
  release,
  resume,
  sendTo,
  serveAtHome,
  spoil,
  startService,
  stayAway,
  toCounter,
} from "./evolve-citizen.ts"
import { evolveDependency } from "./evolve-dependency.ts"
import { ableAt, announced, announceLater, closeDoors, endMessages, tell } from "./evolve-office.ts"
import { changeDuty, failUnit, fitUnit, newDay, protectUnit, repairUnit, sendOut } from "./evolve-resource.ts"
import { deliver, order, review, ship, take } from "./evolve-stock.ts"
import { loseRecord, startUpload, takeRecord } from "./evolve-record.ts"
import { rearrange } from "./rearrange.ts"
import { Door, Flag, giveBack, type State, Status } from "./state.ts"

/**
 * Changes the state by one event; the only code that does. It is total, and reads no clock and no random number.
 *
 * `slot` is where the event's citizen is kept, −1 for an event without one and for a citizen who is new.
 * Returns that slot: for a new citizen, the one that was taken.
 */
export function evolve(model: Model, state: State, event: OfficeEvent, slot: number): number {
  const { citizens, offices } = state
  const { office, time } = event
  state.time = time
  state.number = event.number
  switch (event.type) {
    // Those that happen most come first.
    case EventType.CitizenArrived:
      return arrive(model, state, event)
    case EventType.ServiceStarted:
      startService(model, state, event, slot)
      return slot
    case EventType.ServiceCompleted:
      complete(model, state, event, slot)
      return slot
    case EventType.CitizenLeft:
    case EventType.CitizenTurnedAway:
      leave(model, state, event, slot)
      return slot
    case EventType.TicketCalled:
      toCounter(model, state, event, slot)
      citizens.status[slot] = Status.called
      return slot
    case EventType.CitizenReturned:
    case EventType.CitizenCame:
      queueUp(model, state, event, slot)
      return slot
    case EventType.TripAvoided:
    case EventType.AppointmentMade: {
      const taken = enter(model, state, event)
      stayAway(state, event, taken)
      if (event.type === EventType.AppointmentMade) {
        citizens.flags[taken] |= Flag.appointment
        offices.appointment[office] = event.hidden
      }
      return taken
    }
    case EventType.ReturnAvoided:
    case EventType.AppointmentMissed:
      stayAway(state, event, slot)
      return slot
    case EventType.CitizenInvited:
      citizens.returnsAt[slot] = event.hidden
      citizens.since[slot] = event.number
      return slot
    case EventType.NoShow:
      state.demands.cursor[event.subject] = event.value
      return slot
    case EventType.ServiceInterrupted:
      interrupt(model, state, event, slot)
      return slot
    case EventType.ServiceResumed:
      resume(model, state, event, slot)
      return slot
    case EventType.ServicePaced:
      paceWork(state, event, slot)
      return slot
    case EventType.WorkSpoiled:
      spoil(model, state, event, slot)
      return slot
    case EventType.StepEntered:
    case EventType.SentBack:
      enterStep(model, state, event, slot, event.type === EventType.SentBack)
      return slot
    case EventType.VisitPlanned:
      citizens.step[slot] = event.value
      citizens.status[slot] = Status.away
      citizens.returnsAt[slot] = event.hidden
      citizens.since[slot] = event.number
      citizens.flags[slot] = (citizens.flags[slot] & ~Flag.begun) | Flag.planned
      return slot
    case EventType.StepBypassed:
      citizens.step[slot] = event.value
      citizens.since[slot] = event.number
      if (model.next[event.value] < 0) giveBack(citizens, slot)
      return slot
    case EventType.JobFound:
      return findJob(model, state, event)
    case EventType.BatchReleased:
      release(model, state, event)
      return slot
    case EventType.CitizenRedirected:
      sendTo(model, state, event, slot)
      return slot
    case EventType.ServedAtHome:
      return serveAtHome(model, state, event, slot)
    case EventType.LetterIssued:
    case EventType.LetterRenewed:
      citizens.flags[slot] |= Flag.letter
      citizens.patience[slot] = event.hidden
      return slot
    case EventType.PurposeStated:
    case EventType.CommandRefused:
      return slot
    case EventType.OfficeOpened:
      if (!isBlocked(model, state, office)) endMessages(model, state, office)
      offices.door[office] = Door.open
      offices.openedBy[office] = event.number
      ableAt(model, state, event)
      return slot
    case EventType.BreakEnded:
      offices.door[office] = Door.open
      ableAt(model, state, event)
      return slot
    case EventType.BreakStarted:
      offices.door[office] = Door.onBreak
      offices.period[office]++
      return slot
    case EventType.OvertimeStarted:
      offices.overtime[office] = 1
      offices.overtimeBy[office] = offices.extendedBy[office] = event.number
      return slot
    case EventType.OfficeClosed:
      closeDoors(state, event)
      return slot
    case EventType.HoursExtended:
      offices.extendedUntil[office] = event.value
      offices.extendedBy[office] = event.number
      offices.fatigue[office] = event.hidden
      return slot
    case EventType.Announced:
      announced(model, state, event)
      return slot
    case EventType.QueueDismissed:
      offices.dismissing[office] = event.value
      if (event.value > 0) tell(model, state, event, Said.notToday, event.value === 2 ? Flag.voucher : 0)
      return slot
    case EventType.RedirectStarted:
      offices.redirectTo[office] = event.value
      offices.redirectTravel[office] = event.hidden
      return slot
    case EventType.StatusPublished:
      offices.published[office] = event.value
      offices.publishedBy[office] = event.number
      offices.publishesAt[office] = Infinity
      offices.wrongUpAt[office] = event.value === 1 ? event.hidden : Infinity
      return slot
    case EventType.CallAnswered: {
      const hotline = model.plan.arrangement.hotline!
      offices.lineFreeAt[office] = time - hotline.lead + hotline.call
      return slot
    }
    case EventType.UploadStarted:
      startUpload(model, state, event, slot)
      return slot
    case EventType.RecordUploaded:
    case EventType.RecordRejected:
      takeRecord(model, state, event, slot)
      return slot
    case EventType.RecordLost:
      loseRecord(model, state, event, slot)
      return slot
    case EventType.CourierLeft:
      offices.courierAt[office] = onGrid(event.hidden)
      return slot
    case EventType.StockOrdered:
      order(state, event)
      return slot
    case EventType.StockDelivered:
      deliver(state, event)
      return slot
    case EventType.StockTaken:
    case EventType.StockSent:
      take(state, event)
      return slot
    case EventType.StockShipped:
      ship(state, event)
      return slot
    case EventType.StockReviewed:
      review(model, state, event)
      return slot
    case EventType.StockDepleted: {
      const { stock, offices: behind } = model.plan.stores[event.subject]
      for (const at of behind) announceLater(model, state, at, "empty", stock, event)
      return slot
    }
    case EventType.DayBegan:
      newDay(model, state, event)
      return slot
    case EventType.DutyChanged:
      changeDuty(state, event)
      return slot
    case EventType.UnitsSentOut:
      sendOut(state, event)
      return slot
    case EventType.UnitFitted:
      fitUnit(model, state, event)
      return slot
    case EventType.UnitFailed:
      failUnit(model, state, event)
      return slot
    case EventType.UnitProtected:
      protectUnit(model, state, event)
      return slot
    case EventType.UnitRepaired:
      repairUnit(model, state, event)
      return slot
    case EventType.PoliciesChanged:
      rearrange(model, state, event)
      return slot
    case EventType.TimerSet:
      state.timers = state.timers.filter((timer) => timer.policy !== event.subject || timer.token !== event.value)
      state.timers.push({ policy: event.subject, token: event.value, at: event.hidden, setBy: event.number })
      return slot
    case EventType.TimerFired:
      state.timers = state.timers.filter((timer) => timer.policy !== event.subject || timer.token !== event.value)
      return slot
    default:
      evolveDependency(model, state, event)
      return slot
  }
}
