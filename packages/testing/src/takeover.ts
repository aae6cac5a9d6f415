import { installed, model, type Model, type Observer, type Policy, prepare, type World } from "@tangguh/office"
import { followed, type Regime } from "@tangguh/event-log"

/** Policies that take over from others while the offices run. */
export interface Takeover {
  readonly regimes: readonly [Regime, Regime]
  /** In seconds. */
  readonly at: number
  /** Of whoever follows the run: it changes with it, where `follower` is told first. */
  readonly model: Model
  readonly follower: Observer
}

const takeovers = new WeakMap<readonly Policy[], Takeover>()

/** How policies come into force; undefined: they are from the start. */
export const takeoverOf = (policies: readonly Policy[]): Takeover | undefined => takeovers.get(policies)

/** Lets policies take over from others at an instant. Errors: NotInstallable. */
export function takeOver(plan: World["plan"], were: readonly Policy[], are: readonly Policy[], at: number): void {
  const before = model(prepare(plan, were))
  const regimes = [
    { model: before, policies: were },
    { model: installed(plan, before, were, are), policies: are },
  ] as const
  const { model: followedModel, observer } = followed(regimes)
  takeovers.set(are, { regimes, at, model: followedModel, follower: observer })
}
