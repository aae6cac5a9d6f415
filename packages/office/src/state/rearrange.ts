import { onGrid } from "@tangguh/engine"
import type { OfficeEvent } from "../event.ts"
import type { Model } from "../model.ts"
import { isBlocked } from "./blockers.ts"
import { isLost, publishLater, settleSwitch } from "./evolve-dependency.ts"
import { endMessages } from "./evolve-office.ts"
import { courierPeriod, freshBackups, scripted, type State } from "./state.ts"

/** Puts another arrangement in place while the offices run: that of `model`, which is the model from this event on. */
export function rearrange(model: Model, state: State, event: OfficeEvent): void {
  takeOverBackups(model, state, event)
  for (let at = 0; at < model.plan.switches.length; at++)
    settleSwitch(model, state, { ...event, subject: at }, isLost(state, at))
  unblock(model, state, event)
  publish(model, state, event)
  changeUnits(model, state, event)
  lookAtStores(model, state, event)
  sendCouriers(model, state, event)
  const known = new Set(state.announcements.map(({ announcement, office }) => `${announcement} ${office}`))
  for (const each of scripted(model))
    if (each.at > event.time && !known.has(`${each.announcement} ${each.office}`)) state.announcements.push(each)
}

/** Those that were there keep their phase and charge; the others begin as backups do, full and idle. */
function takeOverBackups(model: Model, state: State, { number, time }: OfficeEvent): void {
  if (model.inherits === null) return
  const old = state.backups
  const fresh = freshBackups(model.plan)
  model.inherits.forEach((was, b) => {
    if (was < 0) {
      fresh.began[b] = number
      if (fresh.until[b] < Infinity) fresh.until[b] = time
      return
    }
    for (const name of Object.keys(fresh) as (keyof State["backups"])[]) fresh[name][b] = old[name][was]
  })
  state.backups = fresh
}

/** What stood still for want of a dependency that it can now do without goes on. */
function unblock(model: Model, state: State, { number, time }: OfficeEvent): void {
  const { offices, stations } = state
  for (let station = 0; station < model.stations; station++) {
    const step = model.stepOf[station]
    const office = model.officeOf[station]
    const needs = offices.down[office] & model.needs[step]
    if (needs === 0) continue
    stations.ableSince[station] = number
    const wasBlocked = stations.blockedFrom[station] < Infinity && stations.blockedUntil[station] === Infinity
    if (!wasBlocked || (needs & ~model.without[step]) !== 0) continue
    stations.blockedUntil[station] = time
    if (!isBlocked(model, state, office)) endMessages(model, state, office)
  }
}

/** An office that begins to publish its status says so if it cannot work. */
function publish(model: Model, state: State, event: OfficeEvent): void {
  for (let office = 0; office < model.plan.offices.length; office++)
    if (state.offices.publishesBecause[office] === 0 && isBlocked(model, state, office))
      publishLater(model, state, office, true, event)
}

/** More units are on duty at once; where shifts or absence say how many are, from the next change on. */
function changeUnits(model: Model, { pools }: State, { number }: OfficeEvent): void {
  model.plan.pools.forEach(({ duty, absent }, pool) => {
    if (duty !== null || absent > 0 || model.units[pool] === pools.onDuty[pool]) return
    pools.onDuty[pool] = model.units[pool]
    pools.units[pool] = pools.onDuty[pool] - pools.away[pool]
    pools.changed[pool] = number
  })
}

/** A store that is now looked at from time to time is so for the first time after one period; one that is looked at all the time, at once. */
function lookAtStores(model: Model, { stores }: State, { time }: OfficeEvent): void {
  model.plan.arrangement.reorder.forEach((reorder, store) => {
    if (reorder === null || reorder.review === 0 || model.bottomless[store] === 1) stores.reviewAt[store] = Infinity
    else stores.reviewAt[store] = Math.min(stores.reviewAt[store], onGrid(time + reorder.review))
  })
}

function sendCouriers(model: Model, { offices }: State, { time }: OfficeEvent): void {
  const period = courierPeriod(model)
  for (let office = 0; office < model.plan.offices.length; office++) {
    if (period === Infinity) offices.courierAt[office] = Infinity
    else if (offices.courierAt[office] === Infinity)
      offices.courierAt[office] = onGrid((Math.floor(time / period) + 1) * period)
  }
}
