import { EVENT_SCHEMA, type MutableEvent } from "@tangguh/office"

/** Makes an event of one version of the vocabulary one of the next; null: nothing that was there has changed. */
export type Upcaster = ((event: MutableEvent) => void) | null

/** From version 1 on, in order: the first makes events of version 1 those of version 2. */
export const upcasters: readonly Upcaster[] = [
  null, // 2 has PoliciesChanged, with which other policies take over
]

/** Makes events of an older version those of today; null where nothing has to be done. */
export function upcasterFrom(schema: number, steps: readonly Upcaster[] = upcasters): Upcaster {
  const needed = steps.slice(schema - 1).filter((step) => step !== null)
  if (needed.length === 0) return null
  return (event) => {
    for (const step of needed) step(event)
  }
}

/** Whether states that a log was written with are laid out as those of today. */
export const isOfToday = (schema: number): boolean => schema === EVENT_SCHEMA
