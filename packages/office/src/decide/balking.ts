import { Reason } from "../event.ts"
import { missing } from "../state/blockers.ts"
import { queueing, waiting } from "../state/queue.ts"
import { Chance, type World } from "../world/world.ts"
import type { Run } from "./run.ts"

/** Why whoever has just come turns round by himself; 0: stays. */
export function turnsRound(run: Run, time: number, office: number, step: number, slot: number, world: World): number {
  const { model, state } = run
  const { citizens } = state
  const origin = citizens.origin[slot]
  const { balks } = model.plan.classes[model.originClass[origin]]
  if (balks === null) return 0
  const station = office * model.steps + step
  const ahead = waiting(model, state, station) - 1
  if (ahead >= balks.queue) return Reason.longQueue
  const draw = (chance: number) => world.chanceOf(origin, citizens.entity[slot], citizens.attempts[slot], chance)
  if (balks.whenDown > 0 && missing(model, state, station) !== 0 && draw(Chance.turnsAtDown) < balks.whenDown)
    return Reason.down
  if (balks.hopeless > 0 && isHopeless(run, time, office, station) && draw(Chance.turnsAtHopeless) < balks.hopeless)
    return Reason.hopeless
  return 0
}

/** Whether those ahead cannot all be served before the office closes, at the usual pace of all counters. */
function isHopeless(run: Run, time: number, office: number, station: number): boolean {
  const { model, state } = run
  let counters = Infinity
  for (let use = model.firstUse[station]; use < model.firstUse[station + 1]; use++)
    counters = Math.min(counters, Math.floor(model.units[model.usePool[use]] / model.useUnits[use]))
  const ahead = queueing(model, state, station) - 1
  return (ahead * model.usual[model.stepOf[station]]) / Math.max(1, counters) > openTimeLeft(run, time, office)
}

/** Seconds for which the office will still be open today, or tomorrow where today is over. */
function openTimeLeft(run: Run, time: number, office: number): number {
  const { opens, closes, last } = run.model.schedules[office]
  let left = 0
  for (let period = run.state.offices.period[office]; period < opens.length; period++) {
    left += closes[period] - Math.max(time, opens[period])
    if (last[period] === 1) return left
  }
  return left
}
