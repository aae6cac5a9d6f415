import { execFileSync } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"

const packages = join(import.meta.dirname, "../..")

/** Packages from which results come: the same bits in every JavaScript engine. */
const deterministic = ["engine", "statistics", "plan", "office", "outcomes", "policies", "event-log"]

const sources = deterministic.flatMap((name) => {
  const folder = join(packages, name, "src")
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).flatMap((file) =>
    file.endsWith(".ts") ? [join(folder, file)] : [],
  )
})

describe("what results are made of", () => {
  it("has no power operator, which engines round differently", () => {
    const code = (file: string) => readFileSync(file, "utf8").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "")
    expect(sources.length).toBeGreaterThan(80)
    expect(sources.filter((file) => /[^*/]\*\*[^*/]/.test(code(file)))).toEqual([])
  })

  it("is kept from built-in functions, clocks and locales by the lint rule", () => {
    const folder = mkdtempSync(join(packages, "office/src/lint-"))
    try {
      const offender = join(folder, "offender.ts")
      writeFileSync(
        offender,
        `export const a = Math.log(2)\nexport const b = Date.now()\nexport const c = "a".localeCompare("b")\nexport const d = Math.random()\n`,
      )
      let said = ""
      try {
        execFileSync(process.execPath, [join(packages, "../node_modules/oxlint/bin/oxlint"), offender], {
          cwd: join(packages, ".."),
          encoding: "utf8",
        })
      } catch (error) {
        said = (error as { stdout: string }).stdout
      }
      for (const banned of ["Math.log", "Date.now", "localeCompare", "Math.random"]) expect(said).toContain(banned)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
