import { describe, expect, test } from "vitest"
import { displayWidth } from "../src/terminal/display-width.ts"
import { verbTable } from "../src/verb-table.ts"
import { tangguh } from "./tangguh.ts"

/** Prints the address of every module that is loaded to standard error. */
const tracing = `data:text/javascript,${encodeURIComponent(`
import { registerHooks } from "node:module"
registerHooks({ load: (url, context, next) => { process.stderr.write(url + "\\n"); return next(url, context) } })
`)}`

describe("help and version", () => {
  test.each([["--help"], ["--version"], ["compare", "--help"]])(
    "%s %s load nothing but what they print",
    async (...args) => {
      const { status, stderr } = await tangguh(args, { node: ["--import", tracing] })
      const loaded = stderr
        .trim()
        .split("\n")
        .filter((url) => !url.startsWith("node:"))
      expect(status).toBe(0)
      expect(loaded.length).toBeGreaterThan(3)
      expect(loaded.filter((url) => !/\/packages\/(cli\/src|scenario\/src\/suggest\.ts)/.test(url))).toEqual([])
      expect(loaded.filter((url) => url.includes("/verbs/") || url.includes("execute"))).toEqual([])
    },
  )

  test.each(["en", "id"])("tell every verb and flag within 100 columns (%s)", async (lang) => {
    const whole = await tangguh(["--help", "--lang", lang])
    for (const { name } of verbTable) expect(whole.stdout).toContain(`\n  ${name}`)
    for (const verb of verbTable) {
      const { status, stdout } = await tangguh([verb.name, "--help", "--lang", lang])
      expect(status).toBe(0)
      for (const flag of Object.keys(verb.flags)) expect(stdout).toContain(`--${flag}`)
      for (const line of [...stdout.split("\n"), ...whole.stdout.split("\n")])
        expect(displayWidth(line)).toBeLessThanOrEqual(100)
    }
  })

  test("the schema is one JSON document that knows the policies and outcomes", async () => {
    const { stdout } = await tangguh(["schema"])
    const schema = JSON.parse(stdout) as { $schema: string; properties: { policies: { properties: object } } }
    expect(schema.$schema).toContain("2020-12")
    expect(Object.keys(schema.properties.policies.properties)).toContain("generator")
  })
})
