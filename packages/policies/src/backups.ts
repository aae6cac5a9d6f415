import type { Arrangement, Backup, Plan, Scope } from "@tangguh/plan"

/** Adds a backup, behind those that are there, to every switch of these dependencies; `widest` is the widest scope it can carry. */
export function withBackup(
  arrangement: Arrangement,
  plan: Plan,
  dependencies: readonly number[],
  widest: Scope,
  backup: Backup,
): Arrangement {
  const carried = (at: number) => {
    const { dependency } = plan.switches[at]
    const { scope } = plan.dependencies[dependency]
    return dependencies.includes(dependency) && (scope === "office" || scope === widest)
  }
  return {
    ...arrangement,
    backups: plan.switches.map((_, at) => [...(arrangement.backups[at] ?? []), ...(carried(at) ? [backup] : [])]),
  }
}

/** The dependencies that a parameter names; those called `usual` where it names none. */
export function carriedBy(parameters: Readonly<Record<string, unknown>>, plan: Plan, usual: string): readonly number[] {
  const named = parameters["for"] as readonly number[]
  return named.length > 0 ? named : plan.dependencies.flatMap((dependency, d) => (dependency.name === usual ? [d] : []))
}
