import { eventNames, type Policy, type PublicEvent } from "@tangguh/office"

/* A thread that is caught in a loop of somebody's policy can say nothing any more: it writes down beforehand where it is. */

const LOOKS = 10
const BETWEEN_LOOKS = 500
const LONGEST_NAME = 64
const HEAD = 32

/** Where a thread is, for another to read: whether in the code of a policy, of which one, and what it answers. */
export class Pulse {
  /** To be sent to the thread. */
  readonly shared: SharedArrayBuffer
  // Counts each step into such code and out of it: odd while inside.
  private readonly steps: Int32Array
  private readonly event: Float64Array
  private readonly name: Uint8Array
  private last = ""

  constructor(shared = new SharedArrayBuffer(HEAD + LONGEST_NAME)) {
    this.shared = shared
    this.steps = new Int32Array(shared, 0, 2)
    this.event = new Float64Array(shared, 8, 3)
    this.name = new Uint8Array(shared, HEAD)
  }

  /** Calls a policy, and is inside it meanwhile. */
  private within<A>(policy: string, event: PublicEvent | null, call: () => A): A {
    if (policy !== this.last) {
      this.last = policy
      this.name.fill(0).set(new TextEncoder().encode(policy).subarray(0, LONGEST_NAME))
    }
    this.steps[1] = event === null ? -1 : event.type
    if (event !== null) {
      this.event[0] = event.number
      this.event[1] = event.subject
      this.event[2] = event.time
    }
    Atomics.add(this.steps, 0, 1)
    try {
      return call()
    } finally {
      Atomics.add(this.steps, 0, 1)
    }
  }

  /** The policy, as it is called from now on. */
  watched(policy: Policy): Policy {
    const { name, listensTo } = policy
    return {
      name,
      ...(listensTo === undefined ? {} : { listensTo }),
      ...(policy.prepare === undefined
        ? {}
        : { prepare: (arrangement, plan) => this.within(name, null, () => policy.prepare!(arrangement, plan)) }),
      ...(policy.initialMemory === undefined
        ? {}
        : { initialMemory: (plan) => this.within(name, null, () => policy.initialMemory!(plan)) }),
      ...(policy.remember === undefined
        ? {}
        : {
            remember: (memory, event, view) => this.within(name, event, () => policy.remember!(memory, event, view)),
          }),
      ...(policy.decide === undefined
        ? {}
        : { decide: (memory, event, view) => this.within(name, event, () => policy.decide!(memory, event, view)) }),
    }
  }

  /** Tells, once, when the thread has not come back out of a policy for five seconds. Returns how to stop looking. */
  look(loops: (reason: string) => void): () => void {
    let before = 0
    let same = 0
    const timer = setInterval(() => {
      const steps = Atomics.load(this.steps, 0)
      same = steps % 2 !== 0 && steps === before ? same + 1 : 0
      before = steps
      if (same < LOOKS) return
      clearInterval(timer)
      loops(this.stuck())
    }, BETWEEN_LOOKS)
    timer.unref()
    return () => clearInterval(timer)
  }

  private stuck(): string {
    const name = new TextDecoder().decode(this.name.slice(0, this.name.indexOf(0) >>> 0))
    const [number, subject, time] = this.event
    const type = this.steps[1]
    const where =
      type < 0 ? "before the run begins" : `at event ${number} (${eventNames[type]} of ${subject}, ${time} s)`
    return `the policy ${name} loops: it has not come back for ${(LOOKS * BETWEEN_LOOKS) / 1000} s ${where}`
  }
}
