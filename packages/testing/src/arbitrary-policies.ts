import type { ParameterKind } from "@tangguh/plan"
import { catalogue, type PolicyDefinition } from "@tangguh/policies"
import * as fc from "fast-check"
import { list, says, section } from "./written.ts"

/** Names that a generated file gives to its things. */
interface Names {
  readonly steps: readonly string[]
  readonly dependencies: readonly string[]
  readonly resources: readonly string[]
  readonly stocks: readonly string[]
  readonly classes: readonly string[]
  readonly offices: readonly string[]
}

const namesIn = (text: string): Names => {
  const of = (name: string): string[] => {
    const body = text.split(/^(?=\S)/m).find((part) => part.startsWith(`${name}:\n`)) ?? ""
    return [...body.matchAll(/^ {2}([a-z-]+):/gm)].map(([, each]) => each)
  }
  return {
    steps: [...text.matchAll(/step: ([a-z-]+)/g)].map(([, name]) => name),
    dependencies: of("dependencies"),
    resources: of("resources"),
    stocks: of("stocks"),
    classes: of("citizens"),
    offices: of("offices"),
  }
}

/** A file with some policies of the catalogue in force, their parameters at random. */
export function withPolicies(text: string): fc.Arbitrary<string> {
  const names = namesIn(text)
  const all = [...catalogue.values()].flatMap((definition) => written(definition, names) ?? [])
  return fc
    .subarray(all, { maxLength: 14 })
    .chain((chosen) => fc.tuple(...chosen))
    .map((lines) => text + section("today", lines))
}

/** What would be refused, or have too much happen, or too little, if it were as parameters of its kind are. */
const special: ReadonlyMap<string, fc.Arbitrary<string>> = new Map<string, fc.Arbitrary<string>>([
  ["quota", fc.constantFrom("8 / working day", "3 / working day")],
  ["valid", fc.constantFrom("1 h", "1 days")],
  ["uptake", fc.constantFrom("60 %", "100 %")],
  ["loss", fc.constantFrom("0 %", "50 %")],
  ["duplicate", fc.constantFrom("0 %", "50 %")],
  ["period", fc.constantFrom("4 h", "1 days")],
])

/** A policy with its parameters, as a file has it; null where it needs a name that the file does not have. */
function written({ name, parameters }: PolicyDefinition, names: Names): fc.Arbitrary<string> | null {
  const parts: fc.Arbitrary<string>[] = []
  for (const [key, { kind, default: usual }] of Object.entries(parameters)) {
    const value = special.get(key) ?? valueOf(kind, names)
    if (value !== null) {
      const said = value.map((each) => `${key}: ${each}`)
      parts.push(usual === null || special.has(key) ? said : fc.oneof(fc.constant(""), said))
    } else if (usual === null) return null
  }
  return fc.tuple(...parts).map((said) => `${name}: { ${says(...said)} }`)
}

/** What a parameter of a kind may be; null where there is nothing to choose from. */
function valueOf(kind: ParameterKind, names: Names): fc.Arbitrary<string | number> | null {
  const some = (of: readonly string[]) => (of.length > 0 ? fc.subarray([...of], { minLength: 1 }).map(list) : null)
  const one = (of: readonly string[]) => (of.length > 0 ? fc.constantFrom(...of) : null)
  switch (kind) {
    case "step names":
      return some(names.steps)
    case "dependency names":
      return some(names.dependencies)
    case "class names":
      return some(names.classes)
    case "resource name":
      return one(names.resources)
    case "stock name":
      return one(names.stocks)
    case "office name":
      return one(names.offices)
    case "count":
      return fc.constantFrom(1, 2, 5, 20)
    case "factor":
      return fc.constantFrom(1, 1.5, 3)
    case "share":
      return fc.constantFrom("30 %", "100 %", "0 %", "70 %")
    case "share below 100 %":
      return fc.constantFrom("0 %", "30 %", "70 %")
    case "rate":
      return fc.constantFrom("60 / h", "4 / h", "1000 / h")
    case "duration":
      return fc.constantFrom("30 min", "5 min", "1 h", "4 h", "1 days")
    case "law":
      return fc.constantFrom("30 min", "5 min", "0 min", "{ exponential: 20 min }")
    case "delay":
      return fc.constantFrom("1 working day", "{ uniform: 1 to 2 working days }", "{ exponential: 5 h }", "2 h")
    case "working days":
      return fc.constantFrom("1 working day", "2 working days")
    case "boolean":
      return fc.constantFrom("true", "false")
    case "message":
      return fc.constantFrom("wait", "not today", "back at", "up")
  }
}
