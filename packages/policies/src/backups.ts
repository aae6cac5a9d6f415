import type { Arrangement, Backup, Plan, Scope } from "@tangguh/plan"

/** Adds a backup, behind those that are there, to every switch of these dependencies whose scope it can carry. */
export function withBackup(
  arrangement: Arrangement,
  plan: Plan,
  dependencies: readonly number[],
  scopes: readonly Scope[],
  backup: Backup,
): Arrangement {
  const carried = ({ dependency }: Plan["switches"][number]) =>
    dependencies.includes(dependency) && scopes.includes(plan.dependencies[dependency].scope)
  return {
    ...arrangement,
    backups: plan.switches.map((at, s) => [...arrangement.backups[s], ...(carried(at) ? [backup] : [])]),
  }
}
