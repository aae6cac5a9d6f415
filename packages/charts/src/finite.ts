/**
 * Checks, once and before anything is drawn, that the numbers of rows are numbers.
 *
 * Errors: a RangeError that names the policy, the field and the value.
 */
export const mustBeFinite = <Row extends { readonly policy: string }>(
  rows: ReadonlyArray<Row>,
  fields: ReadonlyArray<keyof Row & string>,
): void => {
  for (const row of rows) {
    for (const field of fields) {
      if (!Number.isFinite(row[field])) {
        throw new RangeError(`${field} of ${JSON.stringify(row.policy)} is no finite number: ${String(row[field])}`)
      }
    }
  }
}
