import type { Asked, Family } from "./asked.ts"
import { nothing, Place, type Probe } from "./probe.ts"

/** Something of the waiting for each visit, office by office, of those that have visits. */
function byOffice(asked: Asked, read: (waits: Float64Array) => number): Probe {
  const { followed, waits } = asked.shared(`by office ${asked.scope}`, () => waitsByOffice(asked))
  return { parts: [followed], value: () => read(waits()) }
}

function waitsByOffice(asked: Asked): { readonly followed: Probe; readonly waits: () => Float64Array } {
  const { model, plan, windows, meansOffice, meansCitizen } = asked
  const offices = plan.offices.length
  const waiting = new Float64Array(offices)
  const last = new Float64Array(offices)
  const seconds = new Float64Array(offices)
  const visits = new Float64Array(offices)
  const add = (office: number, time: number, by: number) => {
    seconds[office] += waiting[office] * windows.overlap(last[office], time)
    last[office] = time
    waiting[office] += by
  }
  const followed: Probe = {
    between: (_, __, wasThere, isThere) => wasThere || isThere,
    move: ({ slot, time, was, is, from, to, wasThere, isThere }, state) => {
      if (!meansCitizen(state, slot)) return
      if (wasThere && was === Place.waits) add(model.officeOf[from], time, -1)
      if (!isThere) return
      const office = model.officeOf[to]
      if (is === Place.waits) add(office, time, 1)
      if (!wasThere && windows.includes(time)) visits[office]++
    },
    value: nothing,
  }
  const waits = () => {
    for (let office = 0; office < offices; office++) add(office, plan.horizon, 0)
    return seconds.map((sum, o) => sum / visits[o]).filter((_, o) => visits[o] > 0 && meansOffice(o))
  }
  return { followed, waits }
}

/**
 * How unequal non-negative values are: 0 where all are the same, towards 1 where one has everything. 0 where all are 0.
 *
 * Source: Gini 1912; half the relative mean absolute difference.
 */
export function gini(values: Float64Array): number {
  const sorted = values.toSorted()
  let sum = 0
  let ranked = 0
  sorted.forEach((value, i) => {
    sum += value
    ranked += (2 * (i + 1) - sorted.length - 1) * value
  })
  return sum > 0 ? ranked / (sorted.length * sum) : sorted.length > 0 ? 0 : NaN
}

export const equityProbes: Family = {
  worst_office_wait: (asked) =>
    byOffice(asked, (waits) => (waits.length > 0 ? waits.reduce((most, each) => Math.max(most, each)) : NaN)),
  gini: (asked) => byOffice(asked, gini),
}
