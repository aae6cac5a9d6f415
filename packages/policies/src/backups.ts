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

/** The dependencies that a parameter names; where it names none, the one called `usual`, or else all of that scope. */
export function carriedBy(
  parameters: Readonly<Record<string, unknown>>,
  plan: Plan,
  usual: string,
  scope: Scope,
): readonly number[] {
  const named = parameters["for"] as readonly number[]
  if (named.length > 0) return named
  const called = plan.dependencies.flatMap(({ name }, d) => (name === usual ? [d] : []))
  return called.length > 0 ? called : plan.dependencies.flatMap((each, d) => (each.scope === scope ? [d] : []))
}
