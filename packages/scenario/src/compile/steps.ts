import type { Delay, Exit, Step } from "@tangguh/plan"
import { lawAt, titleOf, type Compiling } from "../compiling.ts"
import { delayLaw, type DelayLaw } from "../law.ts"
import type { Path } from "../problem.ts"
import type { Step as StepSchema } from "../schema/services.ts"
import { compileRules } from "./interruptions.ts"

type Written = (typeof StepSchema)["Type"]

/** What a step refers to, by index. */
export interface StepContext {
  readonly resources: readonly string[]
  readonly dependencies: readonly string[]
  readonly stocks: readonly string[]
  /** Classes of the file, and after them those of initial backlogs. */
  readonly classes: readonly string[]
  /** Index of the service, the names of all steps of the file, and the indices of those of the service. */
  readonly service: number
  readonly steps: readonly string[]
  readonly own: readonly number[]
}

const nothing: Delay = { law: { kind: "constant", value: 0 }, unit: "seconds" }

const delayAt = (compiling: Compiling, path: Path, written: (typeof DelayLaw)["Type"]): Delay =>
  lawAt(compiling, path, delayLaw(written)) ?? nothing

/** Indices of names that stand in a list, each once. */
const indicesOf = (
  compiling: Compiling,
  path: Path,
  names: readonly string[] | undefined,
  all: readonly string[],
  what: string,
): readonly number[] => {
  if (names === undefined) return []
  if (new Set(names).size < names.length)
    compiling.problem(path, `${what} stands here twice`, `each ${what.slice(2)} once`)
  return names.map((name) => all.indexOf(name))
}

const compileExits = (
  compiling: Compiling,
  path: Path,
  written: Written,
  { steps, own }: StepContext,
  index: number,
): readonly Exit[] => {
  const exits = Object.entries(written.then ?? {}).map(([name, said]): Exit => {
    const at = [...path, name]
    const {
      share,
      at: place,
      after,
    } = typeof said === "number" ? { share: said, at: undefined, after: undefined } : said
    const to = name === "leave" ? -1 : steps.indexOf(name)
    if (to >= 0 && !own.includes(to))
      compiling.problem(
        at,
        `${name} is a step of another service`,
        `leave, or one of ${own.map((step) => steps[step]!).join(", ")}`,
      )
    if (to < 0 && (place !== undefined || after !== undefined))
      compiling.problem(at, "who leaves goes to no queue", "leave: with its share alone")
    if (place !== undefined && after !== undefined)
      compiling.problem([...at, "at"], "a new visit joins the queue when it comes", "at or after")
    if (to === index && share === 1 && after === undefined)
      compiling.problem(at, "everyone would do this step again, without end", "a share below 100 %")
    return {
      share,
      to,
      at: place ?? "tail",
      after: after === undefined ? null : delayAt(compiling, [...at, "after"], after),
    }
  })
  const total = exits.reduce((sum, { share }) => sum + share, 0)
  if (total > 1 + 1e-9)
    compiling.problem(
      path,
      `the shares add up to ${Number((total * 100).toPrecision(10))} %`,
      "shares of at most 100 % together: the others go on",
    )
  return exits
}

/** A step, and the classes that come first there. */
export const compileStep = (
  compiling: Compiling,
  path: Path,
  written: Written,
  context: StepContext,
): { readonly step: Step; readonly first: readonly number[] } => {
  const { resources, dependencies, stocks, classes } = context
  const { queue = {} } = written
  const index = context.steps.indexOf(written.step)
  const where = written.where ?? "counter"
  const atClosing = queue.at_closing ?? (where === "counter" ? "leave" : "stay")
  if (queue.at_closing === undefined && where === "counter" && compiling.file.hours?.kind !== "always")
    compiling.assume([...path, "queue", "at_closing"], "leave")
  const units =
    written.with === undefined
      ? []
      : typeof written.with === "string"
        ? [[written.with, 1] as const]
        : Object.entries(written.with)
  const first = indicesOf(compiling, [...path, "queue", "first"], queue.first, classes, "a class")
  const placed = {
    where,
    with: units.map(([name, count]) => ({ resource: resources.indexOf(name), units: count })),
    preempts: queue.preempt ?? false,
    atClosing,
    needs: [...indicesOf(compiling, [...path, "needs"], written.needs, dependencies, "a dependency")].sort(
      (a, b) => a - b,
    ),
  } as const
  checkPlace(compiling, path, written, placed, index === context.own[0])
  const takes = delayAt(compiling, [...path, "takes"], written.takes.everyone)
  const takesOf = classes.map((name): Delay | null => {
    const own = written.takes.classes.get(name)
    return own === undefined ? null : delayAt(compiling, [...path, "takes", name], own)
  })
  const step: Step = {
    name: written.step,
    title: titleOf(written.title, written.step),
    service: context.service,
    ...placed,
    takes,
    takesOf: written.takes.classes.size === 0 ? null : takesOf,
    needsToStart: indicesOf(
      compiling,
      [...path, "needs_to_start"],
      written.needs_to_start,
      dependencies,
      "a dependency",
    ),
    ...compileRules(compiling, [...path, "when"], written.when, placed, dependencies),
    waitingRoom: queue.waiting_room ?? Number.POSITIVE_INFINITY,
    uses: Object.entries(written.uses ?? {}).map(([name, use]) => ({
      stock: stocks.indexOf(name),
      amount: typeof use === "number" ? use : (use.amount ?? 1),
      spoiled: typeof use === "number" ? 0 : (use.spoiled ?? 0),
    })),
    batch:
      written.batch === undefined
        ? null
        : {
            size: written.batch.size,
            atMost:
              written.batch.at_most === undefined
                ? null
                : delayAt(compiling, [...path, "batch", "at_most"], written.batch.at_most),
          },
    limit: written.limit ?? Number.POSITIVE_INFINITY,
    comes: written.comes === undefined ? null : delayAt(compiling, [...path, "comes"], written.comes),
    exits: compileExits(compiling, [...path, "then"], written, context, index),
    backlog: titleOf(written.backlog, written.step),
  }
  return { step, first }
}

/** What belongs to counters only, to back offices only, or to steps that have something else. */
const checkPlace = (
  compiling: Compiling,
  path: Path,
  written: Written,
  { where, atClosing }: Pick<Step, "where" | "atClosing">,
  isFirst: boolean,
): void => {
  const { queue = {} } = written
  const refuse = (at: Path, message: string, accepted: string): void =>
    compiling.problem([...path, ...at], message, accepted)
  if (written.step === "leave") refuse(["step"], "“leave” is what people do", "another name for the step")
  if (where === "back office") {
    if (queue.waiting_room !== undefined)
      refuse(["queue", "waiting_room"], "jobs need no waiting room", "where: counter, or leave it out")
    if (atClosing !== "stay") refuse(["queue", "at_closing"], `jobs do not ${atClosing} at closing time`, "stay")
    if (written.comes !== undefined)
      refuse(["comes"], "nobody comes to a back office", "where: counter, or leave “comes” out")
  } else if (written.batch !== undefined)
    refuse(["batch"], "people at a counter are not gathered into batches", "where: back office")
  if (written.comes !== undefined && isFirst)
    refuse(["comes"], "before the first step there is nothing to come after", "arrive, under citizens")
  if (queue.preempt === true) {
    if (queue.first === undefined || queue.first.length === 0)
      refuse(["queue", "preempt"], "nobody comes first here", "first: [elderly]")
    if (written.with === undefined)
      refuse(["queue", "preempt"], "a step without a resource has no counter to take", "with: a resource")
  }
  const both = (written.needs_to_start ?? []).find((name) => written.needs?.includes(name))
  if (both !== undefined)
    refuse(["needs_to_start"], `${both} is needed all the time, so at the start too`, "needs or needs_to_start")
}
