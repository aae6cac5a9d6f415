import * as Effect from "effect/Effect"
import { bundles, catalogue, notModelled } from "@tangguh/policies"
import type { Arguments } from "../arguments.ts"
import { didYouMean } from "../did-you-mean.ts"
import type { Program } from "../execute.ts"
import { ExitStatus } from "../exit-status.ts"
import { BadArguments } from "../failures.ts"
import { cataloguePage } from "../policies/catalogue-page.ts"
import { bundleDocument, catalogueDocument, notModelledDocument, policyDocument } from "../policies/policy-document.ts"
import { bundlePage, notModelledPage, policyPage } from "../policies/policy-page.ts"
import { printable } from "../terminal/printable.ts"
import type { Terminal } from "../terminal/terminal.ts"

interface Shown {
  readonly page: () => string
  readonly document: () => unknown
}

function shown(name: string | undefined, terminal: Terminal): Shown | null {
  const { language } = terminal
  if (name === undefined) return { page: () => cataloguePage(terminal), document: () => catalogueDocument(language) }
  const policy = catalogue.get(name)
  if (policy !== undefined)
    return { page: () => policyPage(policy, terminal), document: () => policyDocument(policy, language) }
  const bundle = bundles.get(name)
  if (bundle !== undefined)
    return { page: () => bundlePage(bundle, terminal), document: () => bundleDocument(bundle, language) }
  const missing = notModelled.find((each) => each.name === name)
  if (missing !== undefined)
    return { page: () => notModelledPage(missing, terminal), document: () => notModelledDocument(missing, language) }
  return null
}

/** `tangguh policies` */
export const program = (args: Arguments, terminal: Terminal): Program => {
  const work = Effect.suspend(() => {
    const [name] = args.operands
    const found = shown(name, terminal)
    if (found === null) {
      const names = [...catalogue.keys(), ...bundles.keys(), ...notModelled.map((each) => each.name)]
      const asked = printable(name).slice(0, 80)
      return Effect.fail(new BadArguments({ reason: `there is no policy “${asked}”; ${didYouMean(name, names)}` }))
    }
    const json = args.flags.get("format") === "json"
    const results = json ? `${JSON.stringify(found.document(), undefined, 2)}\n` : found.page()
    return Effect.succeed({ results, messages: "", status: ExitStatus.done })
  })
  return { work, stopped: () => "", tidy: () => {} }
}
