/** Edits (insert, delete, replace, swap neighbours) that turn one word into another; stops counting above `limit`. */
const edits = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1)
      row.push(cost)
      least = Math.min(least, cost)
    }
    if (least > limit) return limit + 1
    before = previous
    previous = row
  }
  return previous[b.length]!
}

/** The candidate that was probably meant, or null where none is near. */
export const nearest = (word: string, candidates: Iterable<string>): string | null => {
  if (word.length > 80) return null
  const wanted = word.toLowerCase().replaceAll("_", "-")
  const limit = Math.min(Math.max(1, Math.floor(word.length / 3)), word.length - 1)
  let best: string | null = null
  let distance = limit + 1
  let looked = 0
  for (const candidate of candidates) {
    if (++looked > 2000) break
    const count = edits(wanted, candidate.toLowerCase().replaceAll("_", "-"), limit)
    if (count < distance) {
      distance = count
      best = candidate
    }
  }
  return best
}

/** “did you mean kit?” or else the list of what there is. */
export const suggestion = (word: string, candidates: Iterable<string>, none: string): string => {
  const all = [...candidates]
  const near = nearest(word, all)
  if (near !== null) return `did you mean ${near}?`
  if (all.length === 0) return none
  return `one of ${all.slice(0, 16).join(", ")}${all.length > 16 ? ` and ${all.length - 16} more` : ""}`
}
