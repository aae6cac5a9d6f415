import { Defect } from "@tangguh/engine"
import { TOKENS } from "./agenda.ts"
import { EventType, NOWHERE, type OfficeEvent, type PublicEvent } from "./event.ts"
import { officeView } from "./office-view.ts"
import type { Command, OfficeView, Policy } from "./policy.ts"
import type { Observer, Run } from "./run.ts"
import { Door, type State } from "./state.ts"

/** Why a command was refused: `value` of CommandRefused. */
export const Refusal = {
  officeClosed: 1,
  inThePast: 2,
  noSuchOffice: 3,
  tokenOutOfRange: 4,
  notANumber: 5,
  alreadyDone: 6,
} as const
const COMMANDS = ["extend hours", "dismiss queue", "set timer"] as const

/** The policies of a run: they hear an instant's events once it has settled, and their commands are decided in order. */
export class Audience implements Observer {
  private readonly policies: readonly Policy[]
  private readonly heard: PublicEvent[] = []
  private readonly interesting: Uint8Array
  private view!: OfficeView

  constructor(policies: readonly Policy[]) {
    this.policies = policies
    this.interesting = new Uint8Array(256)
    for (const policy of policies) for (const type of policy.listensTo ?? []) this.interesting[type] = 1
  }

  /** Gives every policy that has none its first memory, and all the window to look through. */
  attach(run: Run): void {
    this.view = officeView(run.model, run.state)
    for (const policy of this.policies) {
      if (policy.initialMemory !== undefined && !(policy.name in run.state.memory)) {
        run.state.memory[policy.name] = policy.initialMemory(run.model.plan)
      }
    }
  }

  event(event: OfficeEvent, state: State): void {
    if (this.interesting[event.type] === 0) return
    const { time, number, type, office, subject, value, cause } = event
    const heard: PublicEvent = Object.freeze({ time, number, type, office, subject, value, cause })
    this.heard.push(heard)
    for (const policy of this.policies) {
      if (policy.remember === undefined || !policy.listensTo!.includes(type)) continue
      state.memory[policy.name] = policy.remember(state.memory[policy.name], heard, this.view)
    }
  }

  get hasHeard(): boolean {
    return this.heard.length > 0
  }

  /** Lets the policies answer what they have heard at this instant. */
  answer(run: Run, time: number): void {
    const events = this.heard.splice(0)
    for (const event of events) {
      this.policies.forEach((policy, p) => {
        if (policy.decide === undefined || !policy.listensTo!.includes(event.type)) return
        if ((event.type === EventType.TimerFired || event.type === EventType.TimerSet) && event.subject !== p) return
        for (const command of policy.decide(run.state.memory[policy.name], event, this.view))
          carryOut(run, time, p, command, event.number)
      })
    }
  }

  names(): string {
    return this.policies.map((policy) => policy.name).join(", ")
  }
}

/** Decides a command: an event if it can be done, a refusal with its reason if not. */
function carryOut(run: Run, time: number, policy: number, command: Command, cause: number): void {
  const refuse = (office: number, reason: number) =>
    run.emit(time, EventType.CommandRefused, office, COMMANDS.indexOf(command.kind), reason, 0, cause, -1)
  if (command.kind === "set timer") {
    if (!(command.at < Infinity)) return void refuse(NOWHERE, Refusal.notANumber)
    if (command.at < time) return void refuse(NOWHERE, Refusal.inThePast)
    if (!Number.isInteger(command.token) || command.token < 0 || command.token >= TOKENS)
      return void refuse(NOWHERE, Refusal.tokenOutOfRange)
    const at = Math.round(command.at * 1_048_576) / 1_048_576
    run.emit(time, EventType.TimerSet, NOWHERE, policy, command.token, at, cause, -1)
    return
  }
  const { offices } = run.state
  const { office } = command
  if (!Number.isInteger(office) || office < 0 || office >= run.model.plan.offices.length)
    return void refuse(NOWHERE, Refusal.noSuchOffice)
  switch (command.kind) {
    case "extend hours":
      if (!(command.until < Infinity) || !(command.slow >= 1 && command.slow < Infinity))
        return void refuse(office, Refusal.notANumber)
      if (offices.door[office] === Door.closed) return void refuse(office, Refusal.officeClosed)
      if (command.until <= time) return void refuse(office, Refusal.inThePast)
      if (offices.extendedUntil[office] >= command.until) return void refuse(office, Refusal.alreadyDone)
      run.emit(
        time,
        EventType.HoursExtended,
        office,
        NOWHERE,
        Math.round(command.until * 1_048_576) / 1_048_576,
        command.slow,
        cause,
        -1,
      )
      return
    case "dismiss queue":
      if (offices.door[office] === Door.closed) return void refuse(office, Refusal.officeClosed)
      if (offices.dismissing[office] > 0) return void refuse(office, Refusal.alreadyDone)
      run.emit(time, EventType.QueueDismissed, office, NOWHERE, command.voucher ? 2 : 1, 0, cause, -1)
      return
    default:
      throw new Defect(`a policy gave a command that does not exist: ${String((command as { kind: unknown }).kind)}`)
  }
}
