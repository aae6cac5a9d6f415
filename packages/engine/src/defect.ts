/** A broken invariant: the fault of the program, never of its input. */
export class Defect extends Error {
  override readonly name = "Defect"
}
