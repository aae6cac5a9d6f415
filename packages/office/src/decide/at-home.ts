import type { Delay } from "@tangguh/plan"
import { EventType } from "../event.ts"
import { Flag, Member, Status } from "../state/state.ts"
import { rowCode } from "../world/row-code.ts"
import { Chance } from "../world/world.ts"
import { comesAgain } from "./returns.ts"
import { goOn } from "./routing.ts"
import type { Run } from "./run.ts"

/** Tells those who are at home after a vain visit: whoever is reached comes when told, if that is before they meant to. */
export function invite(run: Run, time: number, office: number, reach: number, lag: Delay, cause: number): void {
  const { model, state, world } = run
  const { citizens } = state
  for (const slot of awayFrom(run, office)) {
    const origin = citizens.origin[slot]
    const entity = citizens.entity[slot]
    const attempt = citizens.attempts[slot]
    if (!(world.chanceOf(origin, entity, attempt, Chance.letter) < reach)) continue
    const { hour } = world.returnOf(origin, entity, model.originClass[origin], attempt)
    const after = world.lagOf(origin, entity, attempt, lag)
    const at = comesAgain(run, office, model.originClass[origin], time, after, hour)
    if (at < citizens.returnsAt[slot]) run.emitOf(time, EventType.CitizenInvited, slot, 0, at, cause)
  }
}

/** Those who are at home after a vain visit or an avoided one, by their numbers. */
function awayFrom(run: Run, office: number): number[] {
  const { citizens } = run.state
  const away: number[] = []
  for (let slot = 0; slot < citizens.used; slot++) {
    if (citizens.status[slot] !== Status.away || citizens.office[slot] !== office) continue
    if ((citizens.flags[slot] & (Flag.planned | Flag.appointment | Flag.onTheWay)) === 0) away.push(slot)
  }
  return away.sort((a, b) => citizens.number[a] - citizens.number[b])
}

/**
 * Serves people at home, where nothing that the step needs is down that it cannot do without: first those who came in vain, by when
 * they meant to come again, then members of a pool who have not come yet, by their places.
 */
export function serveAtHome(run: Run, time: number, office: number, step: number, most: number, cause: number): void {
  const { model, state } = run
  const { citizens } = state
  if ((state.offices.down[office] & model.needs[step] & ~model.without[step]) !== 0) return
  let left = most
  const vain = awayFrom(run, office).filter((slot) => citizens.step[slot] === step)
  vain.sort((a, b) => citizens.returnsAt[a] - citizens.returnsAt[b] || citizens.number[a] - citizens.number[b])
  for (const slot of vain) {
    if (left-- <= 0) return
    goOn(run, time, slot, run.emitOf(time, EventType.ServedAtHome, slot, -1, 0, cause), true)
  }
  for (let demand = model.firstDemand[office]; demand < model.firstDemand[office + 1]; demand++) {
    const members = state.demands.members[demand]
    const citizenClass = model.originClass[demand]
    if (model.entryStep[citizenClass] !== step) continue
    const { from } = model.plan.offices[office].demand[demand - model.firstDemand[office]]
    const size = from.kind === "pool" ? from.size : 0
    for (let member = 0; member < size && left > 0; member++) {
      if (members[member] !== Member.idle) continue
      left--
      const code = rowCode(citizenClass, 0, member)
      const served = run.emit(time, EventType.ServedAtHome, office, state.nextCitizen, code, 0, cause, -1)
      goOn(run, time, run.slot, served, true)
    }
  }
}
