/** A value of JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
export type JsonObject = { readonly [key: string]: Json }

export const isObject = (json: Json): json is JsonObject =>
  typeof json === "object" && json !== null && !Array.isArray(json)

const isSchema = (json: JsonObject): boolean => typeof json["type"] === "string" || Array.isArray(json["anyOf"])

/** A schema in which those within it are references by number. */
interface Interned {
  readonly json: JsonObject
  references: number
}

/** Written out where they stand: a reference to them would hardly be shorter. */
const shortest = 120

/** The same JSON Schema with every part that stands in several places written once, under `$defs`. */
export const withSharedSchemas = (schema: JsonObject): JsonObject => {
  const interned: Interned[] = []
  const byText = new Map<string, number>()
  const intern = (json: Json): Json => {
    if (Array.isArray(json)) return json.map(intern)
    if (!isObject(json)) return json
    const shallow = Object.fromEntries(Object.entries(json).map(([key, value]) => [key, intern(value)]))
    if (!isSchema(json)) return shallow
    const text = JSON.stringify(shallow)
    let number = byText.get(text)
    if (number === undefined) {
      byText.set(text, (number = interned.length))
      interned.push({ json: shallow, references: 0 })
      count(shallow)
    }
    return { $ref: number }
  }
  /** Counts the references within a schema that is met for the first time. */
  const count = (json: Json): void => {
    if (Array.isArray(json)) for (const each of json) count(each)
    else if (isObject(json)) {
      if (typeof json["$ref"] === "number") interned[json["$ref"]]!.references++
      else for (const each of Object.values(json)) count(each)
    }
  }
  const defs = new Map<number, Json>()
  const write = (json: Json): Json => {
    if (Array.isArray(json)) return json.map(write)
    if (!isObject(json)) return json
    const number = json["$ref"]
    if (typeof number !== "number")
      return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, write(value)]))
    const { json: inner, references } = interned[number]!
    if (references < 2 || JSON.stringify(inner).length < shortest) return write(inner)
    if (!defs.has(number)) {
      defs.set(number, null)
      defs.set(number, write(inner))
    }
    return { $ref: `#/$defs/${number}` }
  }
  const root = intern(schema)
  const written = write(root) as JsonObject
  return { ...written, $defs: Object.fromEntries([...defs].sort((a, b) => a[0] - b[0])) }
}
