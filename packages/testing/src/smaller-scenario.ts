import { type Tree, textOf, treeOf } from "./scenario-tree.ts"

type Root = ReadonlyMap<string, Tree>

/**
 * Files that say less than this one, the boldest cuts first: without a section, without a thing and all that mentions it, without
 * an entry, with a plain value for a distribution, with a smaller number. Not each of them is a scenario.
 */
export function* smallerScenarios(text: string): Generator<string> {
  const root = treeOf(text)
  for (const smaller of smallerTrees(root)) {
    const made = textOf(tidied(smaller))
    if (made.length < text.length || made < text) yield made
  }
}

function* smallerTrees(root: Root): Generator<Root> {
  for (const section of root.keys()) if (!["tangguh", "title", "run"].includes(section)) yield without(root, [section])
  for (const name of namesOf(root)) yield unmentioned(root, name) as Root
  const paths = [...pathsOf(root, [])].filter((path) => path.length > 1)
  for (const path of paths) yield without(root, path)
  for (const path of paths) {
    const tree = at(root, path)
    if (tree instanceof Map)
      for (const only of (tree as Root).values()) if (typeof only === "string") yield replaced(root, path, only) as Root
    if (typeof tree === "string") for (const value of plainer(tree)) yield replaced(root, path, value) as Root
  }
}

const SECTIONS_OF_NAMES = ["offices", "regions", "resources", "dependencies", "stocks", "citizens", "services"]

/** The things that a file gives names to: its steps too. */
function namesOf(root: Root): string[] {
  const things = SECTIONS_OF_NAMES.flatMap((section) => [...((root.get(section) as Root | undefined)?.keys() ?? [])])
  const steps = [...textOf(root).matchAll(/step: ([a-z-]+)/g)].map(([, name]) => name)
  return [...things, ...steps]
}

/** The paths to all that can be left out, the larger parts before what is in them. */
function* pathsOf(tree: Tree, path: readonly (string | number)[]): Generator<readonly (string | number)[]> {
  if (typeof tree === "string") return
  for (const [key, value] of tree instanceof Map ? (tree as Root) : (tree as readonly Tree[]).entries()) {
    yield [...path, key]
    yield* pathsOf(value, [...path, key])
  }
}

const at = (tree: Tree, path: readonly (string | number)[]): Tree =>
  path.reduce<Tree>(
    (part, key) => (part instanceof Map ? part.get(key as string) : (part as Tree[])[key as number])!,
    tree,
  )

/** The tree with something else at a path; null: nothing. */
function replaced(tree: Tree, [key, ...rest]: readonly (string | number)[], by: Tree | null): Tree {
  const entries: [string | number, Tree][] = [
    ...(tree instanceof Map ? (tree as Root) : (tree as readonly Tree[]).entries()),
  ]
  const changed = entries.flatMap(([each, value]): [string | number, Tree][] => {
    if (each !== key) return [[each, value]]
    if (rest.length > 0) return [[each, replaced(value, rest, by)]]
    return by === null ? [] : [[each, by]]
  })
  return tree instanceof Map ? new Map(changed as [string, Tree][]) : changed.map(([, value]) => value)
}

const without = (root: Root, path: readonly (string | number)[]): Root => replaced(root, path, null) as Root

/** Without a name: no entry by that name or value, and nothing whose value it is. */
function unmentioned(tree: Tree, name: string): Tree {
  if (typeof tree === "string") return tree
  const isIt = (each: Tree) => each === name || (each instanceof Map && each.get("step") === name)
  if (!(tree instanceof Map))
    return (tree as readonly Tree[]).filter((each) => !isIt(each)).map((each) => unmentioned(each, name))
  return new Map(
    [...(tree as Root)].flatMap(([key, value]) =>
      key === name || isIt(value) ? [] : [[key, unmentioned(value, name)]],
    ),
  )
}

/** Without what nothing uses any more, and without what is empty. */
function tidied(root: Root): Root {
  const emptied = new Map(
    [...root].map(([key, value]) => [key, key === "offices" || key === "regions" ? value : unfilled(value)]),
  )
  for (const section of ["services", "resources", "dependencies", "stocks"]) {
    const things = emptied.get(section)
    if (!(things instanceof Map)) continue
    const others = [...emptied].map(([key, value]) => (key === section ? [...(value as Root).values()] : value) as Tree)
    const used = [...(things as Root)].filter(([name]) => others.some((tree) => mentions(tree, name)))
    emptied.set(section, new Map(used))
  }
  for (const [key, value] of emptied) if (typeof value !== "string" && sizeOf(value) === 0) emptied.delete(key)
  return emptied
}

const sizeOf = (tree: Tree): number => (tree instanceof Map ? (tree as Root).size : (tree as readonly Tree[]).length)

const unfilled = (tree: Tree): Tree => {
  if (typeof tree === "string") return tree
  const isFull = (value: Tree) => typeof value === "string" || sizeOf(value) > 0
  if (!(tree instanceof Map)) return (tree as readonly Tree[]).map(unfilled).filter(isFull)
  return new Map(
    [...(tree as Root)]
      .map(([key, value]): [string, Tree] => [key, unfilled(value)])
      .filter(([key, value]) => key === "policies" || key === "today" || isFull(value)),
  )
}

const mentions = (tree: Tree, name: string): boolean =>
  typeof tree === "string"
    ? tree === name
    : tree instanceof Map
      ? [...(tree as Root)].some(([key, value]) => key === name || mentions(value, name))
      : (tree as readonly Tree[]).some((each) => mentions(each, name))

/** The same with smaller numbers. */
function* plainer(value: string): Generator<string> {
  if (/\d:\d|-\d/.test(value)) return // an instant, or hours
  const number = /\d+/.exec(value)
  if (number === null) return
  const put = (smaller: number) => value.replace(number[0], String(smaller))
  const amount = Number(number[0])
  if (amount > 1) yield put(1)
  if (amount > 3) yield put(Math.floor(amount / 2))
  if (amount > 1) yield put(amount - 1)
}
