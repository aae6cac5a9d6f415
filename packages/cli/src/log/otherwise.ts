import { type Explanation, CitizenFollower, waitedIn } from "@tangguh/event-log"
import { breakable, Cause, model, type Policy, prepare, simulate, type World } from "@tangguh/office"
import type { Plan, Title } from "@tangguh/plan"
import { boundTitles, nothingFails, NOTHING_FAILS, without } from "@tangguh/policies"
import { explainWords } from "./explain-words.ts"

/** What becomes of the same citizen in the same world, where one thing is different. */
export interface Otherwise {
  readonly name: string
  readonly title: Title
  readonly story: Pick<Explanation, "stays" | "servedAt">
}

/** Runs a world again under policies, and follows whoever is this citizen there. */
export function livedOtherwise(
  world: World,
  policies: readonly Policy[],
  { origin, entity }: Pick<Explanation, "origin" | "entity">,
): Otherwise["story"] {
  const prepared = model(prepare(world.plan, policies))
  const follower = new CitizenFollower(prepared, { origin, entity })
  simulate(world, { policies, prepared, observers: [follower] })
  return follower
}

/** The cause that took most of her wait, taken out of the world; nothing at all fails where she waited for no failure. null: nothing can. */
export function withoutWorst(
  plan: Plan,
  { stays }: Pick<Explanation, "stays">,
): { readonly name: string; readonly title: Title; readonly policy: Policy } | null {
  const broken = breakable(plan)
  const candidates = [
    Cause.stock,
    ...plan.dependencies.map((_, d) => Cause.dependency + d),
    ...broken.map((_, b) => Cause.dependency + plan.dependencies.length + b),
  ].map((cause) => ({ cause, waited: stays.reduce((sum, stay) => sum + waitedIn(stay, cause), 0) }))
  const { cause, waited } = candidates.reduce((worst, each) => (each.waited > worst.waited ? each : worst))
  const said = (kind: "neverFails" | "neverShort", title: Title): Title => ({
    en: explainWords.en[kind](title.en),
    id: explainWords.id[kind](title.id),
  })
  if (waited === 0) {
    const canFail = plan.dependencies.length > 0 || broken.length > 0
    return canFail ? { name: NOTHING_FAILS, title: boundTitles[NOTHING_FAILS], policy: nothingFails(plan) } : null
  }
  if (cause === Cause.stock) {
    const stocks = [...plan.stocks.keys()]
    const title = plan.stocks.length === 1 ? plan.stocks[0].title : { en: "Stock", id: "Stok" }
    const name = "without-stock"
    return {
      name,
      title: said("neverShort", title),
      policy: without(name, { dependencies: [], stocks, resources: [] }),
    }
  }
  const dependency = cause - Cause.dependency
  if (dependency < plan.dependencies.length) {
    const { name: dependencyName, title } = plan.dependencies[dependency]
    const name = `without-${dependencyName}`
    const policy = without(name, { dependencies: [dependency], stocks: [], resources: [] })
    return { name, title: said("neverFails", title), policy }
  }
  const resource = broken[dependency - plan.dependencies.length]
  const name = `without-${plan.resources[resource].name}-broken`
  const policy: Policy = {
    name,
    prepare: (arrangement) => ({
      ...arrangement,
      protection: arrangement.protection.map((share, p) => (plan.pools[p].resource === resource ? 1 : share)),
    }),
  }
  return { name, title: said("neverFails", plan.resources[resource].title), policy }
}
