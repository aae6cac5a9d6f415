import { isDeepStrictEqual } from "node:util"
import { lengthened, moreThan } from "@tangguh/engine"
import { eventNames, type Model, type Observer, type OfficeEvent, type Policy, prepare } from "@tangguh/office"
import type { Plan } from "@tangguh/plan"

const float = new Float64Array(1)
const words = new Int32Array(float.buffer)

const mixed = (digest: number, value: number): number => {
  float[0] = value
  return Math.imul(Math.imul(digest ^ words[0], 0x85eb_ca6b) ^ words[1], 0xc2b2_ae35) ^ (digest >>> 13)
}

const digestOf = ({ time, type, office, subject, value, cause }: OfficeEvent): number =>
  [time, type, office, subject, value, cause].reduce(mixed, 1)

/** Follows a run, so that it can be seen whether another is the same. */
export class Trace implements Observer {
  private digests = new Int32Array(1024)
  private count = 0

  event(event: OfficeEvent): void {
    if (this.count === this.digests.length) this.digests = lengthened(this.digests, moreThan(this.count))
    this.digests[this.count++] = digestOf(event)
  }

  /** Follows another run, and remembers the first event of it that was not like this. */
  other(): Observer & { difference(): string | null } {
    const { digests, count } = this
    let at = 0
    let first: string | null = null
    return {
      event: (event) => {
        if (first === null && (at >= count || digests[at] !== digestOf(event)))
          first = `event ${event.number} (${eventNames[event.type]} of ${event.subject}, ${event.time} s)`
        at++
      },
      difference: () => first ?? (at < count ? `after event ${at}, with which one of them ended` : null),
    }
  }
}

/**
 * Makes a run again that has been traced, and compares.
 *
 * Errors: Error where they differ, which names the policies of `files`: the code of others is to be pure, and is not.
 */
export function madeTwice(
  run: {
    readonly plan: Plan
    readonly policies: readonly Policy[]
    readonly prepared: Model
    readonly trace: Trace
    /** Makes the run once more. */
    readonly again: (observer: Observer) => void
  },
  names: readonly string[],
): void {
  const { plan, policies, prepared, trace, again } = run
  const impure = (what: string) =>
    new Error(
      `the policy ${names.join(" or ")} is impure: the same run made twice ${what}; it may keep and draw nothing of its own, only answer from its memory, the event and the view`,
    )
  if (!isDeepStrictEqual(prepare(plan, policies).arrangement, prepared.plan.arrangement))
    throw impure("began with two arrangements")
  const other = trace.other()
  again(other)
  const difference = other.difference()
  if (difference !== null) throw impure(`differed from ${difference} on`)
}
