import { eventNames } from "@tangguh/office"
import { catalogue, type NotModelled, notModelled, type PolicyDefinition, type Bundle } from "@tangguh/policies"
import type { Terminal } from "../terminal/terminal.ts"
import { yamlLine } from "./written.ts"

type Language = Terminal["language"]

/** A policy as JSON: names are the same in both languages, texts are in the one asked for. */
export const policyDocument = (definition: PolicyDefinition, language: Language) => {
  const { number, name, title, bundle, does, mechanism, sideEffects, limits, evidence, cost, costUnit, use } =
    definition
  return {
    number,
    name,
    title: title[language],
    modelled: true,
    bundle,
    does: does[language],
    mechanism: mechanism[language],
    sideEffects: sideEffects[language],
    limits: limits[language],
    parameters: Object.fromEntries(
      Object.entries(definition.parameters).map(([key, parameter]) => [
        key,
        { ...parameter, about: parameter.about[language] },
      ]),
    ),
    cost: {
      currency: "IDR",
      once: cost.once,
      yearly: cost.yearly,
      perUse: cost.perUse,
      lastsYears: cost.lasts,
      per: costUnit?.one[language] ?? null,
      use: use === null ? null : { event: eventNames[use.perUse], backup: use.backup ?? null, is: use.is[language] },
      source: evidence[language],
    },
    decides: cost.decides[language],
    pays: cost.pays[language],
    yaml: yamlLine(definition),
  }
}

export const notModelledDocument = ({ number, name, title, because }: NotModelled, language: Language) => ({
  number,
  name,
  title: title[language],
  modelled: false,
  because: because[language],
})

export const bundleDocument = ({ name, title, members, ifSaid }: Bundle, language: Language) => ({
  name,
  title: title[language],
  members,
  ifSaid: ifSaid.map(([member]) => member),
})

/** The whole catalogue, in its order. */
export const catalogueDocument = (language: Language) =>
  [
    ...[...catalogue.values()].map((each) => policyDocument(each, language)),
    ...notModelled.map((each) => notModelledDocument(each, language)),
  ].toSorted((a, b) => a.number - b.number)
