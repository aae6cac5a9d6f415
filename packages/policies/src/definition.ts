import type { Policy } from "@tangguh/office"
import type { Parameter, ParameterKind, Plan, PolicyCost, PolicyDeclaration, Title } from "@tangguh/plan"

/** A mitigation of the catalogue: what it is called, what can be set, what it costs, what it cannot do, and how it is done. */
export interface PolicyDefinition extends PolicyDeclaration {
  /** How it works in a sentence, side-effects included. */
  readonly mechanism: Title
  /** What it cannot do. */
  readonly limits: Title
  /** The policy with its parameters, for a plan. */
  readonly make: (name: string, parameters: Readonly<Record<string, unknown>>, plan: Plan) => Policy
}

export const parameter = (
  kind: ParameterKind,
  value: string | null,
  range: string | null,
  en: string,
  id: string,
): Parameter => ({
  kind,
  default: value,
  range,
  about: { en, id },
})

/** Who decides and who pays, as the catalogue calls them. */
export const regency: Title = { en: "regency", id: "kabupaten" }
export const office: Title = { en: "office", id: "kantor" }
export const centre: Title = { en: "centre", id: "pusat" }

export const noCost: PolicyCost = {
  once: null,
  yearly: null,
  perUse: null,
  lasts: null,
  decides: office,
  pays: office,
  basis: "estimate",
}
