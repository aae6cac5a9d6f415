import { firstLink, nextLink } from "./chain.ts"
import { BLOCK_ROWS } from "./columns.ts"
import type { Log } from "./log.ts"

/** Where a log does not fit its chain; blocks count from 0, events from 1. */
export type Misfit =
  | { readonly part: "header" }
  | { readonly part: "block"; readonly block: number; readonly firstEvent: number; readonly lastEvent: number }
  /** All that is there fits, and is not the whole log, or not this one. */
  | { readonly part: "hash" }

/** Recomputes the chain of a log. Returns the first part that does not fit; null if all do. */
export function verify(log: Log): Misfit | null {
  if (firstLink(log.header) !== log.link) return { part: "header" }
  let link = log.link
  for (let block = 0; block < log.blocks.length; block++) {
    const { columns, link: claimed } = log.blocks.at(block)!
    const last = block === log.blocks.length - 1
    const whole = last ? columns.rows >= 1 && columns.rows <= BLOCK_ROWS : columns.rows === BLOCK_ROWS
    if (!whole || nextLink(link, columns) !== claimed) {
      const before = block * BLOCK_ROWS
      return { part: "block", block, firstEvent: before + 1, lastEvent: before + columns.rows }
    }
    link = claimed
  }
  return link === log.hash ? null : { part: "hash" }
}
