import type { Model } from "./model.ts"
import type { OfficeView } from "./policy.ts"
import { missing } from "./blockers.ts"
import { waiting } from "./queue.ts"
import { Door, type State } from "./state.ts"

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
      const schedule = plan.schedules[plan.offices[office].schedule]
      let period = state.offices.period[office]
      while (period < schedule.last.length - 1 && schedule.last[period] === 0) period++
      return schedule.closes[period] ?? Infinity
    },
    isDown: (office, dependency) => (state.offices.down[office] & (1 << dependency)) !== 0,
    isBlocked: (office) => {
      for (let step = 0; step < steps; step++) {
        const lacking = missing(model, state, office * steps + step)
        if ((lacking & ~model.without[step]) !== 0) return true
      }
      return false
    },
    waiting: (office) => {
      let people = 0
      for (let step = 0; step < steps; step++) people += waiting(state, office * steps + step)
      return people
    },
  }
  return Object.freeze(view)
}
