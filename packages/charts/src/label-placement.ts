/** A rectangle in pixels, y downwards. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

export const contains = (outer: Box, inner: Box): boolean =>
  inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom

/** A stretch along one axis that carries a label of some width. */
export interface LabelledSpan {
  readonly from: number
  readonly until: number
  readonly width: number
}

export interface SpanPlace {
  /** Where the label begins. */
  readonly x: number
  /** 0 is the lane nearest to the plot. */
  readonly lane: number
}

/**
 * Places the labels of spans in lanes, one above another, so that neither a label nor its span meets another of the
 * same lane and no label leaves the space from `left` to `right`.
 *
 * Ties: spans are taken in the order given; each goes to the lowest lane that has room.
 */
export const placeInLanes = (
  spans: ReadonlyArray<LabelledSpan>,
  { left, right, gap }: { readonly left: number; readonly right: number; readonly gap: number },
): SpanPlace[] => {
  const lanes: Array<Array<{ from: number; until: number }>> = []
  return spans.map((span) => {
    const x = Math.max(left, Math.min(span.from, right - span.width))
    const from = Math.min(x, span.from)
    const until = Math.max(x + span.width, span.until)
    let lane = lanes.findIndex((taken) =>
      taken.every((other) => until + gap <= other.from || other.until + gap <= from),
    )
    if (lane < 0) lane = lanes.push([]) - 1
    lanes[lane]?.push({ from, until })
    return { x, lane }
  })
}

/** One place that a label might take; the lower its cost, the better. */
export interface Candidate<Place> {
  readonly box: Box
  readonly cost: number
  readonly place: Place
}

/**
 * For each label in turn, the cheapest of its candidates that lies inside the frame and meets neither an obstacle nor
 * a label placed before it; nothing where there is no such place.
 *
 * Ties: the candidate named first.
 */
export const placeLabels = <Place>(
  labels: ReadonlyArray<ReadonlyArray<Candidate<Place>>>,
  { frame, obstacles }: { readonly frame: Box; readonly obstacles: ReadonlyArray<Box> },
): Array<Candidate<Place> | undefined> => {
  const taken = [...obstacles]
  return labels.map((candidates) => {
    const best = candidates
      .toSorted((a, b) => a.cost - b.cost)
      .find(({ box }) => contains(frame, box) && !taken.some((other) => overlaps(other, box)))
    if (best) taken.push(best.box)
    return best
  })
}
