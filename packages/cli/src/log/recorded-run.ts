import { resolve } from "node:path"
import * as Effect from "effect/Effect"
import { loadHash, mustBePossible, type Regime, verify } from "@tangguh/event-log"
import { BadLog, openLog, type StoredLog } from "@tangguh/event-store"
import {
  type Arm,
  type BadPolicyFile,
  type Column,
  columnsOf,
  loadPolicyFile,
  planDigest,
  type PolicyFile,
  recordedWorld,
  regimesOf,
} from "@tangguh/experiment"
import type { World } from "@tangguh/office"
import { formatProblems, type Scenario } from "@tangguh/scenario"
import type { Plan } from "@tangguh/plan"
import type { Arguments } from "../arguments.ts"
import { BadArguments } from "../failures.ts"
import { whyUnreadable } from "../output/why-unreadable.ts"
import { isGiven } from "../policies-chosen.ts"
import { decodedAgain } from "../scenario-file.ts"
import { printable } from "../terminal/printable.ts"

/** A run as its log has it, and the office that it ran in: made again from what the log says of its scenario. */
export interface RecordedRun {
  readonly path: string
  readonly log: StoredLog
  readonly scenario: Scenario
  readonly plan: Plan
  /** What was asked for, as a column of the scenario: at first, and at each fork. */
  readonly columns: readonly Column[]
  /** The policy files that were named again, --with. */
  readonly files: readonly PolicyFile[]
  /** What was in force: at first, and from each fork on. */
  readonly regimes: readonly Regime[]
  /** What happened to it; drawn when it is asked for. */
  readonly world: () => World
}

const refused = (path: string, what: string) => new BadArguments({ reason: `${printable(path)} ${what}` })

/** Opens a log; it is closed when the scope ends. Fails where it is none, or damaged. `whole`: all blocks and snapshots are read and held against their hashes. */
export const openedLog = (path: string, whole: boolean) =>
  Effect.acquireRelease(
    Effect.gen(function* () {
      yield* Effect.promise(loadHash)
      return yield* Effect.try({
        try: () => {
          const log = openLog(path)
          if (whole) for (const snapshot of log.snapshots) snapshot.read()
          const misfit = whole ? verify(log) : null
          if (misfit === null) return log
          log.close()
          throw new BadLog(
            misfit.part === "block"
              ? `${path} is damaged: block ${misfit.block + 1} (events ${misfit.firstEvent} to ${misfit.lastEvent}) does not fit the chain`
              : `${path} is damaged: its ${misfit.part} does not fit the chain`,
          )
        },
        catch: (error) =>
          error instanceof BadLog
            ? new BadArguments({ reason: printable(error.message) })
            : refused(path, `cannot be read: ${whyUnreadable(error)}`),
      })
    }),
    (log) => Effect.sync(() => log.close()),
  )

/** The policy files that `--with` names: code of a run that its log cannot hold. */
const filesWith = (args: Arguments): Effect.Effect<readonly PolicyFile[], BadPolicyFile> => {
  const flag = args.flags.get("with")
  return typeof flag === "string"
    ? Effect.forEach(flag.split(","), (path) =>
        Effect.tryPromise({
          try: () => loadPolicyFile(resolve(path.trim()), printable(path.trim())),
          catch: (error) => error as BadPolicyFile,
        }),
      )
    : Effect.succeed([])
}

/** The arm that runs a column; nothing is measured in it. */
export const armOf = ({ name, choices, files, without, bound }: Column): Arm => ({
  name,
  choices,
  files,
  without,
  bound,
  outcomes: [],
})

/** A column of a scenario by its name, or that of a policy file; undefined where there is none. */
export const columnCalled = (scenario: Scenario, name: string, files: readonly PolicyFile[]): Column | undefined => {
  const file = files.find(({ policy }) => policy.name === name)
  const isKnown = scenario.named.has(name) || scenario.bundles.has(name)
  if (file === undefined && !isKnown && !isGiven(name)) return undefined
  const columns = columnsOf(
    scenario,
    isGiven(name) ? [] : [name],
    file === undefined ? new Map() : new Map([[name, file]]),
  )
  return columns.find((each) => each.name === name)
}

/** Opens a log and makes the office again that it is of. `others`: policies that are wanted beside those of the run; `countedFrom`: when counting begins, where that is to be another instant than in the run. */
export const openRecorded = Effect.fnUntraced(function* (
  path: string,
  args: Arguments,
  {
    whole = true,
    others = [],
    countedFrom,
  }: { readonly whole?: boolean; readonly others?: readonly string[]; readonly countedFrom?: number } = {},
) {
  const log = yield* openedLog(path, whole)
  const { header } = log
  const { asked, warmUp } = header.origin
  const { scenario: written, problems } = decodedAgain(header.origin, [...asked, ...others])
  if (written === null)
    return yield* refused(
      path,
      `has a scenario that this version cannot read; it was written by tangguh ${header.versions["tangguh"]}:\n${formatProblems(problems)}`,
    )
  const plan: Plan = { ...written.plan, warmUp: countedFrom ?? warmUp }
  const scenario: Scenario = { ...written, plan }
  if (planDigest({ ...plan, warmUp }) !== header.plan)
    return yield* refused(
      path,
      `was written by tangguh ${header.versions["tangguh"]}, which makes another plan of its scenario than this version does; run it again to have a log of this version`,
    )
  if (whole)
    yield* Effect.try({
      try: () => mustBePossible(log, plan),
      catch: (error) => refused(path, `is no log of its scenario: ${printable((error as Error).message)}`),
    })
  const files = yield* filesWith(args)
  const columns: Column[] = []
  for (const name of asked) {
    const column = columnCalled(scenario, name, files)
    if (column === undefined)
      return yield* refused(
        path,
        `is of a run under the policy “${printable(name)}”, which somebody wrote: name its file, such as --with ./mine.ts (it will be run)`,
      )
    columns.push(column)
  }
  const loaded = new Map(files.map((file) => [file.path, file.policy]))
  const regimes = regimesOf(plan, columns.map(armOf), loaded)
  const told = [header.policies, ...header.forks.map(({ policies }) => policies)]
  if (regimes.some(({ policies }, at) => policies.map(({ name }) => name).join() !== told[at].join()))
    return yield* refused(path, "does not agree with itself: other policies were asked for than were in force")
  return {
    path,
    log,
    scenario,
    plan,
    columns,
    files,
    regimes,
    world: () => recordedWorld(plan, header),
  }
})
