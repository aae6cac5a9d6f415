import type { CitizenClass, InitialBacklog, Step } from "@tangguh/plan"
import { lawAt, type Compiling } from "../compiling.ts"
import { delayLaw } from "../law.ts"
import type { OfficePlace } from "./places.ts"

export const mostJobs = 1_000_000
/** The class of those who wait when the run begins. */
export const nameAtStart = "initial"

/** Indices of the services of which jobs wait when the run begins, in file order. */
export const servicesAtStart = (compiling: Compiling): readonly number[] => {
  if (Object.hasOwn(compiling.file.citizens, nameAtStart) || nameAtStart in compiling.file.citizens)
    compiling.problem(
      ["citizens", nameAtStart],
      "“initial” is what those are called who wait when the run begins",
      "another name",
    )
  const waiting = new Set(
    Object.values(compiling.file.offices ?? {}).flatMap((office) => Object.keys(office.at_start ?? {})),
  )
  return Object.values(compiling.file.services).flatMap((service, index) =>
    service.steps.some(({ step }) => waiting.has(step)) ? [index] : [],
  )
}

/** The class of those who wait at a service when the run begins: nothing is known of them but that they come again. */
export const initialClass = (service: number): CitizenClass => ({
  name: nameAtStart,
  title: { en: "There from the start", id: "Sudah ada sejak awal" },
  wants: service,
  patience: null,
  whenTold: { wait: 1, notToday: 600, backAt: 1 },
  balks: null,
  returns: { chance: 1, after: { law: { kind: "constant", value: 1 }, unit: "working days" }, atMost: 1000 },
  purposes: [],
})

/** What waits at an office when the run begins. */
export const compileAtStart = (
  compiling: Compiling,
  office: OfficePlace,
  steps: readonly Step[],
  classes: readonly CitizenClass[],
): readonly InitialBacklog[] =>
  Object.entries(office.atStart).flatMap(([at, written]): readonly InitialBacklog[] => {
    const path = [...office.path!, "at_start", at]
    const step = steps.findIndex((each) => each.name === at)
    if (written.jobs > mostJobs) {
      compiling.problem([...path, "jobs"], `${written.jobs} jobs at the start`, "at most 1_000_000")
      return []
    }
    if (written.age === undefined) compiling.assume([...path, "age"], "0 days")
    if (written.dead === undefined) compiling.assume([...path, "dead"], "0 %")
    const age =
      written.age === undefined
        ? ({ law: { kind: "constant", value: 0 }, unit: "seconds" } as const)
        : lawAt(compiling, [...path, "age"], delayLaw(written.age))
    if (age === null) return []
    return [
      {
        step,
        jobs: written.jobs,
        age,
        dead: written.dead ?? 0,
        class: classes.findIndex((each) => each.name === nameAtStart && each.wants === steps[step]!.service),
        stream: `at_start/${office.name}/${at}`,
      },
    ]
  })
