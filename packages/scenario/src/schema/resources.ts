import * as Schema from "effect/Schema"
import * as L from "../leaves.ts"
import { described } from "../read.ts"

const optional = Schema.optionalKey

export const Resource = described(
  Schema.Union([
    L.Count,
    described(Schema.Struct({ count: optional(L.Count), title: optional(L.Title) }), "resource", [
      "limit",
      "absent",
      "shifts",
      "fails",
      "scope",
      "like",
      "across",
    ]),
  ]),
  "resource",
)
