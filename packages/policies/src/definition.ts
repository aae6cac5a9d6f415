import type { EventType, Policy } from "@tangguh/office"
import type { Backup, Parameter, ParameterKind, Plan, PolicyCost, PolicyDeclaration, Title } from "@tangguh/plan"
import type { CostUnit } from "./cost-units.ts"

/** What is best bought together. */
export type BundleName = "communicate" | "decouple" | "power-and-link" | "buffer" | "capacity" | "centre"

/** A mitigation of the catalogue: what it is called, what can be set, what it costs, what it cannot do, and how it is done. */
export interface PolicyDefinition extends PolicyDeclaration {
  /** Its place in the catalogue, from 1. */
  readonly number: number
  readonly bundle: BundleName | null
  /** What it does, in a line. */
  readonly does: Title
  /** What it changes in the model. */
  readonly mechanism: Title
  readonly sideEffects: Title
  /** What it cannot do. */
  readonly limits: Title
  /** Where ranges and costs come from, or that they are an estimate. */
  readonly evidence: Title
  /** What `cost` buys one of, but for uses, which are counted; null: it is for the whole, however many offices there are. */
  readonly costUnit: CostUnit | null
  /** What a use is, where each costs money; null: none does. */
  readonly use: Use | null
  /** The policy with its parameters, for a plan. What a plan lacks it leaves alone. `leftOut`: parameters that nobody said. */
  readonly make: (
    name: string,
    parameters: Readonly<Record<string, unknown>>,
    plan: Plan,
    leftOut: readonly string[],
  ) => Policy
}

/** Uses are counted from the log: events of this type; of a backup, of that kind only. */
export interface Use {
  readonly perUse: EventType
  readonly backup?: Backup["kind"]
  readonly is: Title
}

/** A mitigation that the model cannot tell, and why. */
export interface NotModelled {
  readonly number: number
  readonly name: string
  readonly title: Title
  readonly because: Title
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

/** A parameter that is as the file has it today where nobody says it; the default is for a file that has nothing of the kind. */
export const asToday = (each: Parameter): Parameter => ({ ...each, asToday: true })

/** Who decides and who pays, as the catalogue calls them. */
export const regency: Title = { en: "regency", id: "kabupaten" }
export const office: Title = { en: "office", id: "kantor" }
export const province: Title = { en: "province", id: "provinsi" }
export const centre: Title = { en: "centre", id: "pusat" }
export const centreAndRegency: Title = { en: "centre and regency", id: "pusat dan kabupaten" }
export const regencyAndOffice: Title = { en: "regency or office", id: "kabupaten atau kantor" }

export const estimate: Title = { en: "estimate", id: "perkiraan" }

/** A cost of which nothing is known but what is said. */
export const cost = (
  evidence: Title,
  decides: Title,
  pays: Title,
  amounts: Partial<Pick<PolicyCost, "once" | "yearly" | "perUse" | "lasts">> = {},
): PolicyCost => ({
  once: null,
  yearly: null,
  perUse: null,
  lasts: null,
  ...amounts,
  decides,
  pays,
  basis: evidence.en,
})
