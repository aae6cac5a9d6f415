import type { Delay } from "@tangguh/plan"
import { Chance, rowCode } from "@tangguh/office/world"
import { newcomer } from "./newcomer.ts"
import { isStopped } from "./conditions.ts"
import { returnInstant } from "./leaving.ts"
import { type Citizen, type Now, type Office, sayOf, settleIn } from "./now.ts"
import { goOn } from "./serving.ts"

/** Those of an office who are at home after a vain visit or an avoided one, by their numbers. */
const atHome = (now: Now, office: Office): Citizen[] =>
  now.citizens
    .filter((citizen) => citizen !== null)
    .filter((citizen) => citizen.doing === "is away" && citizen.office === office.number)
    .filter(({ isPlanned, hasAppointment, isOnTheWay }) => !isPlanned && !hasAppointment && !isOnTheWay)
    .sort((a, b) => a.number - b.number)

/** Tells them to come: who is reached does, if that is before they meant to. */
export function invite(now: Now, office: Office, reach: number, lag: Delay, cause: number): void {
  for (const citizen of atHome(now, office)) {
    const { origin, entity, attempts } = citizen
    if (now.world.chanceOf(origin, entity, attempts, Chance.letter) >= reach) continue
    const { hour } = now.world.returnOf(origin, entity, citizen.class, attempts)
    const at = returnInstant(now, citizen, now.world.lagOf(origin, entity, attempts, lag), hour)
    if (at >= citizen.comesAgainAt) continue
    citizen.since = sayOf(now, citizen, "CitizenInvited", { hidden: at, cause })
    citizen.comesAgainAt = at
  }
}

/** Serves at home at a step: those who came in vain, by when they meant to come, then members of pools, by their places. */
export function serveAtHome(now: Now, office: Office, step: number, most: number, cause: number): void {
  if (isStopped(now, office.stations[step])) return
  const inVain = atHome(now, office)
    .filter((citizen) => citizen.step === step)
    .sort((a, b) => (a.comesAgainAt === b.comesAgainAt ? 0 : a.comesAgainAt - b.comesAgainAt))
    .slice(0, most)
  for (const citizen of inVain) serve(now, citizen, -1, cause)
  let left = most - inVain.length
  for (const [origin, cursor] of now.cursors.entries()) {
    if (cursor.office !== office) continue
    const { class: c, from } = cursor.demand
    if (from.kind !== "pool" || now.plan.services[now.plan.classes[c].wants].steps[0] !== step) continue
    for (let member = 0; member < from.size && left > 0; member++) {
      if (cursor.busyMembers.has(member)) continue
      cursor.busyMembers.add(member)
      left--
      serve(now, settleIn(now, newcomer(now, office, origin, member, c)), rowCode(c, 0, member), cause)
    }
  }
}

function serve(now: Now, citizen: Citizen, value: number, cause: number): void {
  citizen.doing = "passes on"
  citizen.attempts++
  const served = (citizen.since = sayOf(now, citizen, "ServedAtHome", { value, cause }))
  goOn(now, citizen, served, "from home")
}
