import * as Schema from "effect/Schema"
import { CountLaw, DelayLaw, ShareLaw } from "../law.ts"
import * as L from "../leaves.ts"
import { described } from "../read.ts"
import { Failure } from "./dependencies.ts"
import { evidence } from "./evidence.ts"

const optional = Schema.optionalKey

const Reorder = described(
  Schema.Struct({
    review: optional(Schema.Union([L.word(["continuous"]), L.PositiveDuration])),
    at: L.Count,
    up_to: optional(L.PositiveCount),
    amount: optional(L.PositiveCount),
    lead_time: DelayLaw,
    filled: optional(ShareLaw),
    supplier_out: optional(described(Schema.Union([...Failure.members, Schema.Array(Failure)]), "failure")),
    ...evidence,
  }),
  "reorder",
)

/** What comes unasked: once, or again and again. */
const Delivery = described(
  Schema.Union([
    Schema.Struct({ at: L.Instant, amount: CountLaw, ...evidence }),
    Schema.Struct({ every: DelayLaw, amount: CountLaw, ...evidence }),
  ]),
  "delivery",
)

export const Stock = described(
  Schema.Union([
    L.Count,
    described(
      Schema.Struct({
        on_hand: optional(L.Count),
        title: optional(L.Title),
        scope: optional(L.word(["office", "region", "nation"])),
        if_empty: optional(L.word(["wait", "lose"])),
        reorder: optional(Reorder),
        deliveries: optional(Schema.Array(Delivery)),
        reserve: optional(
          described(
            Schema.Struct({ below: L.PositiveCount, for: Schema.Array(L.nameOf("citizens", "a class of citizens")) }),
            "reserve",
          ),
        ),
      }),
      "stock",
    ),
  ]),
  "stock",
)
