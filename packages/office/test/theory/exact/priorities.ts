import { completion, fixed, interrupted } from "./completion.ts"
import { byCv, constant, erlangC, exponential, mixed, type Moments, pollaczekKhinchine } from "./lines.ts"

/* Classes that come before others. Rates by the hour, times in hours until the last. */

const HOUR = 3600

interface Class {
  readonly lambda: number
  readonly service: Moments
}

const load = (classes: readonly Class[]) => classes.reduce((sum, { lambda, service }) => sum + lambda * service.mean, 0)
const residual = (classes: readonly Class[]) =>
  classes.reduce((sum, { lambda, service }) => sum + (lambda * service.square) / 2, 0)

/** Mean waits until the first start, where services in progress go on. Source: Cobham 1954. */
const cobham = (classes: readonly Class[]): number[] =>
  classes.map((_, k) => residual(classes) / ((1 - load(classes.slice(0, k))) * (1 - load(classes.slice(0, k + 1)))))

/** Mean waits until the first start, and in all, where they are interrupted. Source: White and Christie 1958; Kleinrock 1976, section 3.6. */
const preemptive = (classes: readonly Class[]): { first: number; all: number }[] =>
  classes.map(({ service }, k) => {
    const before = load(classes.slice(0, k))
    const upTo = classes.slice(0, k + 1)
    const first = residual(upTo) / ((1 - before) * (1 - load(upTo)))
    return { first, all: first + (service.mean * before) / (1 - before) }
  })

function nonPreemptive() {
  const waits = cobham([
    { lambda: 3, service: exponential(4 / 60) },
    { lambda: 4, service: constant(5 / 60) },
    { lambda: 2, service: byCv(8 / 60, 0.5) },
  ])
  return { urgent: waits[0] * HOUR, ordinary: waits[1] * HOUR, late: waits[2] * HOUR, "late-queue": 2 * waits[2] }
}

/** One service law for both classes: P(wait) / (c μ) stands for the residual. Source: Cobham 1954; Davis 1966. */
function severalServers() {
  const mu = 7.5
  const perServer = 3 * mu
  const residual = (erlangC(18, mu, 3) / 18) * (1 - 18 / perServer)
  const urgent = residual / (1 - 8 / perServer)
  return { urgent: urgent * HOUR, ordinary: (urgent / (1 - 18 / perServer)) * HOUR }
}

function preempted() {
  const [urgent, ordinary] = preemptive([
    { lambda: 4, service: exponential(5 / 60) },
    { lambda: 3, service: exponential(8 / 60) },
  ])
  return {
    urgent: urgent.all * HOUR,
    "first-start": ordinary.first * HOUR,
    ordinary: ordinary.all * HOUR,
    queue: 4 * urgent.all + 3 * ordinary.all,
    busy: 4 / 12 + 3 / 7.5,
  }
}

/** The urgent see M/M/c of their own; all together are M/M/c. */
function severalPreempted() {
  const urgent = erlangC(6, 6, 2)
  const all = erlangC(6 + 3, 6, 2)
  return { urgent: (urgent / 6) * HOUR, ordinary: ((all - urgent) / 3) * HOUR, queue: all, busy: 9 / 12 }
}

/** Interrupted work begins again, as long as it was. To the ordinary, busy periods of the urgent are breakdowns. */
function repeated() {
  const mu = 15
  const urgent = 5
  const busyPeriod = { mean: 1 / (mu - urgent), square: (2 * mu) / (mu - urgent) ** 3 }
  const law = completion(fixed(8 / 60), "repeat", urgent, busyPeriod)
  const { wait, queue } = interrupted(2, law, urgent, busyPeriod)
  const first = urgent / mu
  return {
    "first-start": wait * HOUR,
    queue: queue + (first * first) / (1 - first),
    busy: first + 2 * law.active,
  }
}

/** M/G/1 with vacations, one after another while nobody is there: the wait without them, and what is left of one. Source: Doshi 1986. */
function withVacations() {
  const lambda = 6
  const either = (one: number, other: number) =>
    mixed([
      { share: 0.5, of: constant(one / 60) },
      { share: 0.5, of: constant(other / 60) },
    ])
  const vacation = either(5, 15)
  const wait = pollaczekKhinchine(lambda, either(2, 6)) + vacation.square / (2 * vacation.mean)
  return { wait: wait * HOUR, queue: lambda * wait, busy: 1 }
}

export const priorities = {
  "priority-mg1": nonPreemptive(),
  "priority-mm3": severalServers(),
  "preemptive-mm1": preempted(),
  "preemptive-mm2": severalPreempted(),
  "preemptive-repeat": repeated(),
  vacations: withVacations(),
}
