import { Door, EventType, type State } from "@tangguh/office"
import type { Asked } from "./asked.ts"
import { together } from "./counting.ts"
import { Level } from "./level.ts"
import { nothing, Place, type Probe } from "./probe.ts"

/** Unit-time in active service over unit-time scheduled: on duty, broken or not, while the doors of an office of theirs are open. */
export function utilisation(asked: Asked): Probe {
  const { model, plan, of, meansOffice } = asked
  const busy = new Level(asked)
  const scheduled = new Level(asked)
  const pools = plan.pools.flatMap((pool, p) => (pool.resource === of && pool.offices.some(meansOffice) ? [p] : []))
  const units = Int32Array.from(plan.steps, (step) =>
    step.with.reduce((sum, each) => sum + (each.resource === of ? each.units : 0), 0),
  )
  const used = (place: number, station: number) =>
    place === Place.served && meansOffice(model.officeOf[station]) ? units[model.stepOf[station]] : 0

  const isOpen = new Uint8Array(plan.offices.length)
  const openDoors = new Int32Array(plan.pools.length)
  const counted = new Float64Array(plan.pools.length)
  const recount = (pool: number, time: number, { pools: { units: onDuty, away } }: State) => {
    const now = openDoors[pool] > 0 ? onDuty[pool] - away[pool] : 0
    if (now !== counted[pool]) scheduled.add(time, now - counted[pool])
    counted[pool] = now
  }
  const mine = new Uint8Array(plan.pools.length)
  for (const pool of pools) mine[pool] = 1
  return together(
    [
      {
        between: (was, is, _, __, from, to) =>
          (was === Place.served && units[from] > 0) || (is === Place.served && units[to] > 0),
        move: (move, state) => {
          const by = used(move.is, move.to) - used(move.was, move.from)
          if (by !== 0 && asked.meansCitizen(state, move.slot)) busy.add(move.time, by)
        },
        value: nothing,
      },
      {
        listensTo: [
          EventType.OfficeOpened,
          EventType.BreakStarted,
          EventType.BreakEnded,
          EventType.OfficeClosed,
          EventType.DutyChanged,
          EventType.UnitsSentOut,
        ],
        event: ({ type, office, subject, time }, state) => {
          if (type === EventType.DutyChanged || type === EventType.UnitsSentOut) {
            if (mine[subject] === 1) recount(subject, time, state)
            return
          }
          const open = state.offices.door[office] === Door.open ? 1 : 0
          if (open === isOpen[office]) return
          isOpen[office] = open
          const pool = plan.offices[office].pools[of]
          if (mine[pool] === 0) return
          openDoors[pool] += open === 1 ? 1 : -1
          recount(pool, time, state)
        },
        value: nothing,
      },
    ],
    () => {
      const time = scheduled.read("total")
      return time > 0 && time < Infinity ? busy.read("total") / time : NaN
    },
  )
}
