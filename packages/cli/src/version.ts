import { readFileSync } from "node:fs"

/** The version of this tangguh. */
export const version = (): string =>
  (
    JSON.parse(readFileSync(new URL(import.meta.resolve("@tangguh/cli/package.json")), "utf8")) as {
      version: string
    }
  ).version

/** What writes a log: this tangguh, Node, and the time-zone data by which local times were read. */
export const versions = (): Readonly<Record<string, string>> => ({
  tangguh: version(),
  node: process.versions.node,
  "time zones": process.versions["tz"] ?? "",
})
