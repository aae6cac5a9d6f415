/** A scenario file as a tree: of the YAML that generated files are written in, without quotes and comments. */
export type Tree = string | Tree[] | TreeMap
export type TreeMap = Map<string, Tree>

/** The tree of a file: sections on lines of their own, their entries indented by two, and everything else within brackets. */
export function treeOf(text: string): TreeMap {
  const root: TreeMap = new Map()
  for (const part of text.split(/^(?=[^ #])/m)) {
    const [head, ...lines] = part.trimEnd().split("\n")
    const [, key, value] = /^([a-z_]+):(?: (.*))?$/.exec(head) ?? []
    if (key === undefined) continue
    if (value !== undefined) root.set(key, inBrackets(value))
    else if (lines[0].startsWith("  - "))
      root.set(
        key,
        lines.map((line) => inBrackets(line.slice(4))),
      )
    else root.set(key, inBrackets(`{ ${lines.map((line) => line.trim()).join(", ")} }`))
  }
  return root
}

/** The tree of what stands within brackets, or of a plain value. */
function inBrackets(text: string): Tree {
  if (text.startsWith("[")) return parts(text).map(inBrackets)
  if (!text.startsWith("{")) return text
  return new Map(
    parts(text).map((part): [string, Tree] => {
      const at = part.indexOf(": ")
      return [part.slice(0, at), inBrackets(part.slice(at + 2))]
    }),
  )
}

/** What stands between the commas within the outermost brackets. */
function parts(text: string): string[] {
  const found: string[] = []
  let depth = 0
  let from = 1
  for (let i = 0; i < text.length; i++) {
    if ("[{".includes(text[i])) depth++
    if ("]}".includes(text[i])) depth--
    const ends = depth === 0 || (depth === 1 && text[i] === ",")
    if (ends && from < i && text.slice(from, i).trim() !== "") found.push(text.slice(from, i).trim())
    if (ends) from = i + 1
  }
  return found
}

/** The file of a tree. */
export function textOf(root: TreeMap): string {
  let text = ""
  for (const [key, value] of root) {
    if (typeof value === "string" || key === "run" || (value instanceof Map && key === "hours"))
      text += `${key}: ${written(value)}\n`
    else if (value instanceof Map)
      text += `${key}:\n${[...value].map(([name, entry]) => `  ${name}: ${written(entry)}\n`).join("")}`
    else text += `${key}:\n${value.map((entry) => `  - ${written(entry)}\n`).join("")}`
  }
  return text
}

function written(tree: Tree): string {
  if (typeof tree === "string") return tree
  if (tree instanceof Map) {
    const entries = [...tree].map(([key, value]) => `${key}: ${written(value)}`)
    return entries.length > 0 ? `{ ${entries.join(", ")} }` : "{}"
  }
  return `[${tree.map(written).join(", ")}]`
}
