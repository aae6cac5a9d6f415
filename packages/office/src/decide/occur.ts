import { Phase, TOKENS } from "./agenda.ts"
import { backupDue } from "./backups.ts"
import { turnDoors } from "./doors.ts"
import { EventType, NOWHERE } from "./event.ts"
import { fail, recover } from "./outages.ts"
import { publish } from "./publishing.ts"
import type { Run } from "./run.ts"
import { stirBehind } from "./stirring.ts"
import { arrive, comeAgain, comeAsScripted, runOut } from "./visits.ts"
import { endService, endUpload } from "./work.ts"

/** What was due has come: turns a notice into events. */
export function occur(run: Run, time: number, phase: number, entity: number): void {
  run.agenda.fired(phase, entity)
  switch (phase) {
    case Phase.serviceEnds:
      return endService(run, time, entity)
    case Phase.uploadEnds:
      return endUpload(run, time, entity)
    case Phase.recovery:
      return recover(run, time, entity)
    case Phase.repair:
      run.emit(time, EventType.EquipmentRepaired, NOWHERE, entity, -1, 0, 0, -1)
      return stirBehind(run, entity)
    case Phase.backup:
      return backupDue(run, time, entity)
    case Phase.failure:
      return fail(run, time, entity)
    case Phase.doors:
      return turnDoors(run, time, entity)
    case Phase.patience:
      return runOut(run, time, entity)
    case Phase.arrival:
      return arrive(run, time, entity)
    case Phase.person:
      return comeAsScripted(run, time, entity)
    case Phase.return:
      return comeAgain(run, time, entity)
    case Phase.status:
      return publish(run, time, entity)
    case Phase.timer:
      run.emit(time, EventType.TimerFired, NOWHERE, Math.floor(entity / TOKENS), entity % TOKENS, 0, 0, -1)
  }
}
