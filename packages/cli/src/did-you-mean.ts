import { nearest } from "@tangguh/scenario/suggest"

/** `did you mean compare?`, or else the list of what there is. */
export const didYouMean = (word: string, candidates: readonly string[]): string => {
  const near = nearest(word, candidates)
  return near === null ? `there are: ${candidates.join(", ")}` : `did you mean ${near}?`
}
