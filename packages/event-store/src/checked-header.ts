import * as Schema from "effect/Schema"
import type { End, FileHeader } from "@tangguh/event-log/file"

const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))
const Names = Schema.Array(Schema.String)
const Texts = Schema.Record(Schema.String, Schema.String)
const Told = { file: Schema.String, text: Schema.String }

/** What the file of a log says before its events, as somebody may have written it. */
const Header = Schema.Struct({
  format: Count,
  schema: Count.check(Schema.isGreaterThanOrEqualTo(1)),
  scenario: Schema.String,
  plan: Schema.String,
  seed: Schema.String,
  replication: Count,
  policies: Names,
  forks: Schema.Array(Schema.Struct({ after: Count, policies: Names, future: Schema.NullOr(Schema.String) })),
  versions: Texts,
  units: Schema.Struct({ time: Schema.Literal("seconds"), start: Schema.String, zone: Schema.String }),
  origin: Schema.Struct({
    ...Told,
    beside: Texts,
    data: Schema.Record(Schema.String, Schema.Struct(Told)),
    warmUp: Schema.Finite,
    asked: Names.check(Schema.isMinLength(1)),
  }),
})

const isHeader = Schema.is(Header)

/** Whether this is a header that we write: all is there, and what was asked for at first and at each fork. */
export const isFileHeader = (value: unknown): value is FileHeader =>
  isHeader(value) &&
  value.origin.asked.length === value.forks.length + 1 &&
  value.forks.every(({ future }) => isKey(future))

const isFuture = Schema.is(Schema.Tuple([Schema.Finite, Schema.String, Count, Schema.Boolean]))

/** Whether a fork goes on in the same world, or says which future of it. */
function isKey(future: string | null): boolean {
  try {
    return future === null || isFuture(JSON.parse(future))
  } catch {
    return false
  }
}

/** Whether this is an end that we write. */
export const isEnd: (value: unknown) => value is End = Schema.is(
  Schema.Struct({ hash: Schema.String, events: Count, blocks: Count, state: Schema.String }),
)
