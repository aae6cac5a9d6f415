import type { Run } from "./run.ts"

export function stirBehind(run: Run, at: number): void {
  for (const office of run.model.plan.switches[at].offices) run.stirWholly(office)
}

export function freshlyDown(run: Run, at: number): void {
  if (run.state.switches.down[at] === 0) return
  const { dependency, offices } = run.model.plan.switches[at]
  for (const office of offices) {
    run.freshFailures.push({ office, dependency })
    run.stirWholly(office)
  }
}
