import * as Schema from "effect/Schema"
import { DurationLaw } from "../law.ts"
import * as L from "../leaves.ts"
import { described, recordOf } from "../read.ts"
import { When } from "../when.ts"

const optional = Schema.optionalKey

export const Step = described(
  Schema.Struct({
    step: L.Name,
    title: optional(L.Title),
    where: optional(L.word(["counter"], ["back office"])),
    with: optional(
      Schema.Union([L.nameOf("resources", "a resource"), recordOf(L.nameOf("resources", "a resource"), L.Count)]),
    ),
    takes: DurationLaw,
    needs: optional(Schema.Array(L.nameOf("dependencies", "a dependency"))),
    when: optional(When),
    queue: optional(
      described(
        Schema.Struct({
          order: optional(L.word(["fifo"], ["lifo", "random", "siro"])),
          at_closing: optional(L.word(["leave", "stay"], ["serve"])),
        }),
        "queue",
        ["first", "preempt", "waiting_room"],
      ),
    ),
    backlog: optional(L.Title),
  }),
  "step",
  ["needs_to_start", "then", "uses", "batch", "comes", "limit"],
)

export const Service = described(Schema.Struct({ title: optional(L.Title), steps: Schema.Array(Step) }), "service")
