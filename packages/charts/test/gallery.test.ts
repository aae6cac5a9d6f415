import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { Ajv } from "ajv"
import { compile } from "vega-lite"
import { describe, expect, test } from "vitest"
import { gallery } from "../src/gallery/gallery.ts"

const require = createRequire(import.meta.url)
const schema: object = JSON.parse(readFileSync(require.resolve("vega-lite/vega-lite-schema.json"), "utf8"))
const formats = { "color-hex": true, uri: true } as const
const valid = new Ajv({ strict: false, allowUnionTypes: true, formats, logger: false }).compile(schema)

const compiled = (spec: Parameters<typeof compile>[0]) => {
  const warnings: string[] = []
  const warn = (...messages: readonly unknown[]) => {
    warnings.push(messages.join(" "))
    return logger
  }
  const nothing = () => logger
  const logger = { level: () => logger, error: warn, warn, info: nothing, debug: nothing }
  return { vega: compile(spec, { logger: logger as never }).spec, warnings }
}

/** Every string of a vega specification that vega would run as an expression. */
const expressions = (node: unknown, key = ""): string[] => {
  if (typeof node === "string")
    return ["signal", "expr", "update", "test", "filter", "init"].includes(key) ? [node] : []
  if (Array.isArray(node)) return node.flatMap((each) => expressions(each))
  if (typeof node !== "object" || node === null) return []
  return Object.entries(node).flatMap(([name, value]) => (name === "values" ? [] : expressions(value, name)))
}

describe.each(gallery)("%s", (_name, draw) => {
  test("is valid vega-lite, compiles without a warning, and is plain JSON", () => {
    const spec = draw()
    valid(spec)
    expect(valid.errors ?? []).toEqual([])
    expect(compiled(spec).warnings).toEqual([])
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec)
  })

  test("has alt text and is the same when drawn twice", () => {
    expect(draw().description?.length).toBeGreaterThan(20)
    expect(draw()).toEqual(draw())
  })

  test("takes no text of the scenario into an expression", () => {
    for (const expression of expressions(compiled(draw()).vega))
      expect(expression).not.toMatch(/hostile|alert|Send|Pulang/)
  })
})
