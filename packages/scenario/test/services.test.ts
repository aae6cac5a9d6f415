import { describe, expect, test } from "vitest"
import { decodeText, fileWith, problemsOf, scenarioOf } from "./given.ts"

/* Section 4 of the format: services. Every rule, as it may be said and as it may not. */

/** A counter, a desk and a back office; `more` goes into the first step, `others` follow it. */
const office = (more = "", others: readonly string[] = [], sections: Record<string, string> = {}): string =>
  fileWith({
    resources: "{ counter: 2, printer: 1 }",
    stocks: "{ blank: 500 }",
    services: `{ card: { steps: [${[
      `{ step: record, with: counter, takes: 7 min, needs: [power], needs_to_start: [link]${more === "" ? "" : `, ${more}`} }`,
      "{ step: print, where: back office, with: printer, takes: 3 min, uses: { blank: 1 } }",
      ...others,
    ].join(", ")}] } }`,
    citizens:
      "{ resident: { wants: card, arrive: { rate: 50 / working day } }, elderly: { like: resident, arrive: { rate: 5 / working day } } }",
    ...sections,
  })
const planOf = (...given: Parameters<typeof office>) => scenarioOf(office(...given)).plan
const stepOf = (more: string) => planOf(more).steps[0]!
const backOffice = (more: string) =>
  planOf("", [`{ step: sign, where: back office, with: printer, takes: 5 min, ${more} }`])
const messages = (text: string) => problemsOf(text).map((each) => each.format())
const problemless = (text: string) => decodeText(text).problems === null
const refused = (text: string, message: string) => {
  const found = messages(text)
  expect(found).toHaveLength(1)
  expect(found[0]).toContain(message)
  expect(found[0]).toMatch(/^office\.yaml:\d+:\d+ /)
}

const stay = (work: string) => ({ work, place: "stay" })

describe("steps", () => {
  test("steps are in the order of the list", () => {
    expect(planOf().steps.map((step) => [step.name, step.where])).toEqual([
      ["record", "counter"],
      ["print", "back office"],
    ])
  })
  test("what is not said", () => {
    expect(stepOf("")).toMatchObject({
      where: "counter",
      atClosing: "leave",
      onFailure: [stay("resume"), stay("resume")],
      onBreak: stay("finish"),
      onClosing: stay("finish"),
      onShift: stay("finish"),
      onBreakdown: stay("resume"),
      onPreempted: { work: "resume", place: "head" },
      preempts: false,
      waitingRoom: Number.POSITIVE_INFINITY,
      batch: null,
      comes: null,
      limit: Number.POSITIVE_INFINITY,
      exits: [],
      takesOf: null,
    })
    expect(planOf().steps[1]).toMatchObject({ atClosing: "stay" })
  })
  test("step names are unique in the file", () => {
    refused(
      office("", ["{ step: print, where: back office, with: printer, takes: 1 min }"]),
      "services.card.steps.2.step: the name print is taken by another step",
    )
  })
  test("a step may take units of several resources", () => {
    const { steps } = planOf("", ["{ step: hand-over, comes: 1 day, with: { counter: 1, printer: 1 }, takes: 3 min }"])
    expect(steps[2]!.with).toEqual([
      { resource: 0, units: 1 },
      { resource: 1, units: 1 },
    ])
    refused(
      office("", ["{ step: hand-over, comes: 1 day, with: { counter: 3 }, takes: 3 min }"]),
      "services.card.steps.2.with: no office has 3 of counter; a count of 3 or more",
    )
  })
  test("without a resource there is room for everyone at once", () => {
    expect(planOf("", ["{ step: rest, comes: 1 day, takes: 3 min }"]).steps[2]!.with).toEqual([])
  })
  test("a step may take working days", () => {
    expect(backOffice("").steps[2]!.takes).toEqual({ law: { kind: "constant", value: 300 }, unit: "seconds" })
    const { steps } = planOf("", ["{ step: wait, where: back office, takes: 2 working days }"])
    expect(steps[2]!.takes).toEqual({ law: { kind: "constant", value: 2 }, unit: "working days" })
  })
  test("takes may differ by class", () => {
    const { steps } = scenarioOf(office().replace("takes: 7 min", "takes: { elderly: 9 min, else: 7 min }")).plan
    expect(steps[0]!.takes).toEqual({ law: { kind: "constant", value: 420 }, unit: "seconds" })
    expect(steps[0]!.takesOf).toEqual([null, { law: { kind: "constant", value: 540 }, unit: "seconds" }])
    refused(office().replace("takes: 7 min", "takes: { elderly: 9 min }"), "takes: “else” is missing")
    refused(
      office().replace("takes: 7 min", "takes: { eldery: 9 min, else: 7 min }"),
      "takes.eldery: there is no class of citizens “eldery”; did you mean elderly?",
    )
  })
  test("needs as long as the step lasts, or only at its start", () => {
    expect(stepOf("")).toMatchObject({ needs: [0], needsToStart: [1] })
    refused(
      office().replace("needs_to_start: [link]", "needs_to_start: [link, power]"),
      "needs_to_start: power is needed all the time, so at the start too",
    )
    refused(office().replace("[power]", "[power, power]"), "needs: a dependency stands here twice")
  })
  test("a limit is of all units together", () => {
    expect(stepOf("limit: 110 / working day").limit).toBe(110)
    refused(office("limit: 110 / h"), "limit: a limit is for each working day; such as 110 / working day")
    refused(office("limit: 9.5 / working day"), "is not a whole number a day; 9 / working day or 10 / working day")
  })
})

describe("interruptions: cause → rule", () => {
  test("every rule of failures", () => {
    for (const work of ["resume", "repeat", "redraw"]) {
      expect(stepOf(`when: { failure: ${work} }`).onFailure[0]).toEqual(stay(work))
      for (const place of ["head", "tail"])
        expect(stepOf(`when: { failure: ${work} at ${place} }`).onFailure[0]).toEqual({ work, place })
    }
    expect(stepOf("when: { failure: finish }").onFailure[0]).toEqual(stay("finish"))
    expect(stepOf("when: { failure: leave }").onFailure[0]).toMatchObject({ place: "leave" })
  })
  test("one dependency beats failure", () => {
    expect(stepOf("when: { failure: resume, power: repeat }").onFailure).toEqual([stay("repeat"), stay("resume")])
    refused(office("when: { link: repeat }"), "when.link: the step does not need link; needs: [link]")
    refused(
      office("when: { pover: repeat }"),
      "when.pover: “pover” is neither a cause nor a dependency; did you mean power?",
    )
  })
  test("breakdown, break, closing and shift", () => {
    expect(stepOf("when: { breakdown: redraw, break: repeat at tail, closing: leave, shift: resume }")).toMatchObject({
      onBreakdown: stay("redraw"),
      onBreak: { work: "repeat", place: "tail" },
      onClosing: { place: "leave" },
      onShift: stay("resume"),
    })
  })
  test("a broken unit finishes nothing", () => {
    refused(office("when: { breakdown: finish }"), "when.breakdown: “finish” is not possible here")
  })
  test("whoever is preempted gives up the counter", () => {
    const queue = "queue: { first: [elderly], preempt: true }"
    expect(stepOf(`${queue}, when: { preempted: repeat at tail }`).onPreempted).toEqual({
      work: "repeat",
      place: "tail",
    })
    for (const rule of ["finish", "resume", "repeat", "redraw"])
      refused(office(`${queue}, when: { preempted: ${rule} }`), `when.preempted: “${rule}” is not possible here`)
    refused(
      office("when: { preempted: leave }"),
      "when.preempted: nobody takes this counter from another; queue.preempt: true",
    )
  })
  test("people do not stay at the counter overnight", () => {
    for (const rule of ["resume", "repeat", "redraw"]) {
      refused(
        office(`when: { closing: ${rule} }`),
        `when.closing: “${rule}”: people do not stay at the counter overnight; finish, leave, ${rule} at head or at tail, or at_closing: stay`,
      )
      expect(stepOf(`when: { closing: ${rule} }, queue: { at_closing: stay }`).onClosing).toEqual(stay(rule))
      expect(stepOf(`when: { closing: ${rule} at head }`).onClosing).toEqual({ work: rule, place: "head" })
      expect(backOffice(`when: { closing: ${rule} }`).steps[2]!.onClosing).toEqual(stay(rule))
    }
  })
  test("a job cannot go home", () => {
    refused(
      office("", ["{ step: sign, where: back office, with: printer, takes: 5 min, when: { closing: leave } }"]),
      "steps.2.when.closing: “leave”: a job cannot go home",
    )
  })
  test("a step without a resource has neither a queue to go back to nor units", () => {
    const alone = (when: string) =>
      office("", [`{ step: rest, comes: 1 day, takes: 5 min, needs: [power], when: { ${when} } }`])
    expect(scenarioOf(alone("failure: repeat")).plan.steps[2]!.onFailure[0]).toEqual(stay("repeat"))
    refused(alone("failure: repeat at head"), "a step without a resource has no queue to go back to")
    refused(alone("shift: finish"), "“shift” is about units, and this step has none; with: a resource")
    refused(alone("breakdown: resume"), "“breakdown” is about units, and this step has none")
  })
})

describe("queues", () => {
  test("these classes in this order, then everyone else", () => {
    expect(planOf("queue: { first: [elderly, resident] }").arrangement.first).toEqual([[1, 0], []])
    refused(office("queue: { first: [eldery] }"), "there is no class of citizens “eldery”; did you mean elderly?")
    refused(office("queue: { first: [elderly, elderly] }"), "queue.first: a class stands here twice")
  })
  test("to preempt, somebody must come first", () => {
    expect(stepOf("queue: { first: [elderly], preempt: true }").preempts).toBe(true)
    refused(office("queue: { preempt: true }"), "queue.preempt: nobody comes first here; first: [elderly]")
  })
  test("a waiting room is at a counter", () => {
    expect(stepOf("queue: { waiting_room: 60 }").waitingRoom).toBe(60)
    expect(stepOf("queue: { waiting_room: 0 }").waitingRoom).toBe(0)
    refused(
      office("", ["{ step: sign, where: back office, with: printer, takes: 5 min, queue: { waiting_room: 60 } }"]),
      "queue.waiting_room: jobs need no waiting room",
    )
  })
  test("at closing those who wait leave, stay or are served", () => {
    for (const word of ["leave", "stay", "serve"]) expect(stepOf(`queue: { at_closing: ${word} }`).atClosing).toBe(word)
    for (const word of ["leave", "serve"])
      refused(
        office("", [`{ step: sign, where: back office, with: printer, takes: 5 min, queue: { at_closing: ${word} } }`]),
        `queue.at_closing: jobs do not ${word} at closing time; stay`,
      )
  })
})

describe("what follows", () => {
  test("shares go elsewhere, the others to the next step", () => {
    const { steps } = planOf(
      "then: { record: { share: 8 %, at: head }, print: { share: 2 %, after: 14 days }, leave: 1 % }",
    )
    expect(steps[0]!.exits).toEqual([
      { share: 0.08, to: 0, at: "head", after: null },
      { share: 0.02, to: 1, at: "tail", after: { law: { kind: "constant", value: 1_209_600 }, unit: "seconds" } },
      { share: 0.01, to: -1, at: "tail", after: null },
    ])
  })
  test("an earlier step is possible too", () => {
    expect(
      planOf("", ["{ step: collect, comes: 1 day, with: counter, takes: 3 min, then: { record: 5 % } }"]).steps[2]!
        .exits[0]!.to,
    ).toBe(0)
  })
  test("shares are at most all", () => {
    refused(office("then: { print: 60 %, leave: 50 % }"), "then: the shares add up to 110 %")
    refused(office("then: { record: 100 % }"), "then.record: everyone would do this step again, without end")
  })
  test("steps that send everyone to each other are named; not where somebody gets out, or comes again later", () => {
    const steps = (record: string, check: string, collect: string) =>
      fileWith({
        services: `{ card: { steps: [{ step: record, with: counter, takes: 7 min, needs: [power, link]${record} }, { step: check, with: counter, takes: 1 min${check} }, { step: collect, with: counter, takes: 1 min${collect} }] } }`,
        citizens: "{ resident: { wants: card, arrive: { rate: 5 / working day } } }",
      })
    const back = ", then: { check: 100 % }"
    refused(
      steps("", ", then: { collect: 100 % }", back),
      "services.card.steps.1.then: check and collect send everyone to each other, without end; leave in one of them, shares below 100 %, or after: a new visit",
    )
    refused(steps("", ", then: { check: 40 %, record: 60 % }", back), "steps.0.then: record and check send everyone")
    // Out through the last step, by leaving, and by a new visit.
    expect(problemless(steps("", ", then: { collect: 100 % }", ", then: { check: 99 % }"))).toBe(true)
    expect(problemless(steps("", ", then: { collect: 100 % }", ", then: { check: 99 %, leave: 1 % }"))).toBe(true)
    expect(problemless(steps("", "", ", then: { record: { share: 100 %, after: 1 days } }"))).toBe(true)
  })
  test("a step of another service is out of reach, and an unknown one a slip", () => {
    const other = {
      services:
        "{ card: { steps: [{ step: record, with: counter, takes: 7 min, needs: [power, link], then: { sign: 5 % } }, { step: print, where: back office, with: printer, takes: 1 min, uses: { blank: 1 } }] }, deed: { steps: [{ step: sign, with: counter, takes: 5 min }] } }",
      citizens:
        "{ resident: { wants: card, arrive: { rate: 5 / working day } }, heir: { wants: deed, arrive: { rate: 5 / working day } } }",
    }
    refused(office("", [], other), "then.sign: sign is a step of another service; leave, or one of record, print")
    refused(office("then: { prnt: 5 % }"), "then.prnt: there is no step “prnt”; did you mean print?")
  })
  test("who leaves goes to no queue, and a new visit joins at the tail", () => {
    refused(office("then: { leave: { share: 1 %, at: head } }"), "then.leave: who leaves goes to no queue")
    refused(
      office("then: { record: { share: 1 %, at: head, after: 2 days } }"),
      "then.record.at: a new visit joins the queue when it comes",
    )
  })
})

describe("back office and further visits", () => {
  test("batches gather in the back office", () => {
    expect(backOffice("batch: { size: 20, at_most: 1 working day }").steps[2]!.batch).toEqual({
      size: 20,
      atMost: { law: { kind: "constant", value: 1 }, unit: "working days" },
    })
    expect(backOffice("batch: { size: 20 }").steps[2]!.batch).toEqual({ size: 20, atMost: null })
    refused(
      office("batch: { size: 20 }"),
      "batch: people at a counter are not gathered into batches; where: back office",
    )
  })
  test("a step that comes is a new visit", () => {
    const { steps } = planOf("", [
      "{ step: collect, comes: { uniform: 1 to 20 working days }, with: counter, takes: 3 min }",
    ])
    expect(steps[2]!.comes).toEqual({ law: { kind: "uniform", low: 1, high: 20 }, unit: "working days" })
    refused(
      office("", ["{ step: sign, where: back office, with: printer, takes: 5 min, comes: 2 days }"]),
      "comes: nobody comes to a back office",
    )
    refused(
      office("", ["{ step: collect, with: counter, takes: 3 min }"]),
      "services.card.steps.2: collect is at a counter, and whoever waits for the back office (print) has gone; comes: 3 working days",
    )
    const leaves = office("", ["{ step: collect, with: counter, takes: 3 min }"]).replace(
      "takes: 3 min, uses",
      "takes: 3 min, then: { leave: 100 % }, uses",
    )
    expect(problemless(leaves)).toBe(true)
    refused(office("comes: 2 days"), "comes: before the first step there is nothing to come after")
    const sentBack = (then: string) => office().replace("takes: 3 min, uses", `takes: 3 min, then: { ${then} }, uses`)
    refused(
      sentBack("record: 5 %"),
      "then.record: record is at a counter, and whoever waits for the back office (print) has gone; after: 3 working days",
    )
    expect(problemless(sentBack("record: { share: 5 %, after: 3 working days }"))).toBe(true)
  })
  test("what is used is taken from stock, and some of it is spoiled", () => {
    const use = (uses: string) =>
      scenarioOf(office().replace("uses: { blank: 1 }", `uses: { blank: ${uses} }`)).plan.steps[1]!
    expect(use("{ amount: 2, spoiled: 2 % }").uses).toEqual([{ stock: 0, amount: 2, spoiled: 0.02 }])
    expect(use("1").uses).toEqual([{ stock: 0, amount: 1, spoiled: 0 }])
    refused(
      office().replace("uses: { blank: 1 }", "uses: { blnk: 1 }"),
      "uses.blnk: there is no stock “blnk”; did you mean blank?",
    )
  })
})

describe("names used nowhere", () => {
  test.each([
    [
      "a resource",
      { resources: "{ counter: 2, printer: 1, ladder: 1 }" },
      "resources.ladder: no step works with ladder",
    ],
    ["a stock", { stocks: "{ blank: 5, ribbon: 5 }" }, "stocks.ribbon: no step uses ribbon"],
    ["a dependency", { dependencies: "{ power: {}, link: {}, water: {} }" }, "dependencies.water: nothing needs water"],
    ["a region", { regions: "{ north: {} }", offices: "{ town: {} }" }, "regions.north: no office is in north"],
  ])("%s", (_, sections, message) => {
    refused(office("", [], sections), message)
  })
  test("a service", () => {
    refused(
      office().replace("card: { steps:", "deed: { steps: [{ step: sign, takes: 5 min }] }, card: { steps:"),
      "services.deed: nobody wants deed; a class with wants: deed, or leave it out",
    )
  })
})
