import { bundles, catalogue } from "@tangguh/policies"
import { outcomes } from "@tangguh/outcomes"
import { decodeExit } from "@tangguh/scenario"
import { describe, expect, test } from "vitest"
import { type Cause, causes, columns, legalRules, marksOf, matrix, rules, rulesOf } from "./matrix.ts"
import { type Setting, write } from "./office.ts"

const people = { ana: "10:00" }

/** What the reader says of the only mistake in a file; that it stands where the mistake is written. */
function refused(setting: Omit<Setting, "people">, path: string, place = path.split(".").at(-1)!) {
  const text = write({ ...setting, people })
  const { problems } = decodeExit(text, { file: "office.yaml", policies: catalogue, bundles, outcomes })
  expect(problems?.map((each) => each.path)).toEqual([`services.visit.steps.0.${path}`])
  const [{ line, column, message, accepted }] = problems!
  const from = text.split("\n")[line - 1].slice(column - 1)
  expect(from.startsWith(place)).toBe(true)
  expect(text.split("\n")[line - 1]).toContain("services:")
  return { message, accepted }
}

/** What a step must have for a rule to be possible at all. */
const possible = (cause: Cause) =>
  cause === "preempted" ? { queue: "{ first: [elder], preempt: true }" } : { queue: "{ at_closing: stay }" }

for (const cause of causes) {
  const { key } = matrix[cause]
  columns.forEach((column, i) => {
    if (marksOf(cause, "in service")[i] !== "✗") return
    for (const rule of rulesOf(column)) {
      test(`${cause} / in service / ${rule}: refused`, () => {
        const { accepted } = refused({ ...possible(cause), when: `{ ${key}: ${rule} }` }, `when.${key}`, rule)
        expect(accepted.replace("one of ", "").split(", ").sort()).toEqual([...legalRules(cause)].sort())
      })
    }
  })
}

describe("closing / in service, where nobody stays at the counter overnight", () => {
  for (const rule of ["resume", "repeat", "redraw"]) {
    for (const atClosing of ["leave", "serve"]) {
      test(`${rule}, at_closing: ${atClosing}: refused`, () => {
        const setting = { when: `{ closing: ${rule} }`, queue: `{ at_closing: ${atClosing} }` }
        expect(refused(setting, "when.closing", rule).accepted).toBe(
          `finish, leave, ${rule} at head or at tail, or at_closing: stay`,
        )
      })
    }
  }
})

describe("a rule for stock: refused", () => {
  const stocked = { step: ", uses: { form: 1 }", more: { stocks: "{ form: 1 }" } }
  for (const rule of rules) {
    test(rule, () => {
      const { message, accepted } = refused({ ...stocked, when: `{ form: ${rule} }` }, "when.form")
      expect(message).toBe("“form” is neither a cause nor a dependency")
      expect(accepted).toContain("failure, breakdown, break, closing, shift, preempted or the name of a dependency")
    })
  }
})

describe("leave in the back office: refused, for a job cannot go home", () => {
  for (const cause of causes) {
    const { key } = matrix[cause]
    if (key === null || key === "preempted") continue
    test(cause, () => {
      const { accepted } = refused({ where: "back office", when: `{ ${key}: leave }` }, `when.${key}`, "leave")
      expect(accepted).toBe("finish, or resume, repeat or redraw, perhaps at head or at tail")
    })
  }
})

describe("a step without units", () => {
  const alone = (when: string): Omit<Setting, "people"> => ({ when, queue: "{ at_closing: stay }", alone: true })
  for (const place of ["head", "tail"]) {
    for (const work of ["resume", "repeat", "redraw"]) {
      test(`${work} at ${place}: refused, for there is no queue`, () => {
        for (const key of ["failure", "power", "break", "closing"]) {
          const { accepted } = refused(alone(`{ ${key}: ${work} at ${place} }`), `when.${key}`, work)
          expect(accepted).toBe(`${work}, or with: a resource`)
        }
      })
    }
  }
  for (const key of ["shift", "breakdown"]) {
    test(`${key}: refused`, () =>
      expect(refused(alone(`{ ${key}: resume }`), `when.${key}`, "resume").accepted).toBe("with: a resource"))
  }
  test("preempted: refused", () =>
    expect(refused(alone("{ preempted: resume at head }"), "when.preempted", "resume").accepted).toBe(
      "queue.preempt: true",
    ))
})

test("preempted where nobody preempts: refused", () =>
  expect(refused({ when: "{ preempted: resume at head }" }, "when.preempted", "resume").accepted).toBe(
    "queue.preempt: true",
  ))
