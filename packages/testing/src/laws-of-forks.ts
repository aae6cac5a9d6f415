import { EventType, type OfficeEvent, restore, simulate, snapshot } from "@tangguh/office"
import { numbersOf, Recorder, replay } from "@tangguh/event-log"
import { law, require, requireSame, requireSameEvents } from "./law.ts"
import { record } from "./recorded-run.ts"
import { takeoverOf } from "./takeover.ts"

/** The log of a fork folds to the state that was lived, memory and all; and it goes on from any instant after as it went on. */
export const forksFoldAndGoOn = law(({ world, policies }, where) => {
  const { at, regimes } = takeoverOf(policies)!
  const [were, are] = regimes
  const after = record(world, policies).events.findIndex(({ type }) => type === EventType.PoliciesChanged)
  const names = policies.map(({ name }) => name)
  const recorder = new Recorder(
    {
      scenario: "case",
      plan: "",
      seed: world.seed,
      replication: 0,
      policies: were.policies.map(({ name }) => name),
      forks: [{ after, policies: names, future: null }],
    },
    { keep: true },
  )
  const { events, state } = record(world, policies, { observers: [recorder] })
  recorder.close()
  const options = { policies: were.policies, forks: [are] }
  requireSame(snapshot(replay(were.model, recorder.log(), options)), snapshot(state), "in the end: ")
  const until = at + where * (world.plan.horizon - at)
  const kept = snapshot(replay(were.model, recorder.log(), { ...options, until }))
  const numbers = numbersOf(regimes)
  const rest: OfficeEvent[] = []
  const from = restore(kept)
  if (from.number <= events.findIndex(({ type }) => type === EventType.PoliciesChanged)) return
  const goesOn = simulate(world, {
    from,
    policies,
    prepared: are.model,
    numbers: policies.filter(({ listensTo }) => listensTo !== undefined).map(({ name }) => numbers.get(name)!),
    observers: [{ event: (event) => void rest.push({ ...event }) }],
  })
  requireSameEvents(rest, events.slice(events.length - rest.length), `gone on from ${until}`)
  require(goesOn.number === events.length, () => `${goesOn.number} events instead of ${events.length}`)
  requireSame(snapshot(goesOn), snapshot(state), `gone on from ${until}, in the end: `)
})
