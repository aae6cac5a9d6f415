import { performance } from "node:perf_hooks"
import { FutureEventList, log, RandomStream } from "../src/index.ts"
import type { Measurement } from "./measurement.ts"

/**
 * The hold model with `pending` notices: the next is popped and scheduled again an exponential time later.
 *
 * Source: Jones 1986.
 */
export function hold(pending: number, operations: number): Measurement {
  const uniforms = new RandomStream("hold")
  const notices = new FutureEventList(pending)
  for (let entity = 0; entity < pending; entity++) notices.schedule(-log(uniforms.next()), 0, entity)
  const started = performance.now()
  for (let i = 0; i < operations; i++) {
    notices.pop()
    notices.schedule(notices.time - log(uniforms.next()), 0, notices.entity)
  }
  const seconds = (performance.now() - started) / 1000
  return {
    name: `hold, ${pending} pending, the engine`,
    rate: operations / seconds,
    unit: "holds/s",
    result: notices.time,
  }
}
