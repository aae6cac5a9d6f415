/* What carries a load while its primary is out: cuts at rate ξ of an exponential length 1/η. Times in hours. */

interface Cuts {
  readonly up: number
  readonly down: number
}

/** A battery that is full again at once: an outage is what a cut is longer than the battery. */
function batteryFullAtOnce({ up, down }: Cuts, battery: number) {
  const unbridged = Math.exp(-battery / down)
  return { available: 1 - (unbridged * down) / (up + down), outages: unbridged / (up + down) }
}

/**
 * A battery that recharges at `battery / recharge` hours an hour. Its charge x has, while up and while down, densities f and
 * r f, with f(x) = e^(k x), k = η − ξ / r; full while up with r f(b) / ξ, empty while down with r f(0) / η.
 *
 * Source: the fluid queue of one source with two states (Anick, Mitra and Sondhi 1982), with a finite buffer.
 */
function batteryRecharged({ up, down }: Cuts, battery: number, recharge: number) {
  const r = battery / recharge
  const k = 1 / down - 1 / up / r
  const between = ((1 + r) * Math.expm1(k * battery)) / k
  const full = r * Math.exp(k * battery) * up
  const empty = r * down
  const whole = between + full + empty
  return { available: 1 - empty / whole, outages: r / whole }
}

/** Carries from `gap` on, unless it fails to, with a chance drawn at each cut. */
function takesOver({ up, down }: Cuts, gap: number, failure: number) {
  const out = failure * down + (1 - failure) * down * -Math.expm1(-gap / down)
  return { available: 1 - out / (up + down), outages: 1 / (up + down) }
}

/** Up while all are, each on its own: it goes down at the sum of their rates. */
function series(parts: readonly Cuts[]) {
  const available = parts.reduce((share, { up, down }) => share * (up / (up + down)), 1)
  return { available, outages: available * parts.reduce((sum, { up }) => sum + 1 / up, 0) }
}

/** The mean cycle of renewals. */
const relapsing = ({ up, down }: Cuts, chance: number, within: number) =>
  series([{ up: chance * within + (1 - chance) * up, down }])

const days = (count: number, { available, outages }: { available: number; outages: number }) => ({
  available,
  outages: outages * 24 * count,
})

export const backups = {
  "ups-full-at-once": days(200, batteryFullAtOnce({ up: 10, down: 1 }, 0.5)),
  "ups-recharge": days(200, batteryRecharged({ up: 10, down: 1 }, 0.5, 8)),
  standby: days(200, takesOver({ up: 10, down: 1 }, 10 / 60, 0.2)),
  generator: days(200, takesOver({ up: 10, down: 2 }, 6 / 60, 0.1)),
  "needs-chain": days(
    200,
    series([
      { up: 20, down: 1 },
      { up: 10, down: 0.5 },
      { up: 30, down: 2 },
      { up: 40, down: 3 },
    ]),
  ),
  relapse: days(200, relapsing({ up: 20, down: 1 }, 0.3, 2)),
}
