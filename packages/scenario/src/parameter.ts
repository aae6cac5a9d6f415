import * as Schema from "effect/Schema"
import type { Parameter } from "@tangguh/plan"
import { officeNamed } from "./compile/people.ts"
import { lawAt, type Compiling } from "./compiling.ts"
import { DelayLaw, delayLaw, DurationLaw, durationLaw } from "./law.ts"
import type { Section } from "./leaf.ts"
import * as L from "./leaves.ts"
import type { Path } from "./problem.ts"
import { read, type Reading } from "./read.ts"
import { nodeOf } from "./yaml.ts"

const names = (section: Section, what: string): Schema.Top =>
  Schema.Union([L.word(["all", "none"]), Schema.Array(L.nameOf(section, what))])

/** One name; `none` only where the catalogue says so. */
const name = (parameter: Parameter, section: Section, what: string): Schema.Top =>
  parameter.default === "none" ? Schema.Union([L.word(["none"]), L.nameOf(section, what)]) : L.nameOf(section, what)

/** How a parameter of each kind is written. */
export const parameterSchema = (parameter: Parameter): Schema.Top => {
  switch (parameter.kind) {
    case "duration":
      return L.Duration
    case "share":
      return L.Share
    case "share below 100 %":
      return L.ShareBelowAll
    case "count":
      return L.Count
    case "factor":
      return L.Factor
    case "rate":
      return L.PositiveRate
    case "working days":
      return L.WorkingDays
    case "boolean":
      return L.Flag
    case "law":
      return DurationLaw
    case "delay":
      return DelayLaw
    case "message":
      return L.word(["wait", "not today", "back at", "up"])
    case "step names":
      return names("steps", "a step")
    case "dependency names":
      return names("dependencies", "a dependency")
    case "class names":
      return names("citizens", "a class of citizens")
    case "resource name":
      return name(parameter, "resources", "a resource")
    case "stock name":
      return name(parameter, "stocks", "a stock")
    case "office name":
      return name(parameter, "offices", "an office")
  }
}

/** Names by which a plan knows the things that policies name: each at its index. */
export interface Names {
  readonly steps: readonly string[]
  readonly dependencies: readonly string[]
  readonly resources: readonly string[]
  readonly stocks: readonly string[]
  readonly classes: readonly string[]
  readonly offices: readonly { readonly name: string }[]
}

const day = 86_400

/** The parameter as a policy gets it: numbers in SI units, indices for names, laws and delays as data. */
export const compileParameter = (
  compiling: Compiling,
  path: Path,
  parameter: Parameter,
  value: unknown,
  all: Names,
): unknown => {
  const indices = (of: readonly string[]): readonly number[] =>
    value === "all"
      ? of.map((_, index) => index)
      : value === "none"
        ? []
        : (value as readonly string[]).map((each) => of.indexOf(each))
  switch (parameter.kind) {
    case "rate": {
      // A policy's rate per working day is one for each date on which the office opens: that of a day of 24 h.
      const { amount, per } = value as (typeof L.PositiveRate)["Type"]
      return amount / (per === "working day" ? day : per)
    }
    case "law":
      return lawAt(compiling, path, durationLaw(value as (typeof DurationLaw)["Type"]))
    case "delay":
      return lawAt(compiling, path, delayLaw(value as (typeof DelayLaw)["Type"]))
    case "step names":
      return indices(all.steps)
    case "dependency names":
      return indices(all.dependencies)
    case "class names":
      return indices(all.classes)
    case "resource name":
      return all.resources.indexOf(value as string)
    case "stock name":
      return all.stocks.indexOf(value as string)
    case "office name":
      return value === "none" ? -1 : officeNamed(compiling, path, all.offices, value as string)
    default:
      return value
  }
}

/** The value that is taken where none is said: written in the catalogue as in a file. */
export const defaultOf = (parameter: Parameter, reading: Reading, path: Path): unknown =>
  read(parameterSchema(parameter), nodeOf(parameter.default!), path, reading)
