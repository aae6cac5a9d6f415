import { Defect } from "@tangguh/engine"
import { type Observer, type Run } from "../decide/run.ts"
import { eventNames, EventType, type OfficeEvent, type PublicEvent } from "../event.ts"
import type { State } from "../state/state.ts"
import { carryOut, COMMANDS } from "./carry-out.ts"
import { officeView } from "./office-view.ts"
import { type Command, type OfficeView, type Policy, planAsTold } from "./policy.ts"

/** More than this at one instant is no answer any more. */
const COMMANDS_AT_ONCE = 1_000_000

/** The policies of a run: they hear an instant's events once it has settled, and their commands are decided in order. */
export class Audience implements Observer {
  private readonly policies: readonly Policy[]
  /** By which their timers go. */
  private readonly numbers: readonly number[]
  private readonly heard: PublicEvent[] = []
  private readonly interesting: Uint8Array
  private view!: OfficeView
  /** Names of the policies that gave commands when last asked. */
  busy = ""

  constructor(policies: readonly Policy[], numbers: readonly number[] = [...policies.keys()]) {
    this.policies = policies
    this.numbers = numbers
    this.interesting = new Uint8Array(256)
    for (const policy of policies) for (const type of policy.listensTo ?? []) this.interesting[type] = 1
  }

  /** Gives every policy that has none its first memory, and all the window to look through. */
  attach(run: Run): void {
    this.view = officeView(run.model, run.state)
    for (const policy of this.policies) {
      if (policy.initialMemory !== undefined && !(policy.name in run.state.memory)) {
        run.state.memory[policy.name] = policy.initialMemory(planAsTold(run.model.plan))
      }
    }
  }

  event(event: OfficeEvent, state: State): void {
    if (this.interesting[event.type] === 0) return
    const { time, number, type, office, subject, value, cause } = event
    const heard: PublicEvent = Object.freeze({ time, number, type, office, subject, value, cause })
    this.heard.push(heard)
    this.policies.forEach((policy, p) => {
      if (policy.remember === undefined || !hears(policy, this.numbers[p], heard)) return
      try {
        state.memory[policy.name] = policy.remember(state.memory[policy.name], heard, this.view)
      } catch (error) {
        throw thrown(policy, heard, error)
      }
    })
  }

  get hasHeard(): boolean {
    return this.heard.length > 0
  }

  /** Lets the policies answer what they have heard at this instant. */
  answer(run: Run, time: number): void {
    const events = this.heard.splice(0)
    const busy = new Set<string>()
    let commands = 0
    for (const event of events) {
      this.policies.forEach((policy, p) => {
        if (policy.decide === undefined || !hears(policy, this.numbers[p], event)) return
        const given: Command[] = []
        try {
          for (const command of policy.decide(run.state.memory[policy.name], event, this.view)) {
            if (++commands > COMMANDS_AT_ONCE) throw new Defect(`more than ${COMMANDS_AT_ONCE} commands at once`)
            if (!COMMANDS.includes(command.kind)) throw new Defect(`there is no command ${String(command.kind)}`)
            given.push(command)
          }
        } catch (error) {
          throw thrown(policy, event, error)
        }
        if (given.length > 0) busy.add(policy.name)
        for (const command of given) carryOut(run, time, this.numbers[p], command, event.number)
      })
    }
    this.busy = [...busy].join(", ")
  }
}

/** Timers are heard by the policy whose they are, everything else by whoever listens to it. */
const hears = (policy: Policy, number: number, event: PublicEvent): boolean =>
  policy.listensTo!.includes(event.type) &&
  ((event.type !== EventType.TimerFired && event.type !== EventType.TimerSet) || event.subject === number)

/** What a policy has thrown, with its name and what it was answering. */
const thrown = (policy: Policy, event: PublicEvent, error: unknown): Defect =>
  new Defect(
    `the policy ${policy.name} failed at event ${event.number} (${eventNames[event.type]} of ${event.subject}, ${event.time} s): ${error instanceof Error ? error.message : String(error)}`,
    { cause: error },
  )
