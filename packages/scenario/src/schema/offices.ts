import * as Schema from "effect/Schema"
import { Hours } from "../hours.ts"
import { DelayLaw } from "../law.ts"
import * as L from "../leaves.ts"
import { described, recordOf } from "../read.ts"
import { Citizens } from "./citizens.ts"
import { Dependency } from "./dependencies.ts"
import { evidence } from "./evidence.ts"
import { Resource } from "./resources.ts"
import { Stock } from "./stocks.ts"

const optional = Schema.optionalKey

export const Region = described(
  Schema.Struct({
    title: optional(L.Title),
    in: optional(L.Name),
    zone: optional(L.ZoneName),
    copies: optional(L.PositiveCount),
  }),
  "region",
)

/** Jobs that wait at a step when the run begins. */
const InitialBacklog = described(
  Schema.Struct({ jobs: L.Count, age: optional(DelayLaw), dead: optional(L.Share), ...evidence }),
  "initial backlog",
)

/** What an office says of a resource, a dependency, a stock or a class stands here merged over what holds for all. */
export const Office = described(
  Schema.Struct({
    title: optional(L.Title),
    copies: optional(L.PositiveCount),
    table: optional(L.TableName),
    region: optional(L.nameOf("regions", "a region")),
    hours: optional(Hours),
    resources: optional(recordOf(L.nameOf("resources", "a resource"), Resource)),
    dependencies: optional(recordOf(L.nameOf("dependencies", "a dependency"), Dependency)),
    stocks: optional(recordOf(L.nameOf("stocks", "a stock"), Stock)),
    citizens: optional(recordOf(L.nameOf("citizens", "a class of citizens"), Citizens)),
    at_start: optional(recordOf(L.nameOf("steps", "a step"), InitialBacklog)),
  }),
  "office",
)
