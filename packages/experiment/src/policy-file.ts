import { statSync } from "node:fs"
import * as module from "node:module"
import { pathToFileURL } from "node:url"
import * as Schema from "effect/Schema"
import { EventType, type Policy } from "@tangguh/office"
import type { Title } from "@tangguh/plan"
import type { InForce, Loaded } from "./arm.ts"
import type { Pulse } from "./pulse.ts"

/** A policy that somebody wrote, with the file that it stands in. */
export interface PolicyFile {
  /** Absolute. */
  readonly path: string
  readonly policy: Policy
  readonly title: Title
}

/** A file that is there for its policy and has none that can be used. */
export class BadPolicyFile extends Schema.TaggedError<BadPolicyFile>()("BadPolicyFile", { reason: Schema.String }) {
  override get message(): string {
    return this.reason
  }
}

/** Loads the policy that a file exports as its default. The code of the file runs. Rejects with a BadPolicyFile that says what is wrong. */
export async function loadPolicyFile(path: string, shown = path): Promise<PolicyFile> {
  const bad = (what: string) => new BadPolicyFile({ reason: `${shown} ${what}` })
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) throw new BadPolicyFile({ reason: `there is no file ${shown}` })
  if (!found.isFile()) throw bad("is no file")
  resolveOurs()
  let exported: { readonly default?: unknown }
  try {
    exported = (await import(pathToFileURL(path).href)) as typeof exported
  } catch (error) {
    throw bad(`cannot be loaded: ${reasonOf(error)}`)
  }
  if (!("default" in exported)) throw bad("has no default export; write: export default { name: …, decide: … }")
  const wrong = fault(exported.default)
  if (wrong !== null) throw bad(`is no policy: ${wrong}`)
  const policy = exported.default as Policy & { readonly title?: string | Partial<Title> }
  const { title = policy.name } = policy
  const en = typeof title === "string" ? title : title.en!
  return { path, policy, title: { en, id: (typeof title === "string" ? title : title.id) ?? en } }
}

/** Loads the files of some arms, each once. With a pulse, another thread can see whether it is caught in one of them. */
export async function loadPolicies(arms: readonly InForce[], pulse: Pulse | null = null): Promise<Loaded> {
  const paths = [...new Set(arms.flatMap(({ files }) => files))]
  const load = async (path: string): Promise<Policy> => {
    const { policy } = await loadPolicyFile(path)
    return pulse === null ? policy : pulse.watched(policy)
  }
  return new Map(await Promise.all(paths.map(async (path) => [path, await load(path)] as const)))
}

const reasonOf = (error: unknown): string => {
  const { code, message } =
    error instanceof Error ? (error as NodeJS.ErrnoException) : { code: "", message: String(error) }
  return code === "ERR_UNKNOWN_FILE_EXTENSION" ? "this Node reads no TypeScript; write it in JavaScript" : message
}

const types: ReadonlySet<unknown> = new Set(Object.values(EventType))

/** What keeps a value from being a policy, by field; null: nothing. */
function fault(value: unknown): string | null {
  if (typeof value !== "object" || value === null)
    return `its default export is ${value === null ? "null" : `a ${typeof value}`}, not an object`
  const policy = value as Readonly<Record<string, unknown>>
  const { name, title, listensTo } = policy
  if (typeof name !== "string" || !/^[a-z][a-z0-9-]{0,63}$/.test(name))
    return "“name” must be a text such as my-policy: small letters, digits and hyphens"
  const titles = typeof title === "object" && title !== null ? Object.values(title) : [title]
  const untitled = typeof title === "object" && (title === null || !("en" in title))
  if (title !== undefined && (untitled || titles.some((each) => typeof each !== "string")))
    return "“title” must be a text, or { en: …, id: … }"
  for (const field of ["prepare", "initialMemory", "remember", "decide"])
    if (policy[field] !== undefined && typeof policy[field] !== "function") return `“${field}” must be a function`
  if (listensTo !== undefined && !(Array.isArray(listensTo) && listensTo.every((type) => types.has(type))))
    return "“listensTo” must be a list of event types, such as [EventType.OfficeOpened]"
  if (listensTo === undefined && (policy["decide"] !== undefined || policy["remember"] !== undefined))
    return "“listensTo” is missing: without it “decide” and “remember” are never called"
  if (policy["prepare"] === undefined && policy["decide"] === undefined)
    return "it has neither “prepare” nor “decide”, so it would do nothing"
  return null
}

let resolved = false

/** Lets a policy file import our packages from wherever it lies: they are the ones that run it. */
function resolveOurs(): void {
  if (resolved) return
  resolved = true
  module.registerHooks?.({
    resolve: (specifier, context, next) => {
      if (!specifier.startsWith("@tangguh/")) return next(specifier, context)
      try {
        return next(specifier, context)
      } catch {
        return next(specifier, { ...context, parentURL: import.meta.url })
      }
    },
  })
}
