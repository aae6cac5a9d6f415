import { type Model, type State, Status } from "@tangguh/office"

/** How many at a citizen's station are before her, those at the counters among them, and the tickets of these. Before whoever gathers are those who were released and those who gather longer. */
export function placeInQueue(
  model: Model,
  { citizens, lists }: State,
  slot: number,
): { readonly ahead: number; readonly atCounters: readonly number[] } {
  const step = citizens.step[slot]
  const counter = model.firstList[citizens.office[slot] * model.steps + step]
  const atCounters: number[] = []
  if (model.isJob[step] === 0)
    for (let at = lists.first[counter]; at >= 0; at = citizens.next[at]) {
      if (at !== slot) atCounters.push(citizens.ticket[at])
    }
  if (citizens.status[slot] !== Status.waiting && citizens.status[slot] !== Status.gathering)
    return { ahead: 0, atCounters }
  let ahead = 0
  for (let list = counter; list < citizens.list[slot]; list++) ahead += lists.size[list]
  for (let at = citizens.previous[slot]; at >= 0; at = citizens.previous[at]) ahead++
  return { ahead, atCounters }
}
