/** Something that is due. */
export interface Notice {
  readonly time: number
  readonly phase: number
  readonly entity: number
  readonly happens: () => void
}
