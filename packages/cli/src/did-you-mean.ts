/** Edits (insert, delete, replace, swap neighbours) that turn one word into another. */
const edits = (a: string, b: string): number => {
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1)
      row.push(cost)
    }
    before = previous
    previous = row
  }
  return previous[b.length]
}

/** `did you mean compare?`, or else the list of what there is. */
export const didYouMean = (word: string, candidates: readonly string[]): string => {
  const limit = Math.max(1, Math.floor(word.length / 3))
  const near = candidates
    .map((candidate) => ({
      candidate,
      distance: word.length > 80 ? Infinity : edits(word.toLowerCase(), candidate.toLowerCase()),
    }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance)[0]
  return near === undefined ? `there are: ${candidates.join(", ")}` : `did you mean ${near.candidate}?`
}
