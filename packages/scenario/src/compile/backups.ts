import type { Backup, FailureSource } from "@tangguh/plan"
import { lawAt, type Compiling } from "../compiling.ts"
import { durationLaw } from "../law.ts"
import type { Path } from "../problem.ts"
import type { Dependency as Written } from "../schema/dependencies.ts"
import { compileFailures, type Failing } from "./failures.ts"

type WrittenBackups = NonNullable<(typeof Written)["Type"]["backups"]>
type WrittenGenerator = Extract<WrittenBackups[number], { readonly generator: unknown }>["generator"]

/** A backup whose needs are known by name, and how a standby fails by itself; null: not at all. */
export interface WrittenBackup {
  readonly backup: Backup
  readonly needs: readonly string[]
  readonly fails: readonly FailureSource[] | null
}

/** How many of the backups fail by themselves. */
export const failingStandbys = (backups: WrittenBackups | undefined): number =>
  (backups ?? []).filter((backup) => "standby" in backup && backup.standby.fails !== undefined).length

const wholeDays = (compiling: Compiling, path: Path, days: number): number => {
  if (!Number.isInteger(days)) compiling.problem(path, "part of a working day has no length", "whole working days")
  return days
}

const generatorOf = (compiling: Compiling, path: Path, written: WrittenGenerator): Backup => {
  if (written.start_failure === undefined) compiling.assume([...path, "start_failure"], "0 %")
  if (written.fuel === undefined) compiling.assume([...path, "fuel"], "endless")
  else if (written.refuel === undefined) compiling.assume([...path, "refuel"], "1 working day")
  if (written.damage === undefined) compiling.assume([...path, "damage"], "0 %")
  else if (written.damage > 0 && written.repair === undefined) compiling.assume([...path, "repair"], "0 working days")
  return {
    kind: "generator",
    start: written.start,
    startFailure: written.start_failure ?? 0,
    fuel: written.fuel ?? Number.POSITIVE_INFINITY,
    refuelWorkingDays: wholeDays(compiling, [...path, "refuel"], written.refuel ?? 1),
    damage: written.damage ?? 0,
    repairWorkingDays: wholeDays(compiling, [...path, "repair"], written.repair ?? 0),
  }
}

/** The backups of a dependency, in the order in which they are tried. */
export const compileBackups = (
  compiling: Compiling,
  failing: Failing,
  path: Path,
  backups: WrittenBackups,
): readonly WrittenBackup[] =>
  backups.flatMap((written, index): readonly WrittenBackup[] => {
    const at = [...path, index]
    if ("ups" in written) {
      const battery = lawAt(compiling, [...at, "ups", "battery"], durationLaw(written.ups.battery))
      return battery === null
        ? []
        : [{ backup: { kind: "ups", battery, recharge: written.ups.recharge }, needs: [], fails: null }]
    }
    if ("generator" in written)
      return [{ backup: generatorOf(compiling, [...at, "generator"], written.generator), needs: [], fails: null }]
    const { standby } = written
    const own = [...at, "standby"]
    const failover = lawAt(compiling, [...own, "failover"], durationLaw(standby.failover))
    if (standby.failover_failure === undefined) compiling.assume([...own, "failover_failure"], "0 %")
    if (failover === null) return []
    return [
      {
        backup: {
          kind: "standby",
          failover,
          failoverFailure: standby.failover_failure ?? 0,
          needs: [],
          slow: standby.slow ?? 1,
        },
        needs: standby.needs ?? [],
        fails:
          standby.fails === undefined ? null : compileFailures(compiling, failing, [...own, "fails"], standby.fails),
      },
    ]
  })
