import { down } from "../src/index.ts"
import { type Setting, takesFor, write } from "./matrix/office.ts"

/* A file for each cell of the matrix of interruptions (SEMANTICS.md, §4) in which something happens. */

const stays = ["resume", "repeat", "redraw"]
const moves = stays.flatMap((work) => [`${work} at head`, `${work} at tail`])

const shifts =
  "[{ days: mon-fri, hours: 10:00-10:10, count: 1 }, { days: mon-fri, hours: 10:10-10:50, count: 0 }, { days: mon-fri, hours: 10:50-16:00, count: 1 }]"

/** By what happens, and to whom: what lets it happen at 10.10, the key of its rule, and the rules that it may have. */
const occasions: Readonly<
  Record<string, { readonly key: string; readonly rules: readonly string[]; readonly setting: Partial<Setting> }>
> = {
  "failure, in service": {
    key: "link",
    rules: [...stays, ...moves, "leave"],
    setting: { link: down("10:10", "10:50") },
  },
  "failure, already interrupted": {
    key: "link",
    rules: ["repeat", "redraw", ...moves, "leave"],
    setting: { power: down("10:05", "10:30"), link: down("10:10", "10:50") },
  },
  "break, in service": {
    key: "break",
    rules: [...stays, ...moves, "leave"],
    setting: { hours: "10:00-10:10 and 10:50-16:00" },
  },
  "closing, in service": {
    key: "closing",
    rules: [...stays, ...moves, "leave"],
    setting: { hours: "10:00-10:10", queue: "{ at_closing: stay }" },
  },
  "fewer units, in service": {
    key: "shift",
    rules: [...stays, ...moves, "leave"],
    setting: { counter: `{ count: 1, shifts: ${shifts} }` },
  },
  "unit breaks, in service": {
    key: "breakdown",
    rules: [...stays, ...moves, "leave"],
    setting: { counter: `{ count: 1, fails: [${down("10:10", "10:50")}] }` },
  },
  "preempted, in service": {
    key: "preempted",
    rules: [...moves, "leave"],
    setting: { queue: "{ first: [elder], preempt: true }" },
  },
}

/** Ana is served from 10.00 on, and Budi waits; at 10.10 Vera comes, who comes first where somebody does. */
const people = { ana: "09:50", budi: "09:55", vera: { at: "10:10", class: "elder" } }

/** Names of cells (`break, in service: repeat at head`), and their files. */
export const cells: ReadonlyMap<string, string> = new Map(
  Object.entries(occasions).flatMap(([occasion, { key, rules, setting }]) =>
    rules.map((rule): [string, string] => [
      `${occasion}: ${rule}`,
      write({ people, takes: takesFor(rule), when: `{ ${key}: ${rule} }`, ...setting }),
    ]),
  ),
)
