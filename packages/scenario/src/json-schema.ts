import * as Schema from "effect/Schema"
import type { OutcomeDeclaration, PolicyDeclaration } from "@tangguh/plan"
import { jsonKey, patternKey, quantityKey } from "./leaf.ts"
import { policySchema } from "./policy.ts"
import { keyPatternKey } from "./read.ts"
import { ScenarioFile } from "./schema/index.ts"
import { isObject, withSharedSchemas, type Json, type JsonObject } from "./shared-schemas.ts"

/** A quantity that is another in each office. */
const varying: JsonObject = {
  type: "object",
  properties: {
    across: { description: "A distribution: drawn once for each office" },
    column: { type: "string", description: "A column of the table of offices" },
  },
  additionalProperties: false,
  minProperties: 1,
  maxProperties: 1,
}

/** Turns our annotations into the keywords of JSON Schema; `varies`: quantities may be other in each office. */
const finish = (json: Json, varies: boolean): Json => {
  if (Array.isArray(json)) return json.map((each) => finish(each, varies))
  if (!isObject(json)) return json
  if (isObject(json[jsonKey] ?? null)) return json[jsonKey]!
  const done: Record<string, Json> = {}
  for (const [key, value] of Object.entries(json)) {
    if (key === patternKey) done["pattern"] = value
    else if (key === keyPatternKey) {
      if (value !== null) done["propertyNames"] = { pattern: value }
    } else if (key !== quantityKey && (key !== "propertyNames" || json[keyPatternKey] === undefined))
      done[key] = finish(value, varies)
  }
  return varies && json[quantityKey] === true ? { anyOf: [done, varying] } : done
}

const schemaOf = (schema: Schema.Top, varies = false): JsonObject => {
  const document = Schema.toJsonSchemaDocument(schema, {
    onExcessProperty: "error",
    includeAnnotationKey: (key) =>
      key === patternKey || key === jsonKey || key === keyPatternKey || key === quantityKey,
  })
  return finish(document.schema as Json, varies) as JsonObject
}

/** The same, of which nothing has to be said: the rest is taken over from elsewhere. */
const partly = (json: Json): Json => {
  if (Array.isArray(json)) return json.map(partly)
  if (!isObject(json)) return json
  return Object.fromEntries(
    Object.entries(json).flatMap(([key, value]) => (key === "required" ? [] : [[key, partly(value)]])),
  )
}

/** With the key `like` in every map that stands for an entry. */
const withLike = (json: Json): Json =>
  !isObject(json)
    ? json
    : json["anyOf"] !== undefined
      ? { ...json, anyOf: (json["anyOf"] as readonly Json[]).map(withLike) }
      : json["properties"] === undefined
        ? json
        : {
            ...json,
            properties: { ...(json["properties"] as JsonObject), like: likeAnother },
            required: [...((json["required"] as readonly string[] | undefined) ?? []), "like"],
          }

const likeAnother = {
  type: "string",
  pattern: "^[a-z][a-z0-9-]*$",
  description: "Another entry of this section, which is taken over",
}

/** A section whose entries may be like another. */
const alike = (section: JsonObject): JsonObject => {
  const entry = section["additionalProperties"]!
  return { ...section, additionalProperties: { anyOf: [entry, withLike(partly(entry))] } }
}

/** The sections that an office may say something of, and the offices. */
const layered = (file: JsonObject): JsonObject => {
  const whole = file["properties"] as JsonObject
  const names = ["resources", "dependencies", "stocks", "citizens"]
  const offices = whole["offices"] as JsonObject
  const office = offices["additionalProperties"] as JsonObject
  const own = office["properties"] as JsonObject
  const parts = Object.fromEntries(names.map((name) => [name, partly(own[name]!)]))
  return {
    ...Object.fromEntries(names.map((name) => [name, alike(whole[name] as JsonObject)])),
    offices: alike({ ...offices, additionalProperties: { ...office, properties: { ...own, ...parts } } }),
  }
}

const like = {
  type: "string",
  pattern: "^[a-z][a-z0-9-]*$",
  description: "Another policy, whose settings are taken over",
}

interface Offered {
  readonly policies: ReadonlyMap<string, PolicyDeclaration>
  readonly bundles?: ReadonlyMap<string, unknown>
  readonly outcomes: ReadonlyMap<string, OutcomeDeclaration>
}

const alikeOne = { properties: { like }, required: ["like"] }
const nothingSaid = { maxProperties: 0 }

/** A section of policies: those of the catalogue by name, its bundles, and any name that is like one; perhaps bundles of the file. */
const policySection = ({ policies, bundles }: Offered, description: string, ownBundles: boolean): JsonObject => {
  const byName = [...policies].map(([name, declaration]): readonly [string, Json] => {
    const own = schemaOf(policySchema(declaration) as Schema.Top)
    const needed = (own["required"] as readonly string[] | undefined) ?? []
    const whole = {
      ...own,
      description: declaration.title.en,
      properties: { ...(own["properties"] as JsonObject), like },
    } as Record<string, Json>
    delete whole["required"]
    return [name, needed.length === 0 ? whole : { ...whole, anyOf: [{ required: needed }, { required: ["like"] }] }]
  })
  return {
    type: "object",
    description,
    properties: Object.fromEntries([
      ...byName,
      ...[...(bundles?.keys() ?? [])].map((name) => [
        name,
        { type: "object", ...nothingSaid, description: "A bundle" },
      ]),
    ]),
    additionalProperties: ownBundles
      ? { type: "object", anyOf: [alikeOne, nothingSaid] }
      : { type: "object", ...alikeOne },
    propertyNames: { pattern: "^[a-z][a-z0-9-]*$" },
  }
}

/** The JSON Schema (draft 2020-12) that completes and checks a scenario file in an editor. */
export const jsonSchema = (options: Offered): JsonObject => {
  const file = schemaOf(ScenarioFile)
  const properties = { ...(file["properties"] as JsonObject), ...layered(schemaOf(ScenarioFile, true)) }
  const checks = properties["checks"] as JsonObject
  const check = checks["additionalProperties"] as JsonObject
  const whole = withSharedSchemas({
    ...file,
    properties: {
      ...properties,
      today: policySection(options, "Policies in force already: part of the baseline and of every other column", true),
      policies: policySection(options, "Policies to compare", false),
      checks: {
        ...checks,
        additionalProperties: {
          ...check,
          properties: {
            ...(check["properties"] as JsonObject),
            outcome: { description: "Outcome of the registry", enum: [...options.outcomes.keys()] },
          },
        },
      },
    },
  })
  return { $schema: "https://json-schema.org/draft/2020-12/schema", title: "Tangguh scenario, format 1", ...whole }
}
