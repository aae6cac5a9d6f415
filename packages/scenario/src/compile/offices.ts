import type { Title } from "@tangguh/plan"
import { titleOf, type Compiling } from "../compiling.ts"
import { parseName } from "../leaves.ts"
import { quoted, type Path } from "../problem.ts"
import type { ScenarioFile } from "../schema/index.ts"
import { suggestion } from "../suggest.ts"
import { tableAt } from "../table.ts"
import type { Copy } from "../varies.ts"

type WrittenOffice = NonNullable<ScenarioFile["offices"]>[string]

/** An office that the file names, describes among others, or has in a table. */
export interface ListedOffice {
  readonly name: string
  readonly title: Title
  readonly region: string
  /** What the file says of it: one and the same object for all copies. */
  readonly written: WrittenOffice
  readonly path: Path | null
  readonly row: Copy["row"]
}

const mostOffices = 100_000

/** `kecamatan-0007` */
const copyName = (name: string, index: number): string => `${name}-${String(index + 1).padStart(4, "0")}`

const numbered = (title: Title, index: number): Title => ({
  en: `${title.en} ${index + 1}`,
  id: `${title.id} ${index + 1}`,
})

/** Every office of the file, in its order. */
export const listOffices = (compiling: Compiling): readonly ListedOffice[] => {
  const { file } = compiling
  checkRegions(compiling)
  if (file.offices === undefined)
    return [
      { name: "office", title: titleOf(undefined, "office"), region: "region", written: {}, path: null, row: null },
    ]
  const described = Object.entries(file.offices)
  if (described.length === 0) compiling.problem(["offices"], "there is no office", "at least one, or no offices at all")
  const total = described.reduce((sum, [, { copies = 1 }]) => sum + copies, 0)
  if (total > mostOffices) {
    const largest = described.reduce((a, b) => ((b[1].copies ?? 1) > (a[1].copies ?? 1) ? b : a))
    compiling.problem(["offices", largest[0], "copies"], `${total} offices`, "at most 100,000")
    // One stands for all, so that nothing else seems wrong.
    return copiesOf(compiling, largest[0], {}, ["offices", largest[0]]).map((each) => ({ ...each, region: "region" }))
  }
  const taken = new Set<string>()
  return described.flatMap(([name, written]): readonly ListedOffice[] => {
    const path = ["offices", name]
    const listed = regional(compiling, written, path, copiesOf(compiling, name, written, path))
    const clash = listed.find((each) => taken.has(each.name))
    if (clash !== undefined) compiling.problem(path, `there is another office ${quoted(clash.name)}`, "another name")
    for (const each of listed) taken.add(each.name)
    return listed
  })
}

type Copied = Omit<ListedOffice, "region"> & { readonly regionInTable: string | undefined }

const copiesOf = (compiling: Compiling, name: string, written: WrittenOffice, path: Path): readonly Copied[] => {
  const { copies, table } = written
  const title = titleOf(written.title, name)
  const plain = { name, title, written, path, row: null, regionInTable: undefined }
  if (table === undefined)
    return copies === undefined
      ? [plain]
      : Array.from({ length: copies }, (_, nth) => ({
          ...plain,
          name: copyName(name, nth),
          title: numbered(title, nth),
        }))
  if (copies !== undefined)
    compiling.problem([...path, "copies"], "each row of a table is one office", "copies or table")
  const at = [...path, "table"]
  const names = new Set<string>()
  const rows = tableAt(compiling, at, table, ["name"])
  if (rows?.length === 0) compiling.problem(at, `${table} names no office`, "a row for each office")
  // One office stands for a table that cannot be read, so that nothing else seems wrong.
  if (rows === null || rows.length === 0) return [{ ...plain, written: {} }]
  return rows.flatMap((row): readonly Copied[] => {
    const parsed = parseName(row.cells.get("name")!)
    const wrong = !parsed.ok
      ? parsed.wrong
      : names.has(parsed.value)
        ? `there is another ${quoted(parsed.value)}`
        : null
    if (!parsed.ok || wrong !== null) {
      compiling.problem(at, `${table}:${row.line} name: ${wrong!}`, "a name of its own, such as solo-baru")
      return []
    }
    names.add(parsed.value)
    return [
      {
        ...plain,
        name: parsed.value,
        title: titleOf(row.cells.get("title") || undefined, parsed.value),
        row: { ...row, file: table },
        regionInTable: row.cells.get("region") || undefined,
      },
    ]
  })
}

/** The offices with their regions. Where a region has copies, offices are dealt over them in blocks whose sizes differ by at most one. */
const regional = (
  compiling: Compiling,
  written: WrittenOffice,
  path: Path,
  offices: readonly Copied[],
): readonly ListedOffice[] => {
  const { regions = {}, dependencies, resources, stocks } = compiling.file
  const shared = Object.entries({ ...dependencies, ...resources, ...stocks }).find(
    ([, each]) => typeof each === "object" && "scope" in each && each.scope === "region",
  )
  return offices.map(({ regionInTable, ...office }, nth) => {
    const region = regionInTable ?? written.region
    if (region === undefined) {
      if (Object.keys(regions).length > 0 && shared !== undefined)
        compiling.problem(
          path,
          `“region” is missing, and ${shared[0]} belongs to the region`,
          suggestion("", Object.keys(regions), ""),
        )
      return { ...office, region: "region" }
    }
    const known = Object.hasOwn(regions, region) ? regions[region] : undefined
    if (known === undefined)
      compiling.problem(
        [...path, "table"],
        `${office.row!.file}:${office.row!.line} region: there is no region ${quoted(region)}`,
        suggestion(region, Object.keys(regions), "the file names none"),
      )
    const copies = known?.copies
    return {
      ...office,
      region: copies === undefined ? region : copyName(region, Math.floor((nth * copies) / offices.length)),
    }
  })
}

const checkRegions = (compiling: Compiling): void => {
  const { regions = {}, run } = compiling.file
  const zone = run.zone ?? "UTC"
  const offices = Object.values(compiling.file.offices ?? {})
  const used = new Set([
    ...offices.map((office) => office.region),
    ...Object.values(regions).map((region) => region.in),
  ])
  const inTable = offices.some((office) => office.table !== undefined)
  for (const [name, region] of Object.entries(regions)) {
    if (region.zone !== undefined && region.zone !== zone)
      compiling.problem(
        ["regions", name, "zone"],
        `${region.zone} is not the zone of the run, which is ${zone}`,
        "one zone for the whole file",
      )
    if (!inTable && !used.has(name))
      compiling.problem(["regions", name], `no office is in ${name}`, "an office with this region, or leave it out")
    const above = new Set([name])
    for (let next = region.in; next !== undefined; next = regions[next]?.in) {
      if (above.has(next)) {
        compiling.problem(["regions", name, "in"], `${name} lies in itself`, "a wider region")
        break
      }
      above.add(next)
    }
  }
}
