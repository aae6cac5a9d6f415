import type { Arrangement, Plan } from "@tangguh/plan"
import { model, type Model } from "../model.ts"
import { type Policy, prepare } from "./policy.ts"

/** Policies that cannot take over while the offices run: the message says which, and why. */
export class NotInstallable extends Error {
  override name = "NotInstallable"
}

/** What can be put in place only before the offices run: state is laid out by it, or first visits are. */
const beforehand: readonly (readonly [keyof Arrangement, string])[] = [
  ["first", "who comes before whom"],
  ["dropOff", "for which steps people need not wait"],
  ["appointments", "that people come at appointments"],
  ["extraPeriods", "on which dates the offices open"],
  ["offHours", "when planned work is done"],
  ["immune", "what never fails"],
]

/**
 * The model of a plan under policies that take over from others while the offices run.
 *
 * Errors: NotInstallable where a policy that prepares the plan is taken away, or one that does not say that it can be installed is added,
 * or where the arrangement that results needs offices that have not opened yet.
 */
export function installed(plan: Plan, before: Model, were: readonly Policy[], are: readonly Policy[]): Model {
  const isOf = (others: readonly Policy[], { name }: Policy) => others.some((other) => other.name === name)
  for (const policy of were)
    if (policy.prepare !== undefined && !isOf(are, policy))
      throw new NotInstallable(
        `${policy.name} is in place already, and cannot be taken away from running offices; fork a run without it`,
      )
  for (const policy of are)
    if (policy.prepare !== undefined && policy.installable !== true && !isOf(were, policy))
      throw new NotInstallable(
        `${policy.name} is prepared before the offices open, and does not say how it is installed in running ones; run it from the start`,
      )
  const prepared = prepare(plan, are)
  const [now, then] = [before.plan.arrangement, prepared.arrangement]
  const names = are.map(({ name }) => name).join(" + ")
  const wrong = (what: string) =>
    new NotInstallable(
      `${names} would change ${what}, which cannot change while the offices run; run it from the start`,
    )
  for (const [part, what] of beforehand) if (differ(now[part], then[part])) throw wrong(what)
  then.units.forEach((units, pool) => {
    if (before.individual[pool] === 1 && units !== now.units[pool])
      throw wrong(
        `how many ${plan.resources[plan.pools[pool].resource].name} there are, each of which breaks by itself`,
      )
  })
  now.backups.forEach((series, at) => {
    if (differ(series, then.backups[at].slice(0, series.length))) throw wrong("backups that are there already")
  })
  if (differ(now.announcements, then.announcements.slice(0, now.announcements.length)))
    throw wrong("announcements that are made already")
  const after = model(prepared)
  const inherits = Int32Array.from(after.backupSwitch, (at, b) => {
    const place = b - after.firstBackup[at]
    return place < before.firstBackup[at + 1] - before.firstBackup[at] ? before.firstBackup[at] + place : -1
  })
  return { ...after, inherits }
}

const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b)
