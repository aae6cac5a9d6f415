/** P(X = k) for k = 0, 1, …, most, where X is Poisson. */
export function poisson(mean: number, most: number): number[] {
  const probabilities = [Math.exp(-mean)]
  for (let k = 1; k <= most; k++) probabilities[k] = (probabilities[k - 1] * mean) / k
  return probabilities
}

/** The mean of a function of a Poisson number that is 0 above `most`. */
export const poissonMean = (mean: number, most: number, value: (k: number) => number): number =>
  poisson(mean, most).reduce((sum, p, k) => sum + p * value(k), 0)
