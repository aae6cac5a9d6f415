import type { Arrangement, Workaround } from "@tangguh/plan"

/**
 * Lets a step go on without some dependencies. A step has one workaround at most: what it can do without already
 * it still can, its records still have to be uploaded, and the staler of two copies counts.
 */
export function withWorkaround(arrangement: Arrangement, added: Workaround): Arrangement {
  const before = arrangement.workarounds.find(({ step }) => step === added.step)
  const both: Workaround =
    before === undefined
      ? added
      : {
          step: added.step,
          without: [...new Set([...before.without, ...added.without])],
          upload: added.upload ?? before.upload,
          stale: Math.max(before.stale, added.stale),
        }
  return { ...arrangement, workarounds: [...arrangement.workarounds.filter((each) => each !== before), both] }
}
