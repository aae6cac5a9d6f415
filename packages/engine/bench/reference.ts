import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { RandomStream } from "../src/index.ts"
import type { Measurement } from "./measurement.ts"

/** The C++ program beside this file, compiled. */
export type Reference = {
  mm1(customers: number): Measurement
  hold(pending: number, operations: number): Measurement
  /** Removes the program. */
  dispose(): void
}

/** Compiles the reference with `g++ -O3` into a temporary directory; null where there is no g++. */
export function reference(): Reference | null {
  const directory = mkdtempSync(join(tmpdir(), "tangguh-reference-"))
  const program = join(directory, "reference")
  const dispose = (): void => rmSync(directory, { recursive: true, force: true })
  try {
    const source = join(import.meta.dirname, "reference.cpp")
    execFileSync("g++", ["-O3", "-std=c++17", "-o", program, source], { stdio: "ignore" })
  } catch {
    dispose()
    return null
  }
  const run = (seed: string, ...words: (string | number)[]): Measurement => {
    const { a, b, c, d } = new RandomStream(seed).state()
    const line = execFileSync(program, [...words, a, b, c, d].map(String), { encoding: "utf8" })
    const [name, rate, unit, result] = line.trim().split("\t")
    return { name, rate: Number(rate), unit, result: Number(result) }
  }
  return {
    mm1: (customers) => run("mm1", "mm1", customers),
    hold: (pending, operations) => run("hold", "hold", pending, operations),
    dispose,
  }
}
