/**
 * Which row of the World a first visit is, as one integer: class, day, and the place of the row that day (a member's number, for a pool).
 * People of the file are −1, −2, …
 */
const DAY = 1_048_576
const CLASS = 68_719_476_736

/** Rows a day, members of a pool: fewer than this. */
export const ROWS_A_DAY = DAY

export const rowCode = (citizenClass: number, day: number, row: number): number =>
  citizenClass * CLASS + day * DAY + row
export const classOfRow = (code: number): number => Math.floor(code / CLASS)
// Differences instead of remainders: the remainder of doubles is slow, and these are exact.
export const dayOfRow = (code: number): number => Math.floor((code - Math.floor(code / CLASS) * CLASS) / DAY)
export const placeOfRow = (code: number): number => code - Math.floor(code / DAY) * DAY
export const personCode = (person: number): number => -1 - person
export const personOfCode = (code: number): number => -1 - code
