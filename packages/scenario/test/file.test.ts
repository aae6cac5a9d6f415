import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { readScenarioFile, readScenarioFileExit } from "../src/file.ts"

let folder = ""
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tangguh-file-"))
})
afterAll(() => rmSync(folder, { recursive: true }))

const write = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const refusal = (path: string): string => readScenarioFileExit(path).problem!.format()

describe("reading a file", () => {
  test("a text, without its byte-order mark", async () => {
    expect(readScenarioFileExit(write("a.yaml", "\ufefftangguh: 1\n")).text).toBe("tangguh: 1\n")
    expect(await Effect.runPromise(readScenarioFile(write("b.yaml", "x")))).toBe("x")
  })
  test("no file", async () => {
    expect(refusal(join(folder, "none.yaml"))).toBe(
      `${join(folder, "none.yaml")}: there is no such file; the path of a scenario file`,
    )
    const failure = await Effect.runPromise(Effect.flip(readScenarioFile(join(folder, "none.yaml"))))
    expect(failure.message).toContain("there is no such file")
  })
  test("a folder", () => {
    expect(refusal(folder)).toContain("this is a folder")
  })
  test("a path through a file", () => {
    expect(refusal(join(write("c.yaml", "x"), "d.yaml"))).toContain("there is no such file")
  })
  test("a pipe and a device do not hang", () => {
    const pipe = join(folder, "pipe")
    execFileSync("mkfifo", [pipe])
    expect(refusal(pipe)).toContain("not a regular file")
    expect(refusal("/dev/zero")).toContain("not a regular file")
  })
  test("100 MB", () => {
    const path = write("big.yaml", "")
    execFileSync("truncate", ["-s", "100M", path])
    expect(refusal(path)).toContain("the file has 104857600 bytes; at most 1 MB")
  })
  test("other encodings", () => {
    expect(refusal(write("le.yaml", Uint8Array.of(0xff, 0xfe, 0x74, 0)))).toContain("UTF-16")
    expect(refusal(write("be.yaml", Uint8Array.of(0xfe, 0xff, 0, 0x74)))).toContain("UTF-16")
    expect(refusal(write("nul.yaml", Uint8Array.of(0x74, 0, 0x61, 0)))).toContain("NUL character")
    expect(refusal(write("latin.yaml", Uint8Array.of(0x74, 0xe9, 0x61)))).toContain("not UTF-8 (is it Latin-1?)")
  })
})
