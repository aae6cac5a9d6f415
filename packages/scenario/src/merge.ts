import { noPlace, type Entry, type MapNode, type Node } from "./tree.ts"

/** Texts in two languages, and tables whose entries belong together: replaced whole. */
const whole: ReadonlySet<string> = new Set([
  "title",
  "hours",
  "by_hour",
  "by_weekday",
  "by_date",
  "seasons",
  "choice",
  "across",
])

const distributions = [
  "exponential",
  "lognormal",
  "gamma",
  "erlang",
  "weibull",
  "uniform",
  "triangular",
  "empirical",
  "choice",
  "poisson",
  "geometric",
  "mixture",
]
const profile = ["by_hour", "by_weekday", "by_date"]
const pool = ["pool", "each", "grows"]
const appointments = ["appointments", "no_show"]

/** What a key says in another way, so that it is not taken over: one law, one way of arriving, one count. */
const insteadOf: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    ...Object.fromEntries(distributions.map((kind) => [kind, distributions.filter((other) => other !== kind)])),
    mean: ["median"],
    median: ["mean"],
    up_to: ["amount"],
    amount: ["up_to"],
    up_for: ["rate"],
    rate: ["up_for", ...pool, ...appointments, "at"],
    pool: ["rate", ...appointments, "at", "batch"],
    at: ["rate", ...pool, ...appointments, ...profile],
    appointments: ["rate", ...pool, "at", "batch", ...profile],
    // Shifts say when how many of them are there.
    count: ["shifts"],
  }),
)

/** How many keys were copied: a small file can ask for very many. */
export interface Copied {
  keys: number
}
/** More than any file that people write. */
export const mostCopied = 500_000

/** One map over another: maps within merge, tables and everything else are replaced. */
export const merge = (above: Node, own: Node, copied: Copied = { keys: 0 }): Node => {
  if (above.kind !== "map" || own.kind !== "map" || copied.keys > mostCopied) return own
  copied.keys += above.entries.size
  const entries = new Map<string, Entry>(above.entries)
  for (const key of own.entries.keys()) for (const other of insteadOf.get(key) ?? []) entries.delete(other)
  for (const [key, entry] of own.entries) {
    const before = entries.get(key)
    entries.set(
      key,
      before === undefined || whole.has(key)
        ? entry
        : { key: entry.key, value: merge(before.value, entry.value, copied) },
    )
  }
  return { kind: "map", entries, place: own.place }
}

/** `5000` is short for `{ on_hand: 5000 }`: the map that is meant, so that it can be merged. */
export const inFull = (node: Node, key: string | null): Node =>
  key === null ||
  node.kind === "list" ||
  (node.kind === "map" && !node.entries.has("across") && !node.entries.has("column"))
    ? node
    : { kind: "map", entries: new Map([[key, { key: node.place, value: node }]]), place: node.place }

/** A map without one of its keys. */
export const without = (node: MapNode, key: string): MapNode => {
  const entries = new Map(node.entries)
  entries.delete(key)
  return { ...node, entries }
}

export const emptyMap: MapNode = { kind: "map", entries: new Map(), place: noPlace }
