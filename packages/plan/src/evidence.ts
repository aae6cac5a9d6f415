/** Where a number comes from. */
export interface Evidence {
  /** The name by which the file calls it, or the path of the place where it stands. */
  readonly name: string
  readonly basis: "fact" | "assumption" | "default"
  /** As written in the file. */
  readonly value: string
  /** As written, or null where no doubt was stated. */
  readonly range: string | null
  readonly source: string | null
  readonly quote: string | null
  readonly because: string | null
}
