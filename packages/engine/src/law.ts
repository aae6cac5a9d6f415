/**
 * A probability law of a non-negative quantity, as plain data.
 *
 * `lognormal` is given by the mean and standard deviation of its logarithm: see `lognormalByMean` and `lognormalByMedian`.
 * `geometric` counts failures before the first success, so that 0 is possible; its mean is that of the count.
 */
export type Law =
  | { readonly kind: "constant"; readonly value: number }
  | { readonly kind: "exponential"; readonly mean: number }
  | { readonly kind: "lognormal"; readonly mu: number; readonly sigma: number }
  | { readonly kind: "gamma"; readonly mean: number; readonly cv: number }
  | { readonly kind: "erlang"; readonly mean: number; readonly phases: number }
  | { readonly kind: "weibull"; readonly scale: number; readonly shape: number }
  | { readonly kind: "uniform"; readonly low: number; readonly high: number }
  | { readonly kind: "triangular"; readonly low: number; readonly mode: number; readonly high: number }
  | { readonly kind: "empirical"; readonly values: readonly number[] }
  | { readonly kind: "choice"; readonly values: readonly number[]; readonly shares: readonly number[] }
  | { readonly kind: "poisson"; readonly mean: number }
  | { readonly kind: "geometric"; readonly mean: number }
  | { readonly kind: "mixture"; readonly of: readonly Law[]; readonly shares: readonly number[] }
