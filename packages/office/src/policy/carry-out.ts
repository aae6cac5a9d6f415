import { onGrid } from "@tangguh/engine"
import { TOKENS } from "../decide/agenda.ts"
import { invite, serveAtHome } from "../decide/at-home.ts"
import type { Run } from "../decide/run.ts"
import { transfer } from "../decide/stocks.ts"
import { sendOut } from "../decide/units.ts"
import { redirectAll } from "../decide/visits.ts"
import { EventType, NOWHERE } from "../event.ts"
import { isBlocked } from "../state/blockers.ts"
import { Dismissing, Door } from "../state/state.ts"
import type { Command } from "./policy.ts"

/** Why a command was refused: `value` of CommandRefused. */
export const Refusal = {
  officeClosed: 1,
  inThePast: 2,
  noSuchOffice: 3,
  tokenOutOfRange: 4,
  notANumber: 5,
  alreadyDone: 6,
  notEnough: 7,
  noSuchThing: 8,
  nothingIsDown: 9,
} as const

/** Commands by name; the place in this list is the `subject` of CommandRefused. */
export const COMMANDS: readonly Command["kind"][] = [
  "extend hours",
  "dismiss queue",
  "set timer",
  "redirect",
  "invite",
  "transfer",
  "send out",
  "serve at home",
]

/** Decides a command: what it leads to, if it can be done, a refusal with its reason if not. */
export function carryOut(run: Run, time: number, policy: number, command: Command, cause: number): void {
  const reason = refusalOf(run, time, command)
  if (reason > 0) {
    const office =
      "office" in command && isIndex(command.office, run.model.plan.offices.length) ? command.office : NOWHERE
    run.emit(time, EventType.CommandRefused, office, COMMANDS.indexOf(command.kind), reason, 0, cause, -1)
    return
  }
  const { plan } = run.model
  switch (command.kind) {
    case "set timer":
      run.emit(time, EventType.TimerSet, NOWHERE, policy, command.token, onGrid(command.at), cause, -1)
      return
    case "extend hours":
      run.emit(time, EventType.HoursExtended, command.office, NOWHERE, onGrid(command.until), command.slow, cause, -1)
      return
    case "dismiss queue": {
      const how = command.voucher ? Dismissing.withVoucher : Dismissing.plainly
      run.emit(time, EventType.QueueDismissed, command.office, NOWHERE, how, 0, cause, -1)
      return
    }
    case "redirect":
      return redirectAll(run, time, command.office, command.to, command.travel, cause)
    case "invite":
      return invite(run, time, command.office, command.reach, command.lag, cause)
    case "transfer":
      return transfer(run, time, command.from, command.to, command.amount, command.takes, cause)
    case "send out":
      return sendOut(run, time, plan.offices[command.office].pools[command.resource], command.units, cause)
    case "serve at home":
      return serveAtHome(run, time, command.office, command.step, command.most, cause)
  }
}

/** Why a command cannot be carried out; 0: it can. */
function refusalOf(run: Run, time: number, command: Command): number {
  const { model, state } = run
  const { plan } = model
  if (command.kind === "set timer") {
    if (!isTime(command.at)) return Refusal.notANumber
    if (command.at < time) return Refusal.inThePast
    return isIndex(command.token, TOKENS) ? 0 : Refusal.tokenOutOfRange
  }
  if (command.kind === "transfer") {
    if (!isIndex(command.from, plan.stores.length) || !isIndex(command.to, plan.stores.length))
      return Refusal.noSuchThing
    if (plan.stores[command.from].stock !== plan.stores[command.to].stock) return Refusal.noSuchThing
    if (!isIndex(command.amount, MANY) || command.amount === 0 || !isTime(command.takes) || command.takes < 0)
      return Refusal.notANumber
    return command.amount > state.stores.onHand[command.from] ? Refusal.notEnough : 0
  }
  const { office } = command
  if (!isIndex(office, plan.offices.length)) return Refusal.noSuchOffice
  const { offices } = state
  switch (command.kind) {
    case "extend hours":
      if (!isTime(command.until) || !(command.slow >= 1 && command.slow < Infinity)) return Refusal.notANumber
      if (offices.door[office] === Door.closed) return Refusal.officeClosed
      if (command.until <= time) return Refusal.inThePast
      return offices.extendedUntil[office] >= command.until ? Refusal.alreadyDone : 0
    case "dismiss queue":
      if (offices.door[office] === Door.closed) return Refusal.officeClosed
      return offices.dismissing[office] >= (command.voucher ? Dismissing.withVoucher : Dismissing.plainly)
        ? Refusal.alreadyDone
        : 0
    case "redirect":
      if (!isIndex(command.to, plan.offices.length) || command.to === office) return Refusal.noSuchOffice
      if (!isTime(command.travel) || command.travel < 0) return Refusal.notANumber
      if (!isBlocked(model, state, office)) return Refusal.nothingIsDown
      return offices.redirectTo[office] === command.to ? Refusal.alreadyDone : 0
    case "invite":
      return command.reach >= 0 && command.reach <= 1 ? 0 : Refusal.notANumber
    case "send out":
      if (!isIndex(command.resource, plan.resources.length)) return Refusal.noSuchThing
      return isIndex(command.units, MANY) ? 0 : Refusal.notANumber
    case "serve at home":
      if (!isIndex(command.step, plan.steps.length)) return Refusal.noSuchThing
      return isIndex(command.most, MANY) ? 0 : Refusal.notANumber
  }
}

const MANY = 1_000_000_000
const isIndex = (value: number, end: number): boolean => Number.isInteger(value) && value >= 0 && value < end
/** Times have to fit on the grid. */
const isTime = (value: number): boolean => value * 1_048_576 < Infinity && value > -Infinity
