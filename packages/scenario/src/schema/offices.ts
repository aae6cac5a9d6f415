import * as Schema from "effect/Schema"
import { Hours } from "../hours.ts"
import * as L from "../leaves.ts"
import { custom, described, failed, recordOf } from "../read.ts"
import { ArriveHere } from "./citizens.ts"
import { Resource } from "./resources.ts"

const optional = Schema.optionalKey

/** Copies are not supported yet; far too many are refused for being too many. */
const Copies = custom<never>(
  (node, path, reading) => {
    const count = node.kind === "text" ? Number(node.text.replaceAll("_", "")) : 0
    if (count > 100_000) reading.problem(node.place, path, `${count} offices`, "at most 100,000")
    else reading.problem(node.place, path, "“copies” is not supported yet", "leave it out, and name each office")
    return failed
  },
  { not: {} },
)

export const Office = described(
  Schema.Struct({
    copies: optional(Copies),
    title: optional(L.Title),
    region: optional(L.nameOf("regions", "a region")),
    hours: optional(Hours),
    resources: optional(recordOf(L.nameOf("resources", "a resource"), Resource)),
    citizens: optional(
      recordOf(
        L.nameOf("citizens", "a class of citizens"),
        described(Schema.Struct({ arrive: optional(ArriveHere) }), "class of citizens", [
          "title",
          "wants",
          "patience",
          "patience_when_told",
          "returns",
          "balks",
          "purposes",
          "like",
        ]),
      ),
    ),
  }),
  "office",
  ["table", "like", "at_start", "dependencies", "stocks"],
)
