import type { Language } from "@tangguh/charts"
import type { ParameterKind } from "@tangguh/plan"

interface CatalogueWords {
  readonly heading: (works: number, all: number) => string
  readonly name: string
  readonly does: string
  readonly bundle: string
  readonly decides: string
  readonly bundles: string
  readonly bundlesAbout: string
  readonly notModelled: string
  readonly isNotModelled: string
  readonly more: string
  readonly mechanism: string
  readonly sideEffects: string
  readonly limits: string
  readonly cost: string
  readonly evidence: string
  readonly pays: string
  readonly members: string
  /** Of a policy that is part of a bundle only where the file has it. */
  readonly ifSaid: string
  readonly parameters: string
  readonly none: string
  readonly required: string
  readonly inFile: string
  readonly noCost: string
  readonly unknownCost: string
  readonly once: (amount: string) => string
  readonly per: (unit: string) => string
  readonly forWhole: string
  readonly lasts: (years: number) => string
  readonly yearly: (amount: string) => string
  readonly perUse: (amount: string, use: string) => string
  readonly million: string
  readonly billion: string
}

/** The words of `policies`. */
export const catalogueWords: Readonly<Record<Language, CatalogueWords>> = {
  en: {
    heading: (works, all) => `The catalogue: ${works} of ${all} measures can be compared in a scenario`,
    name: "name",
    does: "what it does",
    bundle: "bundle",
    decides: "who decides",
    bundles: "Bundles",
    bundlesAbout:
      "what is best bought together; a bundle can be named wherever a policy can; what stands in ( ) needs a word, and is part of it only where the file has it",
    notModelled: "Not modelled",
    isNotModelled: "not modelled",
    more: "explains one, with what can be set and a line to copy",
    mechanism: "How",
    sideEffects: "Side-effects",
    limits: "Cannot",
    cost: "Cost",
    evidence: "Source",
    pays: "who pays",
    members: "Members",
    ifSaid: "only where the file has it under policies: it needs a word",
    parameters: "Parameters, with their defaults and the range in which a value is plausible",
    none: "It has no parameters.",
    required: "must be said",
    inFile: "In a scenario file, under policies:",
    noCost: "none",
    unknownCost: "not known",
    once: (amount) => `${amount} once`,
    per: (unit) => `per ${unit}`,
    forWhole: "for the whole",
    lasts: (years) => `again after ${years} years`,
    yearly: (amount) => `${amount} a year`,
    perUse: (amount, use) => `${amount} for each use: ${use}`,
    million: "million",
    billion: "billion",
  },
  id: {
    heading: (works, all) => `Katalog: ${works} dari ${all} tindakan dapat dibandingkan dalam skenario`,
    name: "nama",
    does: "apa yang dilakukannya",
    bundle: "paket",
    decides: "wewenang",
    bundles: "Paket",
    bundlesAbout:
      "yang sebaiknya diambil bersama; paket dapat disebut di mana pun kebijakan disebut; yang di dalam ( ) perlu keterangan, dan ikut hanya bila ada di berkas",
    notModelled: "Belum dimodelkan",
    isNotModelled: "belum dimodelkan",
    more: "menjelaskan satu tindakan, apa yang dapat diatur, dan baris untuk disalin",
    mechanism: "Cara kerja",
    sideEffects: "Dampak lain",
    limits: "Tidak dapat",
    cost: "Biaya",
    evidence: "Sumber",
    pays: "sumber dana",
    members: "Isi",
    ifSaid: "hanya bila ada di bawah policies: perlu keterangan",
    parameters: "Yang dapat diatur, dengan nilai bawaan dan rentang yang masuk akal",
    none: "Tidak ada yang dapat diatur.",
    required: "harus disebut",
    inFile: "Dalam berkas skenario, di bawah policies:",
    noCost: "tidak ada",
    unknownCost: "tidak diketahui",
    once: (amount) => `${amount} sekali`,
    per: (unit) => `tiap ${unit}`,
    forWhole: "untuk keseluruhan",
    lasts: (years) => `lagi setelah ${years} tahun`,
    yearly: (amount) => `${amount} setahun`,
    perUse: (amount, use) => `${amount} tiap pemakaian: ${use}`,
    million: "juta",
    billion: "miliar",
  },
}

/** What stands for a name that only the scenario knows. */
export const placeholders: Readonly<Partial<Record<ParameterKind, string>>> = {
  "step names": "[STEP]",
  "dependency names": "[DEPENDENCY]",
  "class names": "[CLASS]",
  "resource name": "RESOURCE",
  "stock name": "STOCK",
  "office name": "OFFICE",
}
