import { Completed, EventType, type Model, type OfficeEvent, type State } from "@tangguh/office"
import type { Probe } from "@tangguh/outcomes"
import type { Backup, Money, Plan, PolicyChoice } from "@tangguh/plan"
import { catalogue } from "@tangguh/policies"

/** A use of a policy that costs money each time: an event of this type; of a backup, of that kind only. */
export interface CountedUse {
  readonly type: EventType
  readonly backup: Backup["kind"] | null
  readonly money: Money
}

/** What a use of a policy is, and costs; an empty list where none does. */
export function usesOf({ is, cost: { perUse: money } }: PolicyChoice): readonly CountedUse[] {
  const use = catalogue.get(is)?.use ?? null
  return use === null || money === null ? [] : [{ type: use.perUse, backup: use.backup ?? null, money }]
}

/** The money that the uses of policies cost in a run, after warm-up. */
export function useCosts(model: Model, uses: readonly CountedUse[]): Probe {
  let spent = 0
  return spending(
    model,
    uses.map(({ type }) => type),
    (event) => {
      for (const { type, backup, money } of uses)
        if (event.type === type && (backup === null || backup === kindOf(model, event))) spent += money
    },
    () => spent,
  )
}

/** What an event of a backup is about. */
const kindOf = ({ plan, firstBackup }: Model, { subject, value }: OfficeEvent): Backup["kind"] =>
  plan.arrangement.backups[subject][value - firstBackup[subject]].kind

/** The money that pieces cost in a run, after warm-up: each piece of a stock, and what each finished service uses up besides. */
export function pieceCosts(model: Model): Probe {
  const { plan, next } = model
  const stocks = plan.stocks.map(({ name }) => plan.costs.each[name] ?? 0)
  const perService = perServiceOf(plan)
  let spent = 0
  const ends = (state: State, slot: number) => next[state.citizens.step[slot]] < 0
  return spending(
    model,
    [
      ...(stocks.some((money) => money > 0) ? [EventType.StockTaken] : []),
      ...(perService > 0 ? [EventType.ServiceCompleted] : []),
    ],
    (event, state, slot) => {
      if (event.type === EventType.StockTaken) spent += event.value * stocks[plan.stores[event.subject].stock]
      else if (event.value !== Completed.notPassed && ends(state, slot)) spent += perService
    },
    () => spent,
  )
}

const perServiceOf = ({ costs, stocks }: Plan): Money =>
  Object.entries(costs.each).reduce(
    (sum, [name, money]) => (stocks.some((stock) => stock.name === name) ? sum : sum + money),
    0,
  )

const spending = (
  { plan }: Model,
  types: readonly EventType[],
  spend: NonNullable<Probe["event"]>,
  value: () => Money,
): Probe => ({
  listensTo: [...new Set(types)],
  event: (event, state, slot) => {
    if (event.time >= (plan.warmUp ?? 0)) spend(event, state, slot)
  },
  value,
})
