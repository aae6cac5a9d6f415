import * as Schema from "effect/Schema"
import { DelayLaw } from "../law.ts"
import * as L from "../leaves.ts"
import { described, recordOf } from "../read.ts"
import { Takes } from "../takes.ts"
import { When } from "../when.ts"

const optional = Schema.optionalKey

const resource = L.nameOf("resources", "a resource")
const dependencies = optional(Schema.Array(L.nameOf("dependencies", "a dependency")))

const Queue = described(
  Schema.Struct({
    order: optional(L.word(["fifo"])),
    first: optional(Schema.Array(L.nameOf("citizens", "a class of citizens"))),
    preempt: optional(L.Flag),
    waiting_room: optional(L.Count),
    at_closing: optional(L.word(["leave", "stay", "serve"])),
  }),
  "queue",
)

/** What may follow instead of the next step. */
const Exit = described(
  Schema.Union([
    L.Share,
    Schema.Struct({ share: L.Share, at: optional(L.word(["head", "tail"])), after: optional(DelayLaw) }),
  ]),
  "exit",
)

const Use = described(
  Schema.Union([L.PositiveCount, Schema.Struct({ amount: optional(L.PositiveCount), spoiled: optional(L.Share) })]),
  "use",
)

export const Step = described(
  Schema.Struct({
    step: L.Name,
    title: optional(L.Title),
    where: optional(L.word(["counter", "back office"])),
    with: optional(Schema.Union([resource, recordOf(resource, L.PositiveCount)])),
    takes: Takes,
    needs: dependencies,
    needs_to_start: dependencies,
    when: optional(When),
    queue: optional(Queue),
    // oxlint-disable-next-line unicorn/no-thenable -- a word of the format; what stands there is never a function
    then: optional(recordOf(L.nameOf("exits", "a step"), Exit)),
    uses: optional(recordOf(L.nameOf("stocks", "a stock"), Use)),
    batch: optional(described(Schema.Struct({ size: L.PositiveCount, at_most: optional(DelayLaw) }), "batch")),
    comes: optional(DelayLaw),
    limit: optional(L.DailyLimit),
    backlog: optional(L.Title),
  }),
  "step",
)

export const Service = described(Schema.Struct({ title: optional(L.Title), steps: Schema.Array(Step) }), "service")
