const BATCH = 5

/**
 * Returns how many values at the beginning of a run to discard (MSER-5): so many batches of five that the standard error of the mean
 * of what is left is least. null: that would be more than half of them, so the run is too short to tell.
 *
 * The last five batches are never the only ones left, for so few may agree by chance.
 *
 * Errors: RangeError where there are fewer than fifty values.
 *
 * Source: [White, Cobb, Spratt 2000], eq. 2; [Franklin and White 2008].
 */
export function mser5(values: ArrayLike<number>): number | null {
  const batches = Math.floor(values.length / BATCH)
  if (batches < 10) throw new RangeError(`${values.length} values: a warm-up is found from at least 50`)
  let least = Infinity
  let discarded = 0
  let mean = 0
  let squares = 0 // of the deviations of the batches from `first` on
  for (let first = batches - 1; first >= 0; first--) {
    let sum = 0
    for (let i = 0; i < BATCH; i++) sum += values[first * BATCH + i]
    const batch = sum / BATCH
    const kept = batches - first
    const deviation = batch - mean
    mean += deviation / kept
    squares += deviation * (batch - mean)
    if (kept > 5 && squares / (kept * kept) <= least) {
      least = squares / (kept * kept)
      discarded = first
    }
  }
  return discarded * 2 > batches ? null : discarded * BATCH
}
