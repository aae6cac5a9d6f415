import type { Schedule, Scope, Title } from "@tangguh/plan"
import { scheduleOf, type Calendar } from "../calendar.ts"
import type { Compiling } from "../compiling.ts"
import { layHours, type WrittenHours } from "../hours.ts"
import type { Path } from "../problem.ts"
import type { ScenarioFile } from "../schema/index.ts"
import { fill, type Copy } from "../varies.ts"
import { listOffices, type ListedOffice } from "./offices.ts"

interface Sections {
  readonly resources: NonNullable<ScenarioFile["resources"]>
  readonly dependencies: NonNullable<ScenarioFile["dependencies"]>
  readonly stocks: NonNullable<ScenarioFile["stocks"]>
  readonly citizens: ScenarioFile["citizens"]
}

/** Where something is that can be up or down, free, or on hand: an office, a region, or the nation. */
export interface Place {
  readonly name: string
  /** Indices of its offices. */
  readonly offices: readonly number[]
  /** Of its first office. */
  readonly hours: WrittenHours
  /** Index into the schedules. */
  readonly schedule: number
  /**
   * What the file says of a thing here and where it says it, with the numbers that are drawn for this place.
   * Where the same is said of many places, it is one object.
   */
  readonly entry: <S extends keyof Sections>(section: S, name: string) => Entry<Sections[S][string]>
}

interface Entry<V> {
  readonly value: V
  readonly path: Path
}

/** An office, of which the file may describe many at once. */
export interface OfficePlace extends Place {
  readonly title: Title
  readonly region: string
  /** Where it is described; null for the only office of a file that names none. */
  readonly path: Path | null
  readonly atStart: NonNullable<ListedOffice["written"]["at_start"]>
}

export interface Places {
  readonly offices: readonly OfficePlace[]
  readonly schedules: readonly Schedule[]
  /** Where things of this scope are: each office, each region, or the nation. */
  readonly of: (scope: Scope) => readonly Place[]
}

const said = <S extends keyof Sections>(sections: Partial<Sections>, section: S, name: string) =>
  (sections[section] as Readonly<Record<string, Sections[S][string]>> | undefined)?.[name]

const scopeOf = (thing: unknown): Scope =>
  typeof thing === "object" && thing !== null && "scope" in thing ? (thing.scope as Scope) : "office"

const hoursText = (hours: WrittenHours): string =>
  JSON.stringify(hours, (_, value: unknown) => (value instanceof Map ? [...value].sort((a, b) => a[0] - b[0]) : value))

/** Schedules and the hours of which they are, each once. */
class ScheduleTable {
  readonly schedules: Schedule[] = []
  readonly #byHours = new Map<WrittenHours, number>()
  readonly #byText = new Map<string, WrittenHours>()
  /** The first hours that say the same. */
  hours(given: WrittenHours): WrittenHours {
    const text = hoursText(given)
    const known = this.#byText.get(text)
    if (known === undefined) this.#byText.set(text, given)
    return known ?? given
  }
  index(hours: WrittenHours, make: () => Schedule): number {
    let index = this.#byHours.get(hours)
    if (index === undefined) {
      index = this.schedules.length
      this.schedules.push(make())
      this.#byHours.set(hours, index)
    }
    return index
  }
}

/** Puts the numbers of a copy into what is said; what has any is made once. */
const filling = (copy: Copy, problem: Compiling["problem"]): (<A>(value: A) => A) => {
  let known: Map<unknown, unknown> | null = null
  return <A>(value: A): A => {
    const before = known?.get(value)
    if (before !== undefined) return before as A
    const made = fill(value, copy, problem)
    if (made !== value) (known ??= new Map()).set(value, made)
    return made
  }
}

/**
 * The offices of a file with their hours, and the regions and the nation that they share.
 *
 * Errors: a number of an office that cannot be read or drawn is reported, and what is said there is of no use.
 */
export const placesOf = (compiling: Compiling, calendar: Calendar, seed: string): Places => {
  const { file, problem } = compiling
  const above: WrittenHours = file.hours ?? { kind: "always" }
  const table = new ScheduleTable()
  const layered = new Map<ListedOffice["written"], WrittenHours>()
  const listed = listOffices(compiling)
  if (file.hours === undefined && !listed.every(({ written }) => written.hours !== undefined))
    compiling.assume(["hours"], "always")
  const sections = file as unknown as Sections

  const offices = listed.map(({ name, title, region, written, path, row }, index): OfficePlace => {
    let hours = layered.get(written)
    if (hours === undefined) {
      hours = table.hours(written.hours === undefined ? above : layHours(above, written.hours))
      layered.set(written, hours)
    }
    const hoursPath = written.hours === undefined ? ["hours"] : [...path!, "hours"]
    const schedule = table.index(hours, () => {
      const made = scheduleOf(calendar, hours, hoursPath, problem)
      if (made.opens.length === 0)
        problem(
          hoursPath,
          `the office ${String(path?.at(-1) ?? name)} never opens during the run`,
          "hours on at least one date of the run",
        )
      return made
    })
    const filled = filling({ name, seed, row }, problem)
    const own = written as Partial<Sections>
    return {
      name,
      title,
      region,
      path,
      offices: [index],
      hours,
      schedule,
      atStart: filled(written.at_start ?? {}),
      entry: (section, thing) => {
        const here = said(own, section, thing)
        return here === undefined
          ? { value: filled(said(sections, section, thing)!), path: [section, thing] }
          : { value: filled(here), path: [...path!, section, thing] }
      },
    }
  })

  const shared = (name: string, members: readonly number[]): Place => {
    const { hours, schedule } = offices[members[0]!]!
    const filled = filling({ name, seed, row: null }, problem)
    return {
      name,
      offices: members,
      hours,
      schedule,
      entry: (section, thing) => ({
        value: filled(said(sections, section, thing)!),
        path: [section, thing],
      }),
    }
  }
  const members = (nameOf: (office: OfficePlace) => string): readonly Place[] => {
    const byName = new Map<string, number[]>()
    for (const [index, office] of offices.entries()) {
      const known = byName.get(nameOf(office))
      if (known === undefined) byName.set(nameOf(office), [index])
      else known.push(index)
    }
    return [...byName].map(([name, indices]) => shared(name, indices))
  }
  const scopes: Record<Scope, readonly Place[]> = {
    office: offices,
    region: members(({ region }) => region),
    nation: members(() => "nation"),
  }
  // Now, so that a number which cannot be is known before anything is made of it.
  for (const section of ["resources", "dependencies", "stocks", "citizens"] as const)
    for (const [thing, each] of Object.entries(sections[section] ?? {}))
      for (const place of scopes[scopeOf(each)]) place.entry(section, thing)
  return { offices, schedules: table.schedules, of: (scope) => scopes[scope] }
}

/** Keeps what was made of what the file says at places of the same hours, so that it is made once for all of them. */
export const onceForAll = <V, R>(): ((value: V, hours: WrittenHours, make: () => R) => R) => {
  const known = new Map<V, Map<WrittenHours, R>>()
  return (value, hours, make) => {
    let byHours = known.get(value)
    if (byHours === undefined) known.set(value, (byHours = new Map()))
    let made = byHours.get(hours)
    if (made === undefined) byHours.set(hours, (made = make()))
    return made
  }
}
