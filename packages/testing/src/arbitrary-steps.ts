import * as fc from "fast-check"
import { join, list, oneOf, says, sometimes } from "./written.ts"

/* Services of one to four steps with everything that a step can say, as text. What is not legal together is not said together. */

const laws = [
  "{ exponential: 8 min }",
  "{ exponential: 40 min }",
  "10 min",
  "30 min",
  "1 h",
  "{ exponential: 90 min }",
  "0 min",
  "{ uniform: 2 to 10 min }",
  "{ lognormal: { mean: 12 min, cv: 1.2 } }",
  "{ erlang: { mean: 9 min, phases: 3 } }",
]
const stays = ["resume", "repeat", "redraw"]
const moves = stays.flatMap((work) => [`${work} at head`, `${work} at tail`])
const laterVisit = [
  "1 working day",
  "{ uniform: 1 to 2 working days }",
  "{ exponential: 4 h }",
  "{ mixture: [{ share: 50 %, of: 1 working day }, { share: 50 %, of: 5 h }] }",
]

/** What is at hand for the steps of a service. */
export interface Around {
  /** The class that wants it before all others, and all classes. */
  readonly name: string
  readonly classes: readonly string[]
  readonly dependencies: readonly string[]
  /** The resource of its counter; undefined: room for everyone. */
  readonly kit: string | undefined
  /** Whether a service may take more than one unit, or units of more than one resource. */
  readonly many: boolean
  /** A class that comes first everywhere. */
  readonly favoured: string | undefined
}

/** The steps of a service, in order. */
export const arbitrarySteps = (around: Around): fc.Arbitrary<string> =>
  fc
    .tuple(
      counter(around, `step-${around.name}`, ""),
      fc.option(
        fc.oneof(
          { weight: 3, arbitrary: counter(around, `check-${around.name}`, "") },
          fc.constantFrom(...laterVisit).chain((comes) => counter(around, `check-${around.name}`, `comes: ${comes}`)),
        ),
        { freq: 3, nil: undefined },
      ),
      fc.option(backOffice(around), { freq: 2, nil: undefined }),
      fc.option(collect(around), { freq: 2, nil: undefined }),
      fc.array(fc.record({ exit: exit(), to: fc.nat({ max: 3 }) }), { minLength: 4, maxLength: 4 }),
    )
    .map(([first, second, third, fourth, exits]) => {
      // Whoever has a job in the back office has gone, and comes again only for a step that says so.
      const steps = [first, second, third, third === undefined ? undefined : fourth].filter(
        (each) => each !== undefined,
      )
      const names = steps.map((step) => /step: ([a-z-]+)/.exec(step)![1])
      return list(
        steps.map((step, s) => {
          const to = exits[s].to % names.length
          const isVisit = step.includes("back office") && !/back office|comes/.test(steps[to])
          const then = exits[s].exit(names[to], names[s], step.includes("back office"), isVisit)
          return `{ ${says(step, then)} }`
        }),
      )
    })

/** What follows now and then instead of the next step: the way to another step, or out. */
const exit = () =>
  fc.constantFrom<(to: string, own: string, isJob: boolean, isVisit: boolean) => string>(
    () => "",
    () => "",
    () => "",
    (_, own) => `then: { ${own}: { share: 20 %, at: head } }`,
    (to, _, isJob, isVisit) =>
      `then: { ${to}: { share: 20 %, ${isVisit ? "after: 1 working day" : "at: tail"} }${isJob ? "" : ", leave: 10 %"} }`,
    (to) => `then: { ${to}: { share: 30 %, after: 1 working day } }`,
    (_, own, isJob) => (isJob ? `then: { ${own}: 30 % }` : "then: { leave: 30 % }"),
  )

/** How long it takes, perhaps not the same for every class. */
const takes = (classes: readonly string[], ...more: readonly string[]): fc.Arbitrary<string> => {
  const law = oneOf(...laws, ...more)
  return fc.oneof(
    { weight: 4, arbitrary: law.map((each) => `takes: ${each}`) },
    fc.tuple(fc.constantFrom(...classes), law, law).map(([name, a, b]) => `takes: { ${name}: ${a}, else: ${b} }`),
  )
}

/** What is taken from stock. */
const uses = sometimes(
  30,
  "uses: { form: { amount: 1, spoiled: 20 % } }",
  "uses: { form: 2 }",
  "uses: { card: { amount: 1, spoiled: 10 % } }",
  "uses: { form: 1, card: { amount: 1, spoiled: 30 % } }",
)

/** What is needed all the time, or to start. */
const needed = (dependencies: readonly string[]) =>
  fc
    .tuple(fc.oneof(fc.constant(dependencies), fc.subarray([...dependencies])), fc.subarray([...dependencies]))
    .map(([needs, toStart]) => {
      const only = toStart.filter((each) => !needs.includes(each))
      return {
        needs,
        text: says(
          needs.length > 0 ? `needs: ${list(needs)}` : "",
          only.length > 0 ? `needs_to_start: ${list(only)}` : "",
        ),
      }
    })

function counter(
  { name, classes, dependencies, kit, many, favoured }: Around,
  step: string,
  comes: string,
): fc.Arbitrary<string> {
  const onWork = kit === undefined ? stays : [...stays, ...moves, "leave"]
  const closing = fc.constantFrom<"leave" | "stay" | "serve">("leave", "leave", "stay", "serve")
  const others = classes.filter((each) => each !== name)
  const all = (...names: readonly string[]) => [...new Set([favoured ?? names[0], ...names])].join(", ")
  const order = fc.constantFrom(
    ...(favoured === undefined ? ["", ""] : [`first: [${favoured}]`]),
    ...(kit === undefined ? [] : [`first: [${all(name)}]`, `first: [${all(name)}], preempt: true`]),
    ...(kit === undefined || others.length === 0 ? [] : [`first: [${all(others[0], name)}], preempt: true`]),
  )
  return fc.tuple(closing, order, needed(dependencies)).chain(([atClosing, first, { needs, text }]) =>
    join(
      fc.constant(`step: ${step}`),
      fc.constant(comes),
      kit === undefined
        ? fc.constant("")
        : oneOf(`with: ${kit}`, ...(many ? [`with: { ${kit}: 2 }`, `with: { ${kit}: 1, machine: 1 }`] : [])),
      takes(classes, "0.5 working days"),
      fc.constant(text),
      rules([
        ...needs.map((need) => rule(need, ["finish", ...onWork])),
        rule("break", ["finish", ...onWork]),
        rule("closing", [
          "finish",
          ...(atClosing === "stay" ? stays : []),
          ...(kit === undefined ? [] : [...moves, "leave"]),
        ]),
        ...(kit === undefined ? [] : [rule("breakdown", onWork), rule("shift", ["finish", ...onWork])]),
        ...(first.includes("preempt") ? [rule("preempted", [...moves, "leave"])] : []),
      ]),
      sometimes(40, "waiting_room: 0", "waiting_room: 2", "waiting_room: 5").map(
        (room) => `queue: { ${says(`at_closing: ${atClosing}`, first, room)} }`,
      ),
      sometimes(20, "limit: 4 / working day"),
      uses,
    ),
  )
}

const rules = (parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  join(...parts).map((text) => (text === "" ? "" : `when: { ${text} }`))

const rule = (cause: string, legal: readonly string[]): fc.Arbitrary<string> =>
  fc
    .option(fc.constantFrom(...legal), { freq: 4, nil: undefined })
    .map((each) => (each === undefined ? "" : `${cause}: ${each}`))

function backOffice({ name, classes, dependencies, kit, many, favoured }: Around): fc.Arbitrary<string> {
  const withs = ["", "with: machine", "with: machine", ...(kit === undefined ? [] : [`with: ${kit}`])]
  return fc
    .tuple(oneOf(...withs, ...(many ? ["with: { machine: 2 }"] : [])), needed(dependencies))
    .chain(([units, { text }]) =>
      join(
        fc.constant(`step: print-${name}`),
        fc.constant("where: back office"),
        fc.constant(units),
        takes(classes, "3 min", "{ lognormal: { mean: 1 working day, cv: 1 } }", "1 working day"),
        fc.constant(text),
        rules([
          rule("failure", ["finish", ...stays, ...(units === "" ? [] : moves)]),
          rule("break", ["finish", ...stays, ...(units === "" ? [] : moves)]),
          rule("closing", ["finish", ...stays, ...(units === "" ? [] : moves)]),
          ...(units === ""
            ? []
            : [rule("breakdown", [...stays, ...moves]), rule("shift", ["finish", ...stays, ...moves])]),
        ]),
        sometimes(
          50,
          "batch: { size: 3, at_most: 2 h }",
          "batch: { size: 2 }",
          "batch: { size: 3, at_most: 1 working day }",
        ),
        uses,
        sometimes(15, "limit: 3 / working day"),
        favoured === undefined
          ? sometimes(15, `queue: { first: [${name}] }`)
          : fc.constant(`queue: { first: [${favoured}] }`),
      ),
    )
}

const collect = ({ name, classes, kit }: Around): fc.Arbitrary<string> =>
  join(
    fc.constant(`step: collect-${name}`),
    fc.constantFrom(...laterVisit).map((comes) => `comes: ${comes}`),
    fc.constant(kit === undefined ? "" : `with: ${kit}`),
    takes(classes),
  )
