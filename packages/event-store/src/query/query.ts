import type { DuckDBConnection, DuckDBPreparedStatement, DuckDBResult } from "@duckdb/node-api"
import { StatementType } from "@duckdb/node-api"
import { openDatabase, type Options } from "../database/open-database.ts"
import type { Run } from "../rows/run.ts"
import { isNumeric, type Plain, plain } from "./plain.ts"

/** What an SQL statement gives. */
export interface Answer {
  readonly columns: readonly { readonly name: string; readonly isNumeric: boolean }[]
  /** Row by row, in parts. */
  readonly rows: AsyncIterable<readonly (readonly Plain[])[]>
}

/** SQL that cannot be carried out: the message is DuckDB's, or says why it is refused. */
export class BadQuery extends Error {
  override name = "BadQuery"
}

/**
 * Asks recorded runs, by one SQL statement that reads the view `events`, and hands the answer to `use`.
 *
 * Nothing but reading is possible: no file, no extension, no setting, and no second statement.
 * Errors: BadQuery; BadLog for a log that turns out to be damaged; the signal's reason.
 */
export async function query<A>(
  runs: readonly Run[],
  sql: string,
  use: (answer: Answer) => Promise<A>,
  { signal, progress }: Options = {},
): Promise<A> {
  const database = await openDatabase(runs, { progress, locked: true })
  const { connection } = database
  const stop = () => connection.interrupt()
  signal?.addEventListener("abort", stop)
  const told = <B>(work: Promise<B>): Promise<B> =>
    work.catch((error: unknown) => {
      signal?.throwIfAborted()
      const failure = database.failure()
      if (failure !== null) throw failure
      if (error instanceof BadQuery) throw error
      throw new BadQuery(error instanceof Error ? error.message : String(error))
    })
  try {
    signal?.throwIfAborted()
    const result = await told(reading(connection, sql).then((statement) => statement.stream()))
    return await use({
      columns: result
        .deduplicatedColumnNames()
        .map((name, at) => ({ name, isNumeric: isNumeric(result.columnTypeId(at)) })),
      rows: parts(result, told),
    })
  } finally {
    signal?.removeEventListener("abort", stop)
    database.close()
  }
}

/** The one statement of the text, if it only reads. */
async function reading(connection: DuckDBConnection, sql: string): Promise<DuckDBPreparedStatement> {
  const statements = await connection.extractStatements(sql).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : ""
    const [, reason = "there is no statement in it"] = /^Failed to extract statements: ([^]*)$/.exec(message) ?? []
    throw new BadQuery(reason)
  })
  if (statements.count !== 1) throw new BadQuery(`one statement is asked for, and these are ${statements.count}`)
  const statement = await statements.prepare(0)
  const { statementType } = statement
  if (statementType !== StatementType.SELECT)
    throw new BadQuery(
      `${StatementType[statementType]} is refused: a query reads, with SELECT, FROM, WITH, DESCRIBE or SUMMARIZE`,
    )
  if (statement.parameterCount > 0) throw new BadQuery("a query has no parameters: write what ? and $ stand for")
  return statement
}

async function* parts(
  result: DuckDBResult,
  told: <B>(work: Promise<B>) => Promise<B>,
): AsyncGenerator<readonly (readonly Plain[])[], void, undefined> {
  for (;;) {
    const chunk = await told(result.fetchChunk())
    if (chunk === null || chunk.rowCount === 0) return
    yield chunk.getRows().map((row) => row.map(plain))
  }
}
