import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Cause from "effect/Cause"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import * as SchemaGetter from "effect/SchemaGetter"
import * as SchemaIssue from "effect/SchemaIssue"
import { wrong, right, type Parsed } from "./parsed.ts"

/** What the reader and the JSON Schema know of a text with a meaning, beside its Effect schema. */
export interface LeafNotes {
  /** Regular expression, for editors. */
  readonly pattern: string | null
  /** What would be accepted, said after what is wrong. */
  readonly accepted: string
  /** Where a doubt may follow in brackets: the number by which values are compared. */
  readonly order: ((value: never) => number) | null
  /** The section of the file whose names are meant. */
  readonly names: Section | null
}

/** Parts of a file whose entries have names. */
export type Section =
  | "regions"
  | "offices"
  | "resources"
  | "dependencies"
  | "stocks"
  | "services"
  | "steps"
  | "citizens"
  | "people"
  | "purposes"
  | "promises"
  | "sources"
  | "figures"
  /** What a check may take away: dependencies, stocks and resources. */
  | "causes"
  /** What may follow a step: steps, and `leave`. */
  | "exits"
  | "columns"

const leafKey = "tangguh/leaf"
/** Annotation that holds the regular expression of a text, for editors only: the parser says better what is wrong. */
export const patternKey = "tangguhPattern"
/** Annotation that holds the JSON Schema of what Effect's cannot say: texts from a list, and maps whose keys have a grammar. */
export const jsonKey = "tangguhJson"

/** Annotation that marks a quantity, which may be another in each office. */
export const quantityKey = "tangguhQuantity"

/** What was noted about a leaf; null for any other schema. */
export const leafNotes = (schema: Schema.Top): LeafNotes | null =>
  (Schema.resolveAnnotations(schema)?.[leafKey] as LeafNotes | undefined) ?? null

interface LeafOptions<A> {
  readonly title: string
  readonly accepted: string
  readonly examples: readonly string[]
  /** For editors; the parser decides. Without anchors. Null: any text. */
  readonly pattern: string | null
  /** The only texts there are, for editors. */
  readonly words?: readonly string[]
  readonly parse: (text: string) => Parsed<A>
  readonly order?: (value: A) => number
  readonly names?: Section
  /** Bare numbers are possible too. */
  readonly number?: boolean
  readonly boolean?: boolean
}

const reference = "\\$[a-z][a-z0-9-]*"
const accept = "\n"

/** A schema of a text with a meaning, such as `9.5 min`: it decodes to what the text means. */
export const leaf = <A>(options: LeafOptions<A>) => {
  const doubt = options.order === undefined ? "" : "( \\(.+ to .+\\))?"
  const pattern = options.pattern === null ? null : `^(${reference}|(${options.pattern})${doubt})$`
  const text = Schema.String.annotate({
    description: options.title,
    ...(options.examples.length === 0 ? {} : { examples: [...options.examples] }),
    ...(pattern === null ? {} : { [patternKey]: pattern }),
    ...(options.order === undefined ? {} : { [quantityKey]: true }),
    ...(options.words === undefined
      ? {}
      : {
          [jsonKey]: {
            description: options.title,
            anyOf: [{ enum: [...options.words] }, { type: "string", pattern: `^${reference}$` }],
          },
        }),
  })
  const written =
    options.number === true
      ? Schema.Union([Schema.Finite, text])
      : options.boolean === true
        ? Schema.Union([Schema.Boolean, text])
        : text
  const notes: LeafNotes = {
    pattern,
    accepted: options.accepted,
    order: (options.order as LeafNotes["order"]) ?? null,
    names: options.names ?? null,
  }
  return Schema.Unknown.pipe(
    Schema.encodeTo(written, {
      decode: SchemaGetter.transformEffect((value: unknown) => {
        const parsed = options.parse(String(value))
        return parsed.ok
          ? Effect.succeed(parsed.value as unknown)
          : Effect.fail(
              new SchemaIssue.InvalidValue({
                message: `${parsed.wrong}${accept}${parsed.accepted ?? options.accepted}`,
              }),
            )
      }),
      encode: SchemaGetter.transform((value: unknown) => String(value)),
    }),
    (schema) => schema.annotate({ [leafKey]: notes }),
  ) as unknown as Schema.Codec<A, string>
}

const formatter = SchemaIssue.makeFormatterStandardSchemaV1()
const parsers = new WeakMap<object, (text: string) => Exit.Exit<unknown, Schema.SchemaError>>()

/** Decodes a text by its leaf schema. */
export const decodeLeaf = (schema: Schema.Top, text: string): Parsed<unknown> => {
  let parse = parsers.get(schema)
  if (parse === undefined) {
    parse = Schema.decodeUnknownExit(schema as Schema.Codec<unknown, string>)
    parsers.set(schema, parse)
  }
  const exit = parse(text)
  if (Exit.isSuccess(exit)) return right(exit.value)
  const error = Option.getOrUndefined(Cause.findErrorOption(exit.cause))
  const message =
    error === undefined ? "this cannot be read" : (formatter(error.issue).issues[0]?.message ?? "this cannot be read")
  const [said, accepted] = message.split(accept)
  return wrong(said!, accepted ?? null)
}
