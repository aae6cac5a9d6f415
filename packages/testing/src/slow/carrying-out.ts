import { type Command, COMMANDS } from "@tangguh/office"
import { onGrid } from "@tangguh/engine"
import { invite, serveAtHome } from "./at-home.ts"
import { occasionOfStock, tellAll } from "./news.ts"
import { type Now, say } from "./now.ts"
import type { Listening } from "./policies.ts"
import { redirectAll } from "./redirecting.ts"
import { refusalOf } from "./refusing.ts"
import { sendOut } from "./units.ts"

/** Carries a command of a policy out, or says why not. */
export function carryOut(now: Now, all: Listening, policy: number, command: Command, cause: number): void {
  const reason = refusalOf(now, command)
  if (reason > 0) {
    const office = "office" in command && now.offices[command.office] !== undefined ? command.office : -1
    say(now, "CommandRefused", { office, subject: COMMANDS.indexOf(command.kind), value: reason, cause })
    return
  }
  switch (command.kind) {
    case "set timer": {
      const at = onGrid(command.at)
      const setBy = say(now, "TimerSet", { subject: policy, value: command.token, hidden: at, cause })
      all.timers = all.timers.filter((timer) => timer.policy !== policy || timer.token !== command.token)
      all.timers.push({ policy, token: command.token, at, setBy })
      return
    }
    case "extend hours": {
      const office = now.offices[command.office]
      office.extendedUntil = onGrid(command.until)
      office.fatigue = command.slow
      const said = { office: command.office, value: office.extendedUntil, hidden: command.slow, cause }
      office.extendedBy = say(now, "HoursExtended", said)
      return
    }
    case "dismiss queue": {
      const office = now.offices[command.office]
      office.dismissal = command.voucher ? "with voucher" : "plain"
      say(now, "QueueDismissed", { office: command.office, value: command.voucher ? 2 : 1, cause })
      tellAll(now, office, "not today", command.voucher)
      return
    }
    case "send out": {
      const pool = now.pools[now.plan.offices[command.office].pools[command.resource]]
      sendOut(now, pool, command.units, cause)
      return
    }
    case "transfer": {
      const [from, to] = [now.stores[command.from], now.stores[command.to]]
      const { amount, takes } = command
      const sent = (from.changed = say(now, "StockSent", { subject: command.from, value: amount, cause }))
      from.onHand -= amount
      const arrives = onGrid(now.time + takes)
      const shipped = say(now, "StockShipped", { subject: command.to, value: amount, hidden: arrives, cause: sent })
      now.shipments.push({ store: to, order: -1, amount, arrives, cause: shipped })
      if (from.onHand === 0)
        occasionOfStock(now, from, say(now, "StockDepleted", { subject: command.from, cause: sent }))
      now.touchedStores.add(from)
      from.lowered = sent
      return
    }
    case "redirect":
      return redirectAll(now, now.offices[command.office], now.offices[command.to], command.travel, cause)
    case "invite":
      return invite(now, now.offices[command.office], command.reach, command.lag, cause)
    case "serve at home":
      return serveAtHome(now, now.offices[command.office], command.step, command.most, cause)
  }
}
