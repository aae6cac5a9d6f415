import * as Schema from "effect/Schema"
import type { Quorum as PlanQuorum } from "@tangguh/plan"
import { leaf, type Section } from "../leaf.ts"
import { andThen, right, wrong, type Parsed } from "../parsed.ts"
import { quoted } from "../problem.ts"
import * as quantity from "../quantity.ts"
import { suggestion } from "../suggest.ts"

/* Texts, names and fixed words, as schemas. */

export const Text = leaf<string>({
  title: "Text",
  accepted: "a text",
  examples: [],
  pattern: null,
  parse: (text) =>
    text.trim() === ""
      ? wrong("the text is empty")
      : text.length > 4000
        ? wrong(`the text has ${text.length} characters`, "at most 4000")
        : right(text.trim()),
})

/** A text that may look like a number. */
const numberLike = (title: string, accepted: string, examples: readonly string[]) =>
  leaf<string>({
    title,
    accepted,
    examples,
    pattern: null,
    number: true,
    parse: (text) =>
      text.trim() === ""
        ? wrong("there is nothing here")
        : text.length > 400
          ? wrong(`the text has ${text.length} characters`, "at most 400")
          : right(text.trim()),
  })

export const Seed = numberLike("Seed", "a word or a number", ["ngargoyoso"])

export const Expect = numberLike("What is expected", "such as 20 to 28, at most 24 or exactly 0", [
  "20 to 28",
  "at most 24",
  "at least $target",
  "exactly 0",
  "8.63 min within 2 %",
])

/** A table that stands beside the scenario. */
export const TableName = leaf<string>({
  title: "Name of a table beside this file",
  accepted: "the name of a file beside this one, such as incidents.csv",
  examples: ["incidents.csv"],
  pattern: "[A-Za-z0-9][A-Za-z0-9 ._-]*\\.csv",
  parse: (text) =>
    /^[A-Za-z0-9][A-Za-z0-9 ._-]*\.csv$/.test(text) && text.length <= 120
      ? right(text)
      : wrong(`${quoted(text)} is not the name of a table beside this file`),
})

export const Flag = leaf<boolean>({
  title: "true or false",
  accepted: "true or false",
  examples: [],
  pattern: "true|false",
  boolean: true,
  parse: (text) =>
    text === "true" ? right(true) : text === "false" ? right(false) : wrong(`${quoted(text)} is neither`),
})

export const Version = leaf<1>({
  title: "Version of the format",
  accepted: "tangguh: 1",
  examples: ["1"],
  pattern: "1",
  number: true,
  parse: (text) => (text === "1" ? right(1 as const) : wrong(`version ${quoted(text)} of the format is not known`)),
})

export const Currency = leaf<string>({
  title: "Currency",
  accepted: "three capital letters such as IDR",
  examples: ["IDR"],
  pattern: "[A-Z]{3}",
  parse: (text) => (/^[A-Z]{3}$/.test(text) ? right(text) : wrong(`${quoted(text)} is not a currency`)),
})

/** A word of the program, such as the name of an outcome, judged where it is used. */
export const Word = leaf<string>({ title: "Word", accepted: "a word", examples: [], pattern: "[a-z_]+", parse: right })

/** In how many runs something must hold. */
export const Quorum = leaf<PlanQuorum>({
  title: "In how many runs it must hold",
  accepted: "every run, 80 % of runs, median, middle 80 % or mean",
  examples: ["every run", "80 % of runs", "median", "middle 80 %", "mean"],
  pattern: "every run|median|mean|[0-9.]+ ?% of runs|middle [0-9.]+ ?%",
  parse: (text) => {
    if (text === "every run" || text === "median") return right({ kind: text })
    if (text === "mean") return right({ kind: "mean", falseAlarm: null })
    const ofRuns = /^(.*?)\s+of runs$/.exec(text)
    if (ofRuns !== null)
      return andThen(quantity.parseShare(ofRuns[1]!), (share) => right({ kind: "share" as const, share }))
    const middle = /^middle\s+(.*)$/.exec(text)
    if (middle !== null)
      return andThen(quantity.parseShare(middle[1]!), (share) => right({ kind: "middle" as const, share }))
    return wrong(`${quoted(text)} does not say in how many runs`)
  },
})

/** A name that the file gives to something: kebab-case. */
export const parseName = (text: string): Parsed<string> => {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(text))
    return wrong(`${quoted(text)} is not a name`, "small letters and digits joined by hyphens, such as early-bird")
  return text.length > 80 ? wrong(`the name has ${text.length} characters`, "at most 80") : right(text)
}

export const Name = leaf({
  title: "Name",
  accepted: "a name such as early-bird",
  examples: [],
  pattern: "[a-z][a-z0-9]*(-[a-z0-9]+)*",
  parse: parseName,
})

/** A member of a bundle: which there are is judged when all bundles are known. */
export const PolicyName = leaf({
  title: "Name of a policy",
  accepted: "the name of a policy",
  examples: [],
  pattern: "[A-Za-z][A-Za-z0-9-]*",
  parse: right<string>,
})

/** Names of checks and sources may have capitals: N1, S3. */
export const Label = leaf({
  title: "Name",
  accepted: "a name such as N1 or early-bird",
  examples: [],
  pattern: "[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*",
  parse: (text) =>
    /^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$/.test(text) && text.length <= 80
      ? right(text)
      : wrong(`${quoted(text)} is not a name`),
})

/** The name of something in a section of the file. */
export const nameOf = (section: Section, what: string) =>
  leaf({
    title: `Name of ${what}`,
    accepted: `the name of ${what}`,
    examples: [],
    pattern: "[A-Za-z][A-Za-z0-9-]*",
    parse: right<string>,
    names: section,
  })

/** One of these fixed words. */
export const word = <const W extends string>(words: readonly W[]) =>
  leaf<W>({
    title: words.join(" | "),
    accepted: words.length === 1 ? words[0]! : `one of ${words.join(", ")}`,
    examples: [...words],
    pattern: words.join("|"),
    words,
    parse: (text) => {
      const found = words.find((each) => each === text)
      return found === undefined
        ? wrong(`${quoted(text)} is not possible here`, suggestion(text, words, ""))
        : right(found)
    },
  })

/** A title: one text for both languages, or `{ en, id }`. */
export const Title = Schema.Union([Text, Schema.Struct({ en: Text, id: Schema.optionalKey(Text) })])
