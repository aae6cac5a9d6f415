import { Defect } from "@tangguh/engine"
import { citizenColumns, type State } from "./state.ts"

/** A state as plain data, cut to what is in use: it can be written to a file, and a run can go on from it. */
export type Snapshot = { readonly [name: string]: unknown }

/** Copies a state between two instants. */
export function snapshot(state: State): Snapshot {
  const citizens: Record<string, unknown> = {}
  for (const [name, column] of Object.entries(state.citizens)) {
    citizens[name] = ArrayBuffer.isView(column) ? (column as Float64Array).slice(0, state.citizens.used) : column
  }
  return { ...structuredClone({ ...state, citizens: null }), citizens }
}

/** A state to go on from; changing it leaves the snapshot as it is. */
export function restore(taken: Snapshot): State {
  const { citizens, ...rest } = taken as unknown as State
  if (citizens === undefined || rest.lists === undefined) throw new Defect("this is not a snapshot of a run")
  const { capacity } = citizens
  const columns: Record<string, unknown> = { ...citizenColumns(capacity) }
  for (const [name, column] of Object.entries(citizens)) {
    if (!ArrayBuffer.isView(column)) columns[name] = column
    else (columns[name] as Float64Array).set(column as unknown as Float64Array)
  }
  return { ...structuredClone(rest), citizens: columns as unknown as State["citizens"] }
}
