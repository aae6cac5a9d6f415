/** The long run of a chain that goes up and down by one: the mean of a function of its state. */
export function birthDeath({
  up,
  down,
  most = 3000,
}: {
  readonly up: (n: number) => number
  readonly down: (n: number) => number
  readonly most?: number
}): (value: (n: number) => number) => number {
  const weights = [1]
  for (let n = 1; n <= most; n++) weights[n] = (weights[n - 1] * up(n - 1)) / down(n)
  const whole = weights.reduce((sum, weight) => sum + weight)
  return (value) => weights.reduce((sum, weight, n) => sum + weight * value(n), 0) / whole
}
