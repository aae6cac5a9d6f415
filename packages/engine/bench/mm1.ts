import { performance } from "node:perf_hooks"
import { FutureEventList, log, RandomStream } from "../src/index.ts"
import type { Measurement } from "./measurement.ts"

const BETWEEN_ARRIVALS = 1 / 0.9
const SEED = "mm1"
const DEPARTURE = 0
const ARRIVAL = 1

/** M/M/1 at load 0.9 in a bare loop with its own heap and generator and the built-in logarithm: the reference. */
export function bareLoop(customers: number): Measurement {
  let { a, b, c, d } = new RandomStream(SEED).state()
  const word = (): number => {
    b = (b << 25) ^ (b >>> 7) ^ c
    c = (c - d) | 0
    d = (d << 24) ^ (d >>> 8) ^ a
    a = (a - b) | 0
    b = (b << 20) ^ (b >>> 12) ^ c
    c = (c - d) | 0
    d = (d << 16) ^ (c >>> 16) ^ a
    return (a = (a - b) | 0)
  }
  const uniform = (): number => ((word() >>> 11) + (word() >>> 0) / 4_294_967_296) / 2_097_152

  const times = new Float64Array(16)
  const kinds = new Int32Array(16)
  let size = 0
  const push = (time: number, kind: number): void => {
    let i = size++
    while (i > 0) {
      const parent = (i - 1) >> 1
      if (times[parent] <= time) break
      times[i] = times[parent]
      kinds[i] = kinds[parent]
      i = parent
    }
    times[i] = time
    kinds[i] = kind
  }
  const removeFirst = (): void => {
    const time = times[--size]
    const kind = kinds[size]
    let i = 0
    for (let child = 1; child < size; child = 2 * i + 1) {
      if (child + 1 < size && times[child + 1] < times[child]) child++
      if (times[child] >= time) break
      times[i] = times[child]
      kinds[i] = kinds[child]
      i = child
    }
    times[i] = time
    kinds[i] = kind
  }

  const started = performance.now()
  let now = 0
  let present = 0
  let area = 0
  let departures = 0
  push(-BETWEEN_ARRIVALS * Math.log(uniform()), ARRIVAL)
  while (departures < customers) {
    const time = times[0]
    const kind = kinds[0]
    removeFirst()
    area += present * (time - now)
    now = time
    if (kind === ARRIVAL) {
      push(now - BETWEEN_ARRIVALS * Math.log(uniform()), ARRIVAL)
      if (present++ === 0) push(now - Math.log(uniform()), DEPARTURE)
    } else {
      departures++
      if (--present > 0) push(now - Math.log(uniform()), DEPARTURE)
    }
  }
  return measurement("M/M/1, bare JavaScript loop", customers, started, area / now)
}

/** The same M/M/1 through the engine's event list, random stream and logarithm. */
export function throughEngine(customers: number): Measurement {
  const uniforms = new RandomStream(SEED)
  const notices = new FutureEventList()

  const started = performance.now()
  let now = 0
  let present = 0
  let area = 0
  let departures = 0
  notices.schedule(-BETWEEN_ARRIVALS * log(uniforms.next()), ARRIVAL, 0)
  while (departures < customers && notices.pop()) {
    const time = notices.time
    area += present * (time - now)
    now = time
    if (notices.phase === ARRIVAL) {
      notices.schedule(now - BETWEEN_ARRIVALS * log(uniforms.next()), ARRIVAL, 0)
      if (present++ === 0) notices.schedule(now - log(uniforms.next()), DEPARTURE, 0)
    } else {
      departures++
      if (--present > 0) notices.schedule(now - log(uniforms.next()), DEPARTURE, 0)
    }
  }
  return measurement("M/M/1, through the engine", customers, started, area / now)
}

function measurement(name: string, customers: number, started: number, meanPresent: number): Measurement {
  const seconds = (performance.now() - started) / 1000
  return { name, rate: customers / seconds, unit: "customers/s", result: meanPresent }
}
