import { type DuckDBType, DOUBLE, ENUM, INTEGER, UINTEGER } from "@duckdb/node-api"
import { BLOCK_ROWS } from "@tangguh/event-log"
import { eventNames } from "@tangguh/office"
import type { Rows } from "../rows/rows.ts"
import type { Run } from "../rows/run.ts"
import { subjectWords, valueWords, type Words } from "../rows/words.ts"

export type Numbers = Uint8Array | Uint16Array | Int32Array | Uint32Array | Float64Array

/** A column of a run as DuckDB is given it. */
export interface EventColumn {
  readonly name: string
  readonly type: DuckDBType
  /** Makes what reads the column out of a block; it keeps the array that it returns. */
  readonly reader: () => (rows: Rows) => Numbers
}

const asItIs = (name: string, type: DuckDBType, of: (rows: Rows) => Numbers): EventColumn => ({
  name,
  type,
  reader: () => of,
})

/** Words by their codes, 0 for none: an ENUM, whose codes DuckDB keeps in as few bytes as are enough for all. */
function ofWords(name: string, words: readonly string[], codeOf: (rows: Rows, row: number) => number): EventColumn {
  const Codes = words.length < 256 ? Uint8Array : words.length < 65_536 ? Uint16Array : Uint32Array
  return {
    name,
    type: ENUM(words),
    reader: () => {
      const codes = new Codes(BLOCK_ROWS)
      return (rows) => {
        for (let row = 0; row < rows.length; row++) codes[row] = codeOf(rows, row)
        return codes
      }
    },
  }
}

const named = (things: readonly { readonly name: string }[]): readonly string[] => [
  "",
  ...things.map(({ name }) => name),
]

/** Columns of the events of a run, as `events-view.ts` expects them: names are words, and 0 or no word stands for none. */
export function eventColumns({ models }: Run): readonly EventColumn[] {
  const { plan } = models[0]
  const wordOf = (of: Words, number: (rows: Rows, row: number) => number) => (rows: Rows, row: number) =>
    of.code(rows.events.type[row], number(rows, row))
  const subjects = subjectWords(plan)
  const values = valueWords(plan)
  return [
    {
      name: "number",
      type: UINTEGER,
      reader: () => {
        const numbers = new Uint32Array(BLOCK_ROWS)
        return ({ first, length }) => {
          for (let row = 0; row < length; row++) numbers[row] = first + row
          return numbers
        }
      },
    },
    asItIs("seconds", DOUBLE, ({ events }) => events.time),
    ofWords(
      "type",
      Array.from(eventNames, (name, type) => name ?? `(${type})`),
      ({ events }, row) => events.type[row],
    ),
    ofWords("office", named(plan.offices), ({ events }, row) => events.office[row] + 1),
    asItIs("citizen", INTEGER, ({ citizen }) => citizen),
    ofWords("class", named(plan.classes), (rows, row) => rows.class[row]),
    ofWords("step", named(plan.steps), ({ step }, row) => step[row]),
    asItIs("subject", INTEGER, ({ events }) => events.subject),
    ofWords(
      "subject_name",
      subjects.words,
      wordOf(subjects, ({ events }, row) => events.subject[row]),
    ),
    asItIs("value", DOUBLE, ({ events }) => events.value),
    ofWords(
      "value_name",
      values.words,
      wordOf(values, ({ events }, row) => events.value[row]),
    ),
    asItIs("hidden", DOUBLE, ({ events }) => events.hidden),
    asItIs("cause", UINTEGER, ({ events }) => events.cause),
  ]
}
