import { EventType, NOWHERE } from "../event.ts"
import { batteryOf, startBackups } from "./backups.ts"
import type { Run } from "./run.ts"

/** Other policies take over: what they have arranged is in place, and all that it makes possible is looked at. */
export function changePolicies(run: Run, time: number, fork: number): void {
  const { plan } = run.model
  const carried = plan.switches.map((_, at) => batteryOf(run, at))
  const changed = run.emit(time, EventType.PoliciesChanged, NOWHERE, fork, 0, 0, 0, -1)
  plan.switches.forEach((_, at) => {
    const carries = batteryOf(run, at)
    if (carries >= 0 && carries !== carried[at])
      run.emit(time, EventType.BackupTookOver, NOWHERE, at, carries, 0, changed, -1)
    startBackups(run, time, at)
  })
  for (let store = 0; store < plan.stores.length; store++) {
    run.stocks.add(store)
    run.lowered[store] = Math.max(run.lowered[store], changed)
  }
  for (let office = 0; office < plan.offices.length; office++) run.stirWholly(office)
}
