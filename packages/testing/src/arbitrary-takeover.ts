import { NotInstallable, type Policy } from "@tangguh/office"
import * as fc from "fast-check"
import { arbitraryCase, type Case } from "./case.ts"
import { takeOver } from "./takeover.ts"

const mayCome = ({ prepare, installable }: Policy) => prepare === undefined || installable === true

/**
 * Cases in which some of the policies are in force from the start, and the others take over at an instant that is part of the case;
 * of those that only decide, a third of those that were there go then. They are not made smaller.
 */
export const arbitraryTakeover: fc.Arbitrary<Case> = fc
  .record({
    subject: arbitraryCase,
    where: fc.integer({ min: 0, max: 1000 }),
    /** Which of them, bit by bit, were in force before. */
    before: fc.nat({ max: 65_535 }),
  })
  .map(({ subject, where, before }): Case | null => {
    const { policies, world } = subject
    const were = policies.filter((policy, p) => !mayCome(policy) || ((before >> (p % 16)) & 1) === 1)
    const are = policies.filter((policy, p) => policy.prepare !== undefined || !were.includes(policy) || p % 3 > 0)
    try {
      const at = Math.floor((where / 1001) * world.plan.horizon)
      takeOver(world.plan, were, are, at)
      const names = (each: readonly Policy[]) => each.map(({ name }) => name).join(", ") || "nothing"
      const shown = `${fc.stringify(subject)}\n# until ${at} s ${names(were)}; then ${names(are)}`
      return Object.defineProperty({ ...subject, policies: are }, fc.toStringMethod, { value: () => shown })
    } catch (error) {
      if (error instanceof NotInstallable) return null
      throw error
    }
  })
  .filter((subject) => subject !== null)
