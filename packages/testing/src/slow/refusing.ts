import { type Command, Refusal } from "@tangguh/office"
import { isBlocked } from "./conditions.ts"
import type { Now } from "./now.ts"

/** Why a command cannot be carried out; 0: it can. */
export function refusalOf(now: Now, command: Command): number {
  if (command.kind === "set timer") {
    if (!isTime(command.at)) return Refusal.notANumber
    if (command.at < now.time) return Refusal.inThePast
    return isIndex(command.token, 2 ** 20) ? 0 : Refusal.tokenOutOfRange
  }
  if (command.kind === "transfer") {
    const [from, to] = [now.plan.stores[command.from], now.plan.stores[command.to]]
    if (from === undefined || from.stock !== to?.stock) return Refusal.noSuchThing
    if (!isIndex(command.amount, MANY) || command.amount === 0 || !isLength(command.takes)) return Refusal.notANumber
    return command.amount > now.stores[command.from].onHand ? Refusal.notEnough : 0
  }
  const office = now.offices[command.office]
  if (office === undefined) return Refusal.noSuchOffice
  switch (command.kind) {
    case "extend hours":
      if (!isTime(command.until) || !(command.slow >= 1 && command.slow < Infinity)) return Refusal.notANumber
      if (office.door === "closed") return Refusal.officeClosed
      if (command.until <= now.time) return Refusal.inThePast
      return office.extendedUntil >= command.until ? Refusal.alreadyDone : 0
    case "dismiss queue": {
      if (office.door === "closed") return Refusal.officeClosed
      const isSaid = office.dismissal === "with voucher" || (office.dismissal === "plain" && !command.voucher)
      return isSaid ? Refusal.alreadyDone : 0
    }
    case "redirect":
      if (now.offices[command.to] === undefined || command.to === command.office) return Refusal.noSuchOffice
      if (!isLength(command.travel)) return Refusal.notANumber
      if (!isBlocked(now, office)) return Refusal.nothingIsDown
      return office.redirects?.to.number === command.to ? Refusal.alreadyDone : 0
    case "invite":
      return command.reach >= 0 && command.reach <= 1 ? 0 : Refusal.notANumber
    case "send out":
      if (!isIndex(command.resource, now.plan.resources.length)) return Refusal.noSuchThing
      return isIndex(command.units, MANY) ? 0 : Refusal.notANumber
    case "serve at home":
      if (!isIndex(command.step, now.plan.steps.length)) return Refusal.noSuchThing
      return isIndex(command.most, MANY) ? 0 : Refusal.notANumber
  }
}

const MANY = 1_000_000_000
const isIndex = (value: number, end: number): boolean => Number.isInteger(value) && value >= 0 && value < end
/** An instant on the grid, and a length of time. */
const isTime = (value: number): boolean => Math.abs(value * 1_048_576) < Infinity
const isLength = (value: number): boolean => isTime(value) && value >= 0
