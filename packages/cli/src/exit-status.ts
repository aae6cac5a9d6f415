/** What the command ends with. */
export const ExitStatus = {
  done: 0,
  /** A check or a proof failed, or two logs are not of the same run. */
  checkFailed: 1,
  /** Bad input, arguments, or a write that failed. */
  badInput: 2,
  /** A defect, a policy's or a worker's failure. */
  defect: 3,
  interrupted: 130,
} as const

export type ExitStatus = (typeof ExitStatus)[keyof typeof ExitStatus]
