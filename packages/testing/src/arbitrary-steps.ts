import * as fc from "fast-check"

/* Services of one to four steps with everything that a step can say, as text. What is not legal together is not said together. */

const laws = [
  "{ exponential: 8 min }",
  "{ exponential: 40 min }",
  "10 min",
  "30 min",
  "{ uniform: 2 to 10 min }",
  "{ lognormal: { mean: 12 min, cv: 1.2 } }",
  "{ erlang: { mean: 9 min, phases: 3 } }",
]
const stays = ["resume", "repeat", "redraw"]
const moves = stays.flatMap((work) => [`${work} at head`, `${work} at tail`])

/** What is at hand for the steps of a service. */
export interface Around {
  /** The class that wants it, and all classes. */
  readonly name: string
  readonly classes: readonly string[]
  readonly dependencies: readonly string[]
  /** The resource of its counter; undefined: room for everyone. */
  readonly kit: string | undefined
}

const list = (items: readonly string[]): string => `[${items.join(", ")}]`
const some = (chance: number, text: string): fc.Arbitrary<string> =>
  fc.integer({ min: 1, max: 100 }).map((draw) => (draw <= chance ? text : ""))
const join = (...parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts).map((texts) => texts.filter((text) => text !== "").join(", "))

/** The steps of a service, in order. */
export const arbitrarySteps = (around: Around): fc.Arbitrary<string> =>
  fc
    .tuple(
      counter(around, `step-${around.name}`, true),
      fc.option(counter(around, `check-${around.name}`, false), { freq: 4, nil: undefined }),
      fc.option(backOffice(around), { freq: 2, nil: undefined }),
      fc.option(collect(around), { freq: 2, nil: undefined }),
    )
    .map(([first, second, third, fourth]) => {
      // Whoever has a job in the back office has gone, and comes again only for a step that says so.
      const steps = [first, second, third, third === undefined ? undefined : fourth]
      return list(steps.filter((step) => step !== undefined).map((step) => `{ ${step} }`))
    })

function counter({ name, classes, dependencies, kit }: Around, step: string, isFirst: boolean): fc.Arbitrary<string> {
  const onWork = kit === undefined ? stays : [...stays, ...moves, "leave"]
  const closing = fc.constantFrom<"leave" | "stay" | "serve">("leave", "leave", "stay", "serve")
  return fc
    .tuple(closing, fc.subarray([...dependencies]), fc.subarray([...dependencies]))
    .chain(([atClosing, needs, toStart]) => {
      const rules = [
        ...needs.map((need) => rule(need, ["finish", ...onWork])),
        rule("break", ["finish", ...onWork]),
        rule("closing", [
          "finish",
          ...(atClosing === "stay" ? stays : []),
          ...(kit === undefined ? [] : [...moves, "leave"]),
        ]),
        ...(kit === undefined ? [] : [rule("breakdown", onWork), rule("shift", ["finish", ...onWork])]),
      ]
      const others = classes.filter((each) => each !== name)
      const order =
        kit === undefined || others.length === 0
          ? fc.constant("")
          : fc.constantFrom("", "", `first: [${name}]`, `first: [${name}], preempt: true`)
      return join(
        fc.constant(`step: ${step}`),
        fc.constant(kit === undefined ? "" : `with: ${kit}`),
        fc.constantFrom(...laws).map((law) => `takes: ${law}`),
        fc.constant(needs.length > 0 ? `needs: ${list(needs)}` : ""),
        fc.constant(
          toStart.filter((d) => !needs.includes(d)).length > 0
            ? `needs_to_start: ${list(toStart.filter((d) => !needs.includes(d)))}`
            : "",
        ),
        join(...rules).map((text) => (text === "" ? "" : `when: { ${text} }`)),
        join(
          fc.constant(`at_closing: ${atClosing}`),
          order,
          isFirst ? fc.constantFrom("", "", "waiting_room: 0", "waiting_room: 2") : fc.constant(""),
        ).map((text) => `queue: { ${text} }`),
        some(20, "limit: 4 / working day"),
        some(15, "uses: { form: { amount: 1, spoiled: 20 % } }"),
        fc.constantFrom(
          "",
          "",
          `then: { ${step}: { share: 20 %, at: head } }`,
          `then: { ${step}: { share: 20 %, at: tail }, leave: 10 % }`,
          `then: { ${step}: { share: 30 %, after: 1 working day } }`,
        ),
      )
    })
}

const rule = (cause: string, rules: readonly string[]): fc.Arbitrary<string> =>
  fc
    .option(fc.constantFrom(...rules), { freq: 2, nil: undefined })
    .map((each) => (each === undefined ? "" : `${cause}: ${each}`))

function backOffice({ name, dependencies }: Around): fc.Arbitrary<string> {
  return fc.tuple(fc.boolean(), fc.subarray([...dependencies])).chain(([machine, needs]) =>
    join(
      fc.constant(`step: print-${name}`),
      fc.constant("where: back office"),
      fc.constant(machine ? "with: machine" : ""),
      fc
        .constantFrom("3 min", "{ exponential: 20 min }", "{ lognormal: { mean: 1 working day, cv: 1 } }")
        .map((law) => `takes: ${law}`),
      fc.constant(needs.length > 0 ? `needs: ${list(needs)}` : ""),
      join(
        rule("failure", ["finish", ...stays, ...(machine ? moves : [])]),
        rule("break", ["finish", ...stays]),
        rule("closing", ["finish", ...stays]),
      ).map((text) => (text === "" ? "" : `when: { ${text} }`)),
      fc.constantFrom("", "", "batch: { size: 3, at_most: 2 h }", "batch: { size: 2 }"),
      some(50, "uses: { card: { amount: 1, spoiled: 10 % } }"),
      some(15, "limit: 3 / working day"),
    ),
  )
}

const collect = ({ name, kit }: Around): fc.Arbitrary<string> =>
  join(
    fc.constant(`step: collect-${name}`),
    fc.constantFrom("comes: 1 working day", "comes: { uniform: 1 to 2 working days }", "comes: { exponential: 4 h }"),
    fc.constant(kit === undefined ? "" : `with: ${kit}`),
    fc.constantFrom(...laws).map((law) => `takes: ${law}`),
  )
