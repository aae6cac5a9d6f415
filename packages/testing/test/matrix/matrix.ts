/* The matrix of interruptions as data: what may be written for what happens to whom. */

export const states = ["idle", "in service", "waiting", "already interrupted", "about to leave"] as const
export type State = (typeof states)[number]

export const columns = ["finish", "resume", "repeat", "redraw", "head", "tail", "leave"] as const
export type Column = (typeof columns)[number]

/** ✓ legal; ¹ legal, at a counter only with `at_closing: stay`; ✗ refused; – the rule has no bearing. */
export type Mark = "✓" | "✓¹" | "✗" | "–"

const everywhere = (mark: Mark): readonly Mark[] => columns.map(() => mark)
const none = everywhere("–")
const any = everywhere("✓")

/** By what happens: the key of `when` that its rule has, and its row for each state in which it has one. */
export const matrix = {
  "dependency fails": { key: "failure", rows: { "in service": any, "already interrupted": any } },
  "power fails": { key: "power", rows: { "in service": any, "already interrupted": any } },
  break: { key: "break", rows: { "in service": any } },
  closing: { key: "closing", rows: { "in service": ["✓", "✓¹", "✓¹", "✓¹", "✓", "✓", "✓"] } },
  "fewer units": { key: "shift", rows: { "in service": any } },
  "unit breaks": { key: "breakdown", rows: { "in service": ["✗", "✓", "✓", "✓", "✓", "✓", "✓"] } },
  "stock runs out": { key: null, rows: {} },
  preempted: { key: "preempted", rows: { "in service": ["✗", "✗", "✗", "✗", "✓", "✓", "✓"] } },
} as const satisfies Record<
  string,
  { readonly key: string | null; readonly rows: Partial<Record<State, readonly Mark[]>> }
>

export type Cause = keyof typeof matrix
export const causes = Object.keys(matrix) as Cause[]

/** The seven marks of a cause and a state. */
export const marksOf = (cause: Cause, state: State): readonly Mark[] =>
  (matrix[cause].rows as Partial<Record<State, readonly Mark[]>>)[state] ?? none

/** The rules of a column, as a file writes them. */
export const rulesOf = (column: Column): readonly string[] =>
  column === "head" || column === "tail"
    ? ["resume", "repeat", "redraw"].map((work) => `${work} at ${column}`)
    : [column]

export const rules = columns.flatMap(rulesOf)

/** The rules that a file may give for a cause, at a counter where those who wait at closing stay. */
export const legalRules = (cause: Cause): readonly string[] =>
  columns.flatMap((column, i) => (marksOf(cause, "in service")[i].startsWith("✓") ? rulesOf(column) : []))
