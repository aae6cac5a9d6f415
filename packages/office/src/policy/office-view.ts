import type { Model } from "../model.ts"
import { isBlocked, onDuty } from "../state/blockers.ts"
import { waiting } from "../state/queue.ts"
import { Door, type State } from "../state/state.ts"
import type { OfficeView } from "./policy.ts"

/** The window through which policies look at a state: closures, so that nothing behind it can be reached. */
export function officeView(model: Model, state: State): OfficeView {
  const { plan, steps } = model
  const view: OfficeView = {
    get time() {
      return state.time
    },
    offices: plan.offices.length,
    isOpen: (office) => state.offices.door[office] === Door.open,
    closesAt: (office) => {
      const schedule = model.schedules[office]
      let period = state.offices.period[office]
      while (period < schedule.last.length - 1 && schedule.last[period] === 0) period++
      return schedule.closes[period] ?? Infinity
    },
    isDown: (office, dependency) => (state.offices.down[office] & (1 << dependency)) !== 0,
    isBlocked: (office) => isBlocked(model, state, office),
    waiting: (office) => {
      let people = 0
      for (let step = 0; step < steps; step++)
        if (model.isJob[step] === 0) people += waiting(model, state, office * steps + step)
      return people
    },
    waitingAt: (office, step) => waiting(model, state, office * steps + step),
    onHand: (office, stock) => state.stores.onHand[plan.offices[office].stores[stock]],
    onDuty: (office, resource) => onDuty(model, state, plan.offices[office].pools[resource]),
  }
  return Object.freeze(view)
}
