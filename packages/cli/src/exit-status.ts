/** What the command ends with. */
export const ExitStatus = {
  done: 0,
  /** A check failed; of `check` and `verify` only. */
  checkFailed: 1,
  /** Bad input, arguments, or a write that failed. */
  badInput: 2,
  /** A defect, a policy's or a worker's failure. */
  defect: 3,
  interrupted: 130,
} as const

export type ExitStatus = (typeof ExitStatus)[keyof typeof ExitStatus]
