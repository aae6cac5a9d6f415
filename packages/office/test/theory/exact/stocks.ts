import { constant, pollaczekKhinchine } from "./lines.ts"
import { integral } from "./integral.ts"
import { stationary } from "./markov-chain.ts"
import { poisson, poissonMean } from "./poisson.ts"

/* Stocks under Poisson demand. Rates and times in days, but where it says hours. */

const sum = (from: number, to: number, value: (n: number) => number) => {
  let all = 0
  for (let n = from; n <= to; n++) all += value(n)
  return all
}

/** Continuous review, constant lead time, demand waits: the position is uniform on s + 1 … S. Source: Zipkin 2000, section 6.2.2. */
function sS(demand: number, s: number, S: number, lead: number) {
  const over = (value: (position: number) => number) => sum(s + 1, S, value) / (S - s)
  const onHand = over((y) => poissonMean(demand * lead, y, (x) => y - x))
  return {
    "on-hand": onHand,
    backlogged: onHand - (S + s + 1) / 2 + demand * lead,
    fill: over((y) => poissonMean(demand * lead, y - 1, () => 1)),
    orders: demand / (S - s),
  }
}

/** Constant lead time, demand is lost, one order at a time: renewals at orders. Source: Hadley and Whitin 1963, section 4-12. */
function lost(demand: number, r: number, Q: number, lead: number) {
  const missed = demand * lead - r + poissonMean(demand * lead, r, (x) => r - x)
  const during = integral([0, lead], (t) => poissonMean(demand * t, r, (x) => r - x))
  const after = sum(0, r, (left) => {
    const whole = poisson(demand * lead, r)
    const probability = left > 0 ? whole[r - left] : 1 - sum(0, r - 1, (x) => whole[x])
    return (probability * sum(r + 1, left + Q, (n) => n)) / demand
  })
  const cycle = (Q + missed) / demand
  return { "on-hand": (during + after) / cycle, fill: Q / (Q + missed), orders: 1 / cycle }
}

/** The same with an exponential lead time: [on hand, on order or not]. */
function lostExponential(demand: number, r: number, Q: number, lead: number) {
  const chain = stationary([r + Q, 0], ([onHand, ordered]) => [
    onHand > 0 ? [demand, [onHand - 1, ordered === 1 || onHand - 1 <= r ? 1 : 0]] : [0, [onHand, ordered]],
    [ordered / lead, [onHand + Q, 0]],
  ])
  return {
    "on-hand": chain.mean(([onHand]) => onHand),
    fill: chain.share(([onHand]) => onHand > 0),
    orders: chain.mean(([, ordered]) => ordered) / lead,
  }
}

/** A look every `review` days; lots of Q until the position is above r, uniform on r + 1 … r + Q after each look. Source: Hadley and Whitin 1963, section 5-2. */
function periodic(demand: number, r: number, Q: number, lead: number, review: number) {
  const over = (value: (position: number, mean: number) => number) =>
    sum(r + 1, r + Q, (y) => integral([lead, lead + review], (t) => value(y, demand * t))) / (Q * review)
  const onHand = over((y, mean) => poissonMean(mean, y, (x) => y - x))
  return {
    "on-hand": onHand,
    backlogged: onHand - (r + (Q + 1) / 2) + demand * (lead + review / 2),
    fill: over((y, mean) => poissonMean(mean, y - 1, () => 1)),
  }
}

/**
 * M/M/1 where each service takes a piece when it starts, or waits for one. On hand and on order, less those who wait, are
 * always `level`, so each arrival orders a piece; exponential lead times: [present, on hand, in service]. By the hour.
 */
function served(lambda: number, mu: number, level: number, lead: number) {
  const chain = stationary([0, level, 0], ([n, onHand, busy]) => {
    const next = (present: number, pieces: number, serving: number): readonly [number, number, number] =>
      serving === 0 && present > 0 && pieces > 0 ? [present, pieces - 1, 1] : [present, pieces, serving]
    return [
      [n < 45 ? lambda : 0, next(n + 1, onHand, busy)],
      [busy * mu, next(n - 1, onHand, 0)],
      [(level - onHand + n - busy) / lead, next(n, onHand + 1, busy)],
    ]
  })
  return {
    queue: chain.mean(([n, , busy]) => n - busy),
    busy: chain.mean(([, , busy]) => busy),
    "on-hand": chain.mean(([, onHand]) => onHand),
    orders: 24 * lambda,
  }
}

/** Constant work, each piece spoiled with a chance, then another piece and the time again: a geometric number of times. By the hour. */
function spoilage(lambda: number, work: number, spoiled: number) {
  const mean = work / (1 - spoiled)
  const square = (constant(work).square * (1 + spoiled)) / (1 - spoiled) ** 2
  const wait = pollaczekKhinchine(lambda, { mean, square })
  return { wait: wait * 3600, queue: lambda * wait, busy: lambda * mean, orders: (24 * lambda) / (1 - spoiled) / 50 }
}

export const stocks = {
  "stock-sS": sS(20, 36, 100, 2),
  "stock-rQ-lost": lost(20, 40, 60, 2),
  "stock-rQ-lost-exponential": lostExponential(20, 20, 30, 1),
  "stock-periodic": periodic(10, 25, 20, 1, 2),
  "stock-and-server": served(10, 20, 5, 1 / 3),
  spoiled: spoilage(6, 5 / 60, 0.2),
}
