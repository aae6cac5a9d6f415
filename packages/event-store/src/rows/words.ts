import { COMMANDS, Completed, Dismissing, EventType, Interrupted, Reason, Refusal, Said } from "@tangguh/office"
import type { Plan } from "@tangguh/plan"

/** The words of a code, each at its number. */
const numbered = (code: Readonly<Record<string, number>>): readonly string[] => {
  const words: string[] = []
  for (const [word, number] of Object.entries(code)) words[number] = word
  return words
}

/** What an interruption does, by the bits of its value: `resume`, `repeat at tail`, … */
const interruptions = (): readonly string[] => {
  const words: string[] = []
  for (const work of ["resume", "repeat", "redraw"] as const) {
    words[Interrupted[work]] = work
    words[Interrupted[work] + Interrupted.toHead] = `${work} at head`
    words[Interrupted[work] + Interrupted.toTail] = `${work} at tail`
  }
  return words
}

/** What numbers in events can stand for: of each kind the words, by number. */
const wordsOf = (plan: Plan) => ({
  office: plan.offices.map(({ name }) => name),
  step: plan.steps.map(({ name }) => name),
  dependency: plan.dependencies.map(({ name }) => name),
  stock: plan.stocks.map(({ name }) => name),
  purpose: plan.purposes.map(({ name }) => name),
  demand: plan.offices.flatMap(({ demand }) => demand.map(({ stream }) => stream)),
  // Their rows are −1, −2, …
  person: plan.people.map(({ name }) => name),
  switch: plan.switches.map(({ stream }) => stream),
  pool: plan.pools.map(({ stream }) => stream),
  store: plan.stores.map(({ stream }) => stream),
  backup: plan.arrangement.backups.flatMap((backups) => backups.map(({ kind }) => kind)),
  command: COMMANDS as readonly string[],
  reason: numbered(Reason),
  refusal: numbered(Refusal),
  message: numbered(Said),
  dismissing: numbered(Dismissing),
  completion: numbered(Completed),
  interruption: interruptions(),
  status: ["service", "no service"],
})

type Kind = keyof ReturnType<typeof wordsOf>
type Meanings = Partial<Record<keyof typeof EventType, Kind>>

const of = (kind: Kind, ...types: readonly (keyof typeof EventType)[]): Meanings =>
  Object.fromEntries(types.map((type) => [type, kind]))

/** What the subject of an event stands for, where it is not a citizen. */
const subjects: Meanings = {
  ...of("switch", "DependencyFailed", "DependencyRecovered", "DependencyCutOff", "DependencyRejoined"),
  ...of("switch", "DependencySlowed", "DependencyFitted", "BackupStarting", "BackupTookOver", "BackupFailed"),
  ...of("switch", "BackupExhausted", "BackupStopped", "BackupReady", "EquipmentDamaged", "EquipmentRepaired"),
  ...of("switch", "BatteryFitted"),
  ...of("pool", "DutyChanged", "UnitsSentOut", "UnitFitted", "UnitFailed", "UnitProtected", "UnitRepaired"),
  ...of("store", "StockTaken", "StockSent", "StockDepleted", "StockReviewed", "StockOrdered", "StockShipped"),
  ...of("store", "StockDelivered"),
  ...of("demand", "NoShow"),
  ...of("command", "CommandRefused"),
}

/** What the value of an event stands for, where it is not an amount. */
const values: Meanings = {
  ...of("person", "CitizenArrived", "TripAvoided", "AppointmentMade"),
  ...of("step", "CitizenCame", "BatchReleased", "StepEntered", "SentBack", "VisitPlanned", "StepBypassed"),
  ...of("status", "CallAnswered", "StatusPublished"),
  ...of("purpose", "PurposeStated"),
  ...of("reason", "CitizenTurnedAway", "CitizenLeft"),
  ...of("office", "CitizenRedirected", "RedirectStarted"),
  ...of("interruption", "ServiceInterrupted"),
  ...of("stock", "WorkSpoiled"),
  ...of("completion", "ServiceCompleted"),
  ...of("message", "Announced"),
  ...of("dismissing", "QueueDismissed"),
  ...of("dependency", "DependencyFailed", "DependencyRecovered", "DependencyCutOff", "DependencyRejoined"),
  ...of("backup", "BackupStarting", "BackupTookOver", "BackupFailed", "BackupExhausted", "BackupStopped"),
  ...of("backup", "BackupReady", "EquipmentDamaged", "BatteryFitted"),
  ...of("refusal", "CommandRefused"),
}

/** Words for the numbers of events, each word with a code: 0 is none. */
export interface Words {
  readonly words: readonly string[]
  /** The code of the word that a number stands for in an event of this type. */
  code(type: number, number: number): number
}

function coded(plan: Plan, meanings: Meanings): Words {
  const kinds = wordsOf(plan)
  const codes = new Map<string, number>([["", 0]])
  const tables: (Int32Array | undefined)[] = Array.from({ length: 256 })
  const isPerson = new Uint8Array(256)
  for (const [type, kind] of Object.entries(meanings) as [keyof typeof EventType, Kind][]) {
    const at = EventType[type]
    isPerson[at] = kind === "person" ? 1 : 0
    tables[at] = Int32Array.from(kinds[kind], (word: string | undefined) => {
      if (word === undefined) return 0
      if (!codes.has(word)) codes.set(word, codes.size)
      return codes.get(word)!
    })
  }
  return {
    words: [...codes.keys()],
    code: (type, number) => tables[type]?.[isPerson[type] === 1 ? -1 - number : number] ?? 0,
  }
}

const subjectKinds: (Kind | undefined)[] = Array.from({ length: 256 })
for (const [type, kind] of Object.entries(subjects)) subjectKinds[EventType[type as keyof typeof EventType]] = kind

/** What the subject of an event of this type stands for, where it is not a citizen. */
export const subjectKind = (type: number): Kind | undefined => subjectKinds[type]

export const subjectWords = (plan: Plan): Words => coded(plan, subjects)
export const valueWords = (plan: Plan): Words => coded(plan, values)
