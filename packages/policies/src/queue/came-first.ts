/** An order of classes with these before the others. */
export const cameFirst = (classes: readonly number[], order: readonly number[]): readonly number[] => [
  ...new Set([...classes, ...order]),
]
