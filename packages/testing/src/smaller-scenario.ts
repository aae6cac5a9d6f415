import { type Tree, type TreeMap, textOf, treeOf } from "./scenario-tree.ts"

type Path = readonly (string | number)[]

/**
 * Files that say less than this one, the boldest cuts first: without a section, without a thing and all that mentions it, without
 * an entry, with a plain value for a distribution, with a smaller number. Not each of them is a scenario.
 */
export function* smallerScenarios(text: string): Generator<string> {
  for (const smaller of smallerTrees(treeOf(text))) {
    const made = textOf(tidied(smaller))
    if (made.length < text.length || (made.length === text.length && made < text)) yield made
  }
}

function* smallerTrees(root: TreeMap): Generator<TreeMap> {
  for (const section of root.keys()) if (!["tangguh", "title", "run"].includes(section)) yield without(root, [section])
  for (const name of namesOf(root)) yield unmentioned(root, name)
  const paths = [...pathsOf(root, [])].filter((path) => path.length > 1 && path.join(".") !== "run.seed")
  for (const path of paths) yield without(root, path)
  for (const path of paths) for (const value of plainer(at(root, path))) yield replaced(root, path, value)
}

/** The things that a file gives names to: its steps too. */
function namesOf(root: TreeMap): string[] {
  const sections = ["offices", "regions", "resources", "dependencies", "stocks", "citizens", "services"]
  const things = sections.flatMap((section) => [...mapAt(root, section).keys()])
  const steps = [...textOf(root).matchAll(/step: ([a-z-]+)/g)].map(([, name]) => name)
  return [...things, ...steps]
}

const mapAt = (root: TreeMap, section: string): TreeMap => {
  const tree = root.get(section)
  return tree instanceof Map ? tree : new Map()
}

const entriesOf = (tree: Tree[] | TreeMap): [string | number, Tree][] => [...tree.entries()]

/** The paths to all that can be left out, the larger parts before what is in them. */
function* pathsOf(tree: Tree, path: Path): Generator<Path> {
  if (typeof tree === "string") return
  for (const [key, value] of entriesOf(tree)) {
    yield [...path, key]
    yield* pathsOf(value, [...path, key])
  }
}

const at = (tree: Tree, [key, ...rest]: Path): Tree =>
  key === undefined || typeof tree === "string" ? tree : at(new Map(entriesOf(tree)).get(key)!, rest)

const without = (root: TreeMap, path: Path): TreeMap => changedAt(root, path, null)
const replaced = (root: TreeMap, path: Path, by: Tree): TreeMap => changedAt(root, path, by)

/** The tree with something else at a path; null: nothing. */
function changedAt<T extends Tree>(tree: T, [key, ...rest]: Path, by: Tree | null): T {
  if (typeof tree === "string") return tree
  const changed = entriesOf(tree).flatMap(([each, value]): [string | number, Tree][] => {
    if (each !== key) return [[each, value]]
    if (rest.length > 0) return [[each, changedAt(value, rest, by)]]
    return by === null ? [] : [[each, by]]
  })
  return (tree instanceof Map ? new Map(changed) : changed.map(([, value]) => value)) as T
}

/** Without a name: no entry by that name or value, and nothing whose value it is. */
function unmentioned<T extends Tree>(tree: T, name: string): T {
  if (typeof tree === "string") return tree
  const isIt = (each: Tree) => each === name || (each instanceof Map && each.get("step") === name)
  const others = entriesOf(tree).filter(([key, value]) => key !== name && !isIt(value))
  const less = others.map(([key, value]): [string | number, Tree] => [key, unmentioned(value, name)])
  return (tree instanceof Map ? new Map(less) : less.map(([, value]) => value)) as T
}

/** Without what nothing uses any more, and without what is empty. */
function tidied(root: TreeMap): TreeMap {
  const tidy: TreeMap = new Map()
  for (const [section, tree] of root) {
    const mayBeEmpty = ["offices", "regions", "today"].includes(section)
    const isNamed = mayBeEmpty && tree instanceof Map
    tidy.set(section, isNamed ? new Map([...tree].map(([name, entry]) => [name, unfilled(entry)])) : unfilled(tree))
  }
  for (const section of ["services", "resources", "dependencies", "stocks"]) {
    const things = mapAt(tidy, section)
    const others = [...tidy].flatMap(([key, tree]) => (key === section ? [...things.values()] : [tree]))
    for (const name of things.keys()) if (!others.some((tree) => mentions(tree, name))) things.delete(name)
  }
  return new Map([...tidy].filter(([, tree]) => isFull(tree)))
}

const isFull = (tree: Tree): boolean => typeof tree === "string" || entriesOf(tree).length > 0

function unfilled(tree: Tree): Tree {
  if (typeof tree === "string") return tree
  if (!(tree instanceof Map)) return tree.map(unfilled).filter(isFull)
  return new Map(
    [...tree].map(([key, value]): [string, Tree] => [key, unfilled(value)]).filter(([, value]) => isFull(value)),
  )
}

const mentions = (tree: Tree, name: string): boolean =>
  typeof tree === "string"
    ? tree === name
    : entriesOf(tree).some(([key, value]) => key === name || mentions(value, name))

/** Plainer values: one of what a map says, or the same with a smaller number. */
function* plainer(tree: Tree): Generator<string> {
  if (tree instanceof Map) for (const only of tree.values()) if (typeof only === "string") yield only
  if (typeof tree !== "string" || /\d:\d|-\d/.test(tree)) return // an instant, or hours
  const number = /\d+/.exec(tree)
  if (number === null) return
  const put = (smaller: number) => tree.replace(number[0], String(smaller))
  const amount = Number(number[0])
  if (amount > 1) yield put(1)
  if (amount > 3) yield put(Math.floor(amount / 2))
  if (amount > 1) yield put(amount - 1)
}
