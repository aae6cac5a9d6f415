import type { Balking, CitizenClass, Purpose } from "@tangguh/plan"
import { lawAt, titleOf, type Compiling } from "../compiling.ts"
import { delayLaw, durationLaw } from "../law.ts"
import type { Path } from "../problem.ts"
import type { Citizens } from "../schema/citizens.ts"

type Written = (typeof Citizens)["Type"]

/** More returns than any run has time for. */
const endlessly = Number.MAX_SAFE_INTEGER

const nobodyReturns: CitizenClass["returns"] = {
  chance: 0,
  after: { law: { kind: "constant", value: 1 }, unit: "working days" },
  atMost: 0,
}

/** Purposes of all classes: classes that say the same of one share it. */
class PurposeTable {
  readonly purposes: Purpose[] = []
  readonly #byContent = new Map<string, number>()
  index(purpose: Purpose): number {
    const content = JSON.stringify(purpose)
    let index = this.#byContent.get(content)
    if (index === undefined) {
      index = this.purposes.length
      this.purposes.push(purpose)
      this.#byContent.set(content, index)
    }
    return index
  }
}

const purposesOf = (
  compiling: Compiling,
  path: Path,
  written: NonNullable<Written["purposes"]>,
  table: PurposeTable,
): readonly number[] => {
  const total = Object.values(written).reduce((sum, { share }) => sum + share, 0)
  if (total > 1 + 1e-9)
    compiling.problem(
      path,
      `the shares add up to ${Number((total * 100).toPrecision(10))} %`,
      "at most 100 %: a citizen has one purpose, or none",
    )
  return Object.entries(written).flatMap(([name, { title, share, deadline }]): readonly number[] => {
    const delay = lawAt(compiling, [...path, name, "deadline"], delayLaw(deadline))
    return delay === null ? [] : [table.index({ name, title: titleOf(title, name), share, deadline: delay })]
  })
}

const reactionOf = (compiling: Compiling, path: Path, written: Written, endless: boolean): CitizenClass["whenTold"] => {
  const told = written.patience_when_told
  if (!endless || told !== undefined) {
    if (told?.wait === undefined) compiling.assume([...path, "wait"], "100 %")
    if (told?.["not today"] === undefined) compiling.assume([...path, "not today"], "10 min")
    if (told?.["back at"] === undefined) compiling.assume([...path, "back at"], "100 %")
  }
  return { wait: told?.wait ?? 1, notToday: told?.["not today"] ?? 600, backAt: told?.["back at"] ?? 1 }
}

const balkingOf = (written: Written["balks"]): Balking | null =>
  written === undefined
    ? null
    : {
        queue: written.queue ?? Number.POSITIVE_INFINITY,
        whenDown: written.when_down ?? 0,
        hopeless: written.hopeless ?? 0,
      }

const returnsOf = (
  compiling: Compiling,
  path: Path,
  written: Written["returns"],
  endless: boolean,
): CitizenClass["returns"] => {
  if (written === undefined) {
    if (!endless) compiling.assume(path, "nobody")
    return nobodyReturns
  }
  const after = lawAt(compiling, [...path, "after"], delayLaw(written.after))
  if (written.at_most === undefined) compiling.assume([...path, "at_most"], "endless")
  return after === null ? nobodyReturns : { chance: written.chance, after, atMost: written.at_most ?? endlessly }
}

/** The classes of citizens, in the order of the file, and what they need the services for. */
export const compileClasses = (
  compiling: Compiling,
): { readonly classes: readonly CitizenClass[]; readonly purposes: readonly Purpose[] } => {
  const services = Object.keys(compiling.file.services)
  const table = new PurposeTable()
  const classes = Object.entries(compiling.file.citizens).map(([name, written]): CitizenClass => {
    const path = ["citizens", name]
    if (written.patience === undefined) compiling.assume([...path, "patience"], "endless")
    const { patience = "endless" } = written
    const endless = patience === "endless"
    return {
      name,
      title: titleOf(written.title, name),
      wants: services.indexOf(written.wants),
      patience: endless ? null : lawAt(compiling, [...path, "patience"], durationLaw(patience)),
      whenTold: reactionOf(compiling, [...path, "patience_when_told"], written, endless),
      balks: balkingOf(written.balks),
      returns: returnsOf(compiling, [...path, "returns"], written.returns, endless),
      purposes: purposesOf(compiling, [...path, "purposes"], written.purposes ?? {}, table),
    }
  })
  return { classes, purposes: table.purposes }
}
