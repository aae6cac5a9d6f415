import { onGrid, sample } from "@tangguh/engine"
import { Phase, TOKENS } from "./agenda.ts"
import { isOpenAt } from "./calendar.ts"
import { EventType, NOWHERE, Reason } from "./event.ts"
import { nextAttempt, recalled, vainReturn } from "./returns.ts"
import { classOfRow, personCode, rowCode } from "./row-code.ts"
import type { Run } from "./run.ts"
import { BackupPhase, Door, Flag, QUEUES, Status } from "./state.ts"

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

function officeOf(run: Run, slot: number): number {
  return run.model.originOffice[run.state.citizens.origin[slot]]
}

function endService(run: Run, time: number, slot: number): void {
  const { model, state } = run
  const { citizens } = state
  const office = officeOf(run, slot)
  const offline = (state.offices.down[office] & model.without[citizens.step[slot]]) !== 0
  run.emit(time, EventType.ServiceCompleted, office, citizens.number[slot], offline ? 1 : 0, 0, 0, slot)
  run.stir(office)
}

function endUpload(run: Run, time: number, office: number): void {
  const { citizens, offices } = run.state
  const offline = run.model.plan.arrangement.offlineCapture!
  const slot = offices.uploading[office]
  const number = citizens.number[slot]
  const origin = citizens.origin[slot]
  const fate = run.world.recordOf(origin, citizens.entity[slot], citizens.attempts[slot])
  if (fate < offline.loss) {
    const again = recalled(run, origin, citizens.entity[slot], citizens.attempts[slot], office, time, offline.recall)
    run.emit(time, EventType.RecordLost, office, number, 0, again, 0, slot)
  } else if (fate < offline.loss + offline.duplicate)
    run.emit(time, EventType.RecordRejected, office, number, 0, 0, 0, slot)
  else run.emit(time, EventType.RecordUploaded, office, number, 0, 0, 0, slot)
  run.stirWholly(office)
}

function arrive(run: Run, time: number, demand: number): void {
  const { codes, places, windows } = run.agenda.due
  const code = codes[demand]
  const window = windows[demand]!
  const entity = window.members === null ? code - rowCode(classOfRow(code), 0, 0) : window.members[places[demand]]
  firstVisit(run, time, demand, entity, run.model.originOffice[demand], code, window.patience[places[demand]])
}

function comeAsScripted(run: Run, time: number, person: number): void {
  const { model, world } = run
  const origin = model.demands + person
  const scripted = model.plan.people[person]
  const patience = scripted.patience ?? world.patienceOf(origin, 0, scripted.class, 0)
  run.emit(time, EventType.CitizenArrived, scripted.office, run.state.nextCitizen, personCode(person), patience, 0, -1)
  run.stir(scripted.office)
}

function firstVisit(
  run: Run,
  time: number,
  origin: number,
  entity: number,
  office: number,
  code: number,
  patience: number,
): void {
  const number = run.state.nextCitizen
  if (staysAtHome(run, time, number, origin, entity, 0, office)) {
    run.emit(
      time,
      EventType.TripAvoided,
      office,
      number,
      code,
      nextAttempt(run, origin, entity, 0, office, time),
      0,
      -1,
    )
    return
  }
  run.emit(time, EventType.CitizenArrived, office, number, code, patience, 0, -1)
  run.stir(office)
}

function comeAgain(run: Run, time: number, slot: number): void {
  const { model, state, world } = run
  const { citizens } = state
  const origin = citizens.origin[slot]
  const entity = citizens.entity[slot]
  const attempts = citizens.attempts[slot]
  const office = officeOf(run, slot)
  const number = citizens.number[slot]
  if (staysAtHome(run, time, number, origin, entity, attempts, office)) {
    run.emit(
      time,
      EventType.ReturnAvoided,
      office,
      number,
      0,
      nextAttempt(run, origin, entity, attempts, office, time),
      0,
      slot,
    )
    return
  }
  const patience = world.patienceOf(origin, entity, model.originClass[origin], attempts)
  run.emit(time, EventType.CitizenReturned, office, number, citizens.visits[slot], patience, 0, slot)
  run.stir(office)
}

/** Whether a citizen who would now arrive has learnt that the way is in vain: by phone, or from the published status. */
function staysAtHome(
  run: Run,
  time: number,
  number: number,
  origin: number,
  entity: number,
  attempts: number,
  office: number,
): boolean {
  const { model, state, world } = run
  const { hotline, publicStatus } = model.plan.arrangement
  if (hotline === null && publicStatus === null) return false
  const { offices, stations } = state
  if (
    publicStatus !== null &&
    offices.published[office] === 1 &&
    world.newsOf(origin, entity, attempts, 0) < publicStatus.reach
  )
    return true
  if (hotline === null || !(world.newsOf(origin, entity, attempts, 1) < hotline.reach * hotline.callsFirst))
    return false
  const asked = time - hotline.lead
  if (asked < offices.lineFreeAt[office] || !isOpenAt(model.plan.schedules[model.plan.offices[office].schedule], asked))
    return false
  const station = office * model.steps + model.entryStep[model.originClass[origin]]
  const blocked = stations.blockedFrom[station] <= asked && asked < stations.blockedUntil[station]
  run.emit(time, EventType.CallAnswered, office, number, blocked ? 1 : 0, 0, 0, -1)
  return blocked
}

function runOut(run: Run, time: number, slot: number): void {
  const { citizens } = run.state
  const office = officeOf(run, slot)
  const reason = (citizens.flags[slot] & Flag.told) !== 0 ? Reason.dismissed : Reason.patience
  run.emit(
    time,
    EventType.CitizenLeft,
    office,
    citizens.number[slot],
    reason,
    vainReturn(run, slot, office, time),
    citizens.since[slot],
    slot,
  )
  run.stir(office)
}

function turnDoors(run: Run, time: number, office: number): void {
  const { model, state } = run
  const { door, period, extendedUntil, overtime } = state.offices
  const schedule = model.plan.schedules[model.plan.offices[office].schedule]
  run.stirWholly(office)
  if (door[office] !== Door.open) {
    run.emit(
      time,
      door[office] === Door.closed ? EventType.OfficeOpened : EventType.BreakEnded,
      office,
      NOWHERE,
      0,
      0,
      0,
      -1,
    )
    for (const at of model.plan.offices[office].switches) startBackups(run, time, at)
    return
  }
  if (schedule.last[period[office]] === 0) {
    run.emit(time, EventType.BreakStarted, office, NOWHERE, 0, 0, 0, -1)
    return
  }
  if (overtime[office] === 0 && extendedUntil[office] > time) {
    run.emit(time, EventType.OvertimeStarted, office, NOWHERE, 0, 0, 0, -1)
    return
  }
  const closed = run.emit(time, EventType.OfficeClosed, office, NOWHERE, 0, 0, 0, -1)
  sendHome(run, time, office, closed)
  for (const at of model.plan.offices[office].switches) stopGenerators(run, time, at, closed)
}

/** The last closing of a day: whoever waits goes home, whoever is in service is finished. */
function sendHome(run: Run, time: number, office: number, cause: number): void {
  const { model, state } = run
  const { citizens, lists } = state
  for (let step = 0; step < model.steps; step++) {
    if (model.stays[step] === 1) continue
    const station = office * model.steps + step
    for (let queue = 0; queue < QUEUES; queue++) {
      for (let slot = lists.first[station * QUEUES + queue]; slot >= 0;) {
        const next = citizens.next[slot]
        if (citizens.status[slot] !== Status.inService) {
          run.emit(
            time,
            EventType.CitizenLeft,
            office,
            citizens.number[slot],
            Reason.closing,
            vainReturn(run, slot, office, time),
            cause,
            slot,
          )
        }
        slot = next
      }
    }
  }
}

function stirBehind(run: Run, at: number): void {
  for (const office of run.model.plan.switches[at].offices) run.stirWholly(office)
}

function fail(run: Run, time: number, at: number): void {
  const { model, state } = run
  const wasDown = state.switches.down[at]
  const failed = run.emit(time, EventType.DependencyFailed, NOWHERE, at, model.plan.switches[at].dependency, 0, 0, -1)
  bridge(run, time, at, failed)
  startBackups(run, time, at)
  if (wasDown === 0) freshlyDown(run, at)
}

/** Says in the log which battery has taken over: `evolve` has let it, for a battery leaves no gap. */
function bridge(run: Run, time: number, at: number, cause: number): void {
  const { model, state } = run
  for (let b = model.firstBackup[at]; b < model.firstBackup[at + 1]; b++) {
    if (state.backups.phase[b] !== BackupPhase.carrying || state.backups.levelAt[b] !== time) continue
    if (backup(run, b).kind === "ups") run.emit(time, EventType.BackupTookOver, NOWHERE, at, b, 0, cause, -1)
  }
}

function freshlyDown(run: Run, at: number): void {
  if (run.state.switches.down[at] === 0) return
  const { dependency, offices } = run.model.plan.switches[at]
  for (const office of offices) {
    run.freshFailures.push({ office, dependency })
    run.stirWholly(office)
  }
}

function recover(run: Run, time: number, at: number): void {
  run.emit(time, EventType.DependencyRecovered, NOWHERE, at, run.model.plan.switches[at].dependency, 0, 0, -1)
  stirBehind(run, at)
}

const backup = (run: Run, b: number) => {
  const at = run.model.backupSwitch[b]
  return run.model.plan.arrangement.backups[at][b - run.model.firstBackup[at]]
}

/** Sets going what can take over: a standby at once, a generator when somebody is there to start it. */
function startBackups(run: Run, time: number, at: number): void {
  const { model, state, world } = run
  if (state.switches.failed[at] === 0) return
  for (let b = model.firstBackup[at]; b < model.firstBackup[at + 1]; b++) {
    const made = backup(run, b)
    const phase = state.backups.phase[b]
    if (made.kind === "standby" && phase === BackupPhase.idle) {
      const draws = world.policyDraws(at, channelOf(run, b), state.switches.cuts[at])
      run.emit(
        time,
        EventType.BackupStarting,
        NOWHERE,
        at,
        b,
        onGrid(sample(made.failover, draws)),
        state.switches.changed[at],
        -1,
      )
    }
    if (made.kind !== "generator" || !staffed(run, at)) continue
    if (phase === BackupPhase.ready) run.emit(time, EventType.BackupStarting, NOWHERE, at, b, 0, 0, -1)
    if (phase === BackupPhase.idle) {
      const draw = world.policyDraws(at, channelOf(run, b), state.switches.cuts[at]).next()
      const outcome = draw < made.startFailure ? 1 : draw < made.startFailure + made.damage ? 2 : 0
      run.emit(time, EventType.BackupStarting, NOWHERE, at, b, outcome, state.switches.changed[at], -1)
    }
  }
}

/** Where the draws of a backup are: by its kind, so that what stands before it in the series moves none of them. */
function channelOf(run: Run, b: number): number {
  const { kind } = backup(run, b)
  let before = 0
  for (let other = run.model.firstBackup[run.model.backupSwitch[b]]; other < b; other++)
    if (backup(run, other).kind === kind) before++
  return before * 2 + (kind === "standby" ? 1 : 0)
}

/** Whether staff are at work behind a switch: a break is spent at the office. */
const staffed = (run: Run, at: number): boolean =>
  run.model.plan.switches[at].offices.some((office) => run.state.offices.door[office] !== Door.closed)

export function stopGenerators(run: Run, time: number, at: number, cause: number): void {
  const { model, state } = run
  if (staffed(run, at)) return
  for (let b = model.firstBackup[at]; b < model.firstBackup[at + 1]; b++) {
    const phase = state.backups.phase[b]
    if (backup(run, b).kind !== "generator" || (phase !== BackupPhase.carrying && phase !== BackupPhase.starting))
      continue
    const wasDown = state.switches.down[at]
    bridge(run, time, at, run.emit(time, EventType.BackupStopped, NOWHERE, at, b, 0, cause, -1))
    if (wasDown === 0) freshlyDown(run, at)
  }
}

/** The phase of a backup has run its time: started, or empty, or full again. */
function backupDue(run: Run, time: number, b: number): void {
  const { model, state } = run
  const { phase, outcome } = state.backups
  const at = model.backupSwitch[b]
  const wasDown = state.switches.down[at]
  if (phase[b] === BackupPhase.starting) {
    if (outcome[b] === 0) takeOver(run, time, at, b)
    else if (outcome[b] === 1) run.emit(time, EventType.BackupFailed, NOWHERE, at, b, 0, 0, -1)
    else run.emit(time, EventType.EquipmentDamaged, NOWHERE, at, b, 0, 0, -1)
  } else if (phase[b] === BackupPhase.carrying)
    bridge(run, time, at, run.emit(time, EventType.BackupExhausted, NOWHERE, at, b, 0, 0, -1))
  else if (phase[b] === BackupPhase.exhausted) {
    run.emit(time, EventType.BackupReady, NOWHERE, at, b, 0, 0, -1)
    startBackups(run, time, at)
  }
  if (wasDown === 0) freshlyDown(run, at)
  stirBehind(run, at)
}

/** What starts relieves the battery before it, which then charges. */
function takeOver(run: Run, time: number, at: number, b: number): void {
  const { model, state } = run
  const started = run.emit(time, EventType.BackupTookOver, NOWHERE, at, b, 0, 0, -1)
  for (let other = model.firstBackup[at]; other < model.firstBackup[at + 1]; other++) {
    if (other !== b && backup(run, other).kind === "ups" && state.backups.phase[other] === BackupPhase.carrying) {
      run.emit(time, EventType.BackupStopped, NOWHERE, at, other, 0, started, -1)
    }
  }
}

/** The published status catches up with what is so; or, wrongly, runs ahead of it. */
function publish(run: Run, time: number, office: number): void {
  const { model, state, world } = run
  const { publishesAt, publishesAs, published, wrongUpAt } = state.offices
  const status = model.plan.arrangement.publicStatus!
  if (wrongUpAt[office] <= time && publishesAt[office] > time) {
    run.emit(time, EventType.StatusPublished, office, NOWHERE, 0, Infinity, 0, -1)
    return
  }
  const news = publishesAs[office]
  if (published[office] === news) return
  const wrong = news === 1 && world.officeDraws(office, 0, cutsBehind(run, office)).next() < status.falseUp
  run.emit(time, EventType.StatusPublished, office, NOWHERE, news, wrong ? onGrid(time + status.falseUpAfter) : Infinity, 0, -1)
}

/** How often anything that an office depends on has failed: the address of what is drawn for an outage. */
const cutsBehind = (run: Run, office: number): number =>
  run.model.plan.offices[office].switches.reduce((cuts, at) => cuts + run.state.switches.cuts[at], 0)
