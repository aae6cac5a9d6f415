import {
  Composer,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  Parser,
  type Document,
  type ParsedNode,
} from "yaml"
import type { Place } from "./problem.ts"
import { quoted } from "./problem.ts"
import { noPlace, type Entry, type Node } from "./tree.ts"

/** A mistake in the text of a file, before any of it is understood. */
export interface TextProblem {
  readonly place: Place
  readonly path: readonly (string | number)[]
  readonly message: string
  readonly accepted: string
}

/** Scenario files are small: more is refused before it is parsed. */
export const largestFile = 1_000_000
const deepest = 60

const code = (text: string, at: number): number => text.charCodeAt(at)

/** The first character at which brackets or indentation are nested too deep; −1: none. A bound, not a parser. */
const tooDeep = (text: string): number => {
  let brackets = 0
  let levels: number[] = []
  let start = true
  let indent = 0
  let dashes = 0
  for (let i = 0; i < text.length; i++) {
    const c = code(text, i)
    if (c === 10 || c === 13) {
      start = true
      indent = 0
      dashes = 0
      continue
    }
    if (start) {
      if (c === 32) {
        indent++
        continue
      }
      const next = code(text, i + 1)
      if ((c === 45 || c === 63 || c === 58) && (next === 32 || next === 10 || next === 13 || Number.isNaN(next))) {
        indent++
        if (++dashes > deepest) return i
        continue
      }
      start = false
      if (c !== 35 && brackets === 0) {
        while (levels.length > 0 && levels[levels.length - 1]! >= indent) levels = levels.slice(0, -1)
        levels.push(indent)
        if (levels.length > deepest) return i
      }
    }
    if (c === 91 || c === 123) {
      if (++brackets > deepest) return i
    } else if (c === 93 || c === 125) brackets = Math.max(0, brackets - 1)
  }
  return -1
}

const lineAndColumn = (text: string, at: number): Place => {
  const before = text.slice(0, at)
  const line = before.split("\n").length
  return { line, column: at - before.lastIndexOf("\n"), length: 1 }
}

const problem = (
  place: Place,
  message: string,
  accepted: string,
  path: readonly (string | number)[] = [],
): TextProblem => ({ place, path, message, accepted })

/** What no scenario file may hold, whatever it says. */
const unreadable = (text: string): TextProblem | null => {
  if (text.length > largestFile) return problem(noPlace, `the file has ${text.length} characters`, "at most 1 MB")
  const strange = text.search(/(?!\s)\p{Cc}|\ufffd/u)
  if (strange >= 0) {
    const nul = code(text, strange) === 0
    return problem(
      lineAndColumn(text, strange),
      nul
        ? "the file holds a NUL character (is it UTF-16?)"
        : code(text, strange) === 0xfffd
          ? "the file is not UTF-8 (is it Latin-1 or UTF-16?)"
          : "the file holds a control character",
      "save it as UTF-8 text",
    )
  }
  const deep = tooDeep(text)
  if (deep >= 0) return problem(lineAndColumn(text, deep), "nested more than 60 levels deep", "a flatter file")
  return null
}

const inOurWords: Readonly<Record<string, readonly [string, string]>> = {
  TAB_AS_INDENT: ["a tab is used for indentation", "spaces"],
  BLOCK_AS_IMPLICIT_KEY: ["a second “: ” on one line", "put the text in quotes"],
  BAD_INDENT: [
    "something is not closed, or indented too little",
    "close every { [ and quote, and indent what is inside",
  ],
  MISSING_CHAR: ["a quote, bracket or comma is missing", "close what was opened"],
  MULTIPLE_DOCS: ["a second document begins with “---”", "one scenario a file"],
  UNEXPECTED_TOKEN: [
    "this character is not expected here",
    "close brackets in order, and put text that holds { } [ ] or , in quotes",
  ],
  BAD_DQ_ESCAPE: ["an unknown escape in double quotes", "use single quotes, or write the backslash twice"],
  TOO_MANY: ["the file has more than 400,000 words and marks", "a smaller file"],
  BAD_ALIAS: ["an alias (*name)", "$name, or like: NAME"],
  BAD_SCALAR_START: ["a plain text cannot begin with this character", "put the text in quotes"],
  MULTILINE_IMPLICIT_KEY: ["a key is spread over several lines", "each key on its line, followed by “: ”"],
  KEY_OVER_1024_CHARS: ["a key of more than 1024 characters", "a short key"],
}

/**
 * Parses the text into a tree with places. Anchors, aliases, tags, `<<`, duplicate keys and lost commas are problems.
 *
 * Cost: linear in the length of the text.
 */
export const parseTree = (text: string): { readonly root: Node | null; readonly problems: readonly TextProblem[] } => {
  const source = text.startsWith("\ufeff") ? text.slice(1) : text
  const refused = unreadable(source)
  if (refused !== null) return { root: null, problems: [refused] }
  try {
    return compose(source)
  } catch {
    return { root: null, problems: [problem(noPlace, "the file cannot be read as YAML", "a YAML 1.2 file")] }
  }
}

/** The first error of the text: one open bracket makes hundreds, and a hostile file a million, so nothing after it is read. */
class FirstError {
  readonly code: string
  readonly at: number
  constructor(code: string, at: number) {
    this.code = code
    this.at = at
  }
}

/** Words and punctuation marks, blanks included; a file of 1 MB that people write has a tenth of it. */
const mostMarks = 400_000

type Position = number | readonly [number, number] | { readonly offset: number }
const offsetOf = (position: Position): number =>
  typeof position === "number" ? position : "offset" in position ? position.offset : position[0]

/** The only document of a text. Throws a FirstError. */
const composeDocument = (text: string, lines: LineCounter): Document.Parsed | null => {
  const parser = new Parser(lines.addNewLine)
  const composer = new Composer({
    schema: "failsafe",
    version: "1.2",
    uniqueKeys: false,
    merge: false,
    prettyErrors: false,
    logLevel: "silent",
    lineCounter: lines,
  })
  const strict = composer as unknown as {
    onError: (at: Position, code: string, message: string, warning?: boolean) => void
  }
  let first: FirstError | null = null
  strict.onError = (at, code, _, warning) => {
    // What is thrown here is caught by the parser at each level, and reported again as an exhausted resource.
    if (warning !== true) throw (first ??= new FirstError(code, offsetOf(at)))
  }
  let document: Document.Parsed | null = null
  const keep = (next: Document.Parsed): void => {
    if (document !== null) throw new FirstError("MULTIPLE_DOCS", next.range[0])
    document = next
  }
  const compose = (token: Parameters<Composer["next"]>[0]): void => {
    if (token.type === "error") throw new FirstError("UNEXPECTED_TOKEN", token.offset)
    for (const next of composer.next(token)) keep(next as Document.Parsed)
  }
  lines.addNewLine(0)
  let marks = 0
  for (const lexeme of new Lexer().lex(text)) {
    if (++marks > mostMarks) throw new FirstError("TOO_MANY", 0)
    for (const token of parser.next(lexeme)) compose(token)
  }
  for (const token of parser.end()) compose(token)
  for (const next of composer.end(true, text.length)) keep(next as Document.Parsed)
  return document
}

/** The tree of a text, with the first error of the YAML itself, or everything that scenario files do not allow. */
const compose = (text: string): { readonly root: Node | null; readonly problems: readonly TextProblem[] } => {
  const lines = new LineCounter()
  const place = (range: readonly [number, number, ...number[]] | null | undefined): Place => {
    if (!range) return noPlace
    const at = lines.linePos(range[0])
    const end = text.slice(range[0], range[1]).split("\n", 1)[0]!
    return { line: Math.max(1, at.line), column: Math.max(1, at.col), length: Math.max(1, end.trimEnd().length) }
  }
  let document: Document.Parsed | null
  try {
    document = composeDocument(text, lines)
  } catch (error) {
    if (!(error instanceof FirstError)) throw error
    const words = inOurWords[error.code] ?? [
      "the text is not well-formed YAML",
      "check brackets, quotes and indentation",
    ]
    return { root: null, problems: [problem(place([error.at, error.at + 1]), words[0], words[1])] }
  }
  const problems: TextProblem[] = []
  const broken = (at: Place): Node => ({ kind: "broken", place: at })
  const convert = (node: ParsedNode | null | undefined, path: readonly (string | number)[], fallback: Place): Node => {
    if (node === null || node === undefined) return { kind: "text", text: "", quoted: false, place: fallback }
    const at = place(node.range)
    if (isAlias(node)) {
      problems.push(problem(at, "an alias (*name) is refused", "$name, or like: NAME", path))
      return broken(at)
    }
    if (node.anchor !== undefined) {
      problems.push(problem(at, `the anchor &${quoted(node.anchor)} is refused`, "$name, or like: NAME", path))
      return broken(at)
    }
    if (node.tag !== undefined) {
      problems.push(problem(at, `the tag ${quoted(node.tag)} is refused`, "plain values", path))
      return broken(at)
    }
    if (isScalar(node)) {
      return {
        kind: "text",
        text: typeof node.value === "string" ? node.value : "",
        quoted: node.type !== "PLAIN",
        place: at,
      }
    }
    if (isSeq(node))
      return {
        kind: "list",
        items: node.items.map((item, index) => convert(item as ParsedNode, [...path, index], at)),
        place: at,
      }
    if (!isMap(node)) return broken(at)
    const entries = new Map<string, Entry>()
    let before: string | null = null
    for (const pair of node.items) {
      const keyNode = pair.key
      const keyPlace = place(keyNode?.range)
      if (!isScalar(keyNode)) {
        problems.push(problem(keyPlace, "a key that is not a plain word", "key: value", path))
        continue
      }
      if (keyNode.anchor !== undefined || keyNode.tag !== undefined) {
        problems.push(problem(keyPlace, "a key with an anchor or a tag is refused", "a plain key", path))
        continue
      }
      const key = typeof keyNode.value === "string" ? keyNode.value : ""
      if (pair.value === null && node.flow === true) {
        const cut = before === null ? undefined : entries.get(before)
        problems.push(
          problem(
            keyPlace,
            `the comma ended the text before ${quoted(key)}: inside { } a comma separates keys`,
            "put the whole text in quotes, join periods by “and”, thousands by “_”",
            before === null ? path : [...path, before],
          ),
        )
        if (before !== null && cut !== undefined) entries.set(before, { key: cut.key, value: broken(cut.value.place) })
        continue
      }
      if (key === "<<") {
        problems.push(problem(keyPlace, "the merge key << is refused", "like: NAME", path))
        continue
      }
      if (entries.has(key)) {
        problems.push(
          problem(keyPlace, `the key ${quoted(key)} stands here a second time`, "each key once", [...path, key]),
        )
        continue
      }
      entries.set(key, { key: keyPlace, value: convert(pair.value as ParsedNode | null, [...path, key], keyPlace) })
      before = key
    }
    return { kind: "map", entries, place: at }
  }
  if (document === null || document.contents === null)
    return {
      root: null,
      problems: [problem(noPlace, "the file is empty", "at least tangguh, title, run, services and citizens")],
    }
  return { root: convert(document.contents as ParsedNode, [], noPlace), problems }
}

/** A value that stands outside the file, written as in it. */
export const nodeOf = (text: string): Node => {
  if (/^\s*[[{]/.test(text)) {
    const tree = parseTree(text)
    if (tree.root !== null && tree.problems.length === 0) return tree.root
  }
  return { kind: "text", text, quoted: false, place: noPlace }
}
