import * as Schema from "effect/Schema"
import type { OutcomeDeclaration, PolicyDeclaration } from "@tangguh/plan"
import { jsonKey, patternKey } from "./leaf.ts"
import { policySchema } from "./policy.ts"
import { keyPatternKey } from "./read.ts"
import { ScenarioFile } from "./schema/index.ts"

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
type JsonObject = { readonly [key: string]: Json }

const isObject = (json: Json): json is JsonObject => typeof json === "object" && json !== null && !Array.isArray(json)

/** Turns our annotations into the keywords of JSON Schema. */
const finish = (json: Json): Json => {
  if (Array.isArray(json)) return json.map(finish)
  if (!isObject(json)) return json
  if (isObject(json[jsonKey] ?? null)) return json[jsonKey]!
  const done: Record<string, Json> = {}
  for (const [key, value] of Object.entries(json)) {
    if (key === patternKey) done["pattern"] = value
    else if (key === keyPatternKey) {
      if (value !== null) done["propertyNames"] = { pattern: value }
    } else if (key !== "propertyNames" || json[keyPatternKey] === undefined) done[key] = finish(value)
  }
  return done
}

const schemaOf = (schema: Schema.Top): JsonObject => {
  const document = Schema.toJsonSchemaDocument(schema, {
    onExcessProperty: "error",
    includeAnnotationKey: (key) => key === patternKey || key === jsonKey || key === keyPatternKey,
  })
  return finish(document.schema as Json) as JsonObject
}

const like = {
  type: "string",
  pattern: "^[a-z][a-z0-9-]*$",
  description: "Another policy, whose settings are taken over",
}

/** A section of policies: those of the catalogue by name, and any name that is like one. */
const policySection = (policies: ReadonlyMap<string, PolicyDeclaration>, description: string): JsonObject => {
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
    properties: Object.fromEntries(byName),
    additionalProperties: { type: "object", properties: { like }, required: ["like"] },
    propertyNames: { pattern: "^[a-z][a-z0-9-]*$" },
  }
}

/** The JSON Schema (draft 2020-12) that completes and checks a scenario file in an editor. */
export const jsonSchema = (options: {
  readonly policies: ReadonlyMap<string, PolicyDeclaration>
  readonly outcomes: ReadonlyMap<string, OutcomeDeclaration>
}): JsonObject => {
  const file = schemaOf(ScenarioFile)
  const properties = file["properties"] as JsonObject
  const checks = properties["checks"] as JsonObject
  const check = checks["additionalProperties"] as JsonObject
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Tangguh scenario, format 1",
    ...file,
    properties: {
      ...properties,
      today: policySection(
        options.policies,
        "Policies in force already: part of the baseline and of every other column",
      ),
      policies: policySection(options.policies, "Policies to compare"),
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
  }
}
