import * as Schema from "effect/Schema"
import * as L from "../leaves.ts"
import { Anything, described } from "../read.ts"

const optional = Schema.optionalKey

/** Where a statement comes from; it may stand beside many things. */
export const evidence = {
  source: optional(L.nameOf("sources", "a source")),
  quote: optional(L.Text),
  because: optional(L.Text),
}

export const Source = described(
  Schema.Struct({
    title: L.Title,
    date: optional(L.LocalDate),
    file: optional(L.Text),
    note: optional(L.Text),
    url: optional(L.Text),
  }),
  "source",
)

const figure = {
  value: Anything,
  range: optional(L.Text),
  choices: optional(Schema.Array(Anything)),
  drawn: optional(L.word(["uniform", "triangular"])),
  ...evidence,
}

export const Figure = described(Schema.Struct(figure), "figure")
