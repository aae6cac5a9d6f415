import type { Compiling } from "../compiling.ts"
import type { Path } from "../problem.ts"

export interface OfficeLayer {
  readonly name: string
  readonly written: NonNullable<NonNullable<Compiling["file"]["offices"]>[string]>
  readonly path: Path | null
}

export const officesOf = (compiling: Compiling): readonly OfficeLayer[] => {
  const written = Object.entries(compiling.file.offices ?? {}).map(([name, office]) => ({
    name,
    written: office,
    path: ["offices", name],
  }))
  if (written.length > 0) return written
  if (compiling.file.offices !== undefined)
    compiling.problem(["offices"], "there is no office", "at least one, or no offices at all")
  return [{ name: "office", written: {}, path: null }]
}
