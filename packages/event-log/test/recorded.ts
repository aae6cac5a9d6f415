import { readFileSync } from "node:fs"
import { join } from "node:path"
import {
  model,
  type Model,
  type Observer,
  type Policy,
  prepare,
  sampleWorld,
  simulate,
  type State,
} from "@tangguh/office"
import { outcomes } from "@tangguh/outcomes"
import type { Plan, PolicyChoice } from "@tangguh/plan"
import { catalogue, policyOf } from "@tangguh/policies"
import { decodeExit } from "@tangguh/scenario"
import { mm1 } from "../bench/mm1.ts"
import { type KeptLog, Recorder } from "../src/index.ts"

/** A run that can be had again. */
export interface Run {
  readonly plan: Plan
  readonly policies: readonly Policy[]
  readonly model: Model
}

const runOf = (plan: Plan, policies: readonly Policy[]): Run => ({
  plan,
  policies,
  model: model(prepare(plan, policies)),
})

/** M/M/1, some three events for each of `visits` customers. */
export const queue = (visits: number): Run => runOf(mm1(4, visits / 4), [])

/** The scenario of a file, its path from here: as it stands, under each policy that it names, and under all of them at once. */
export function scenario(file: string): readonly Run[] {
  const text = readFileSync(join(import.meta.dirname, file), "utf8")
  const { scenario: decoded, problems } = decodeExit(text, { file, policies: catalogue, outcomes })
  if (decoded === null) throw new Error(`${file} has ${problems.length} problems: ${problems[0].message}`)
  const { plan, today, policies } = decoded
  const named = (choices: readonly PolicyChoice[]) => choices.map(({ name: choice }) => choice)
  const added = policies.filter((choice) => !named(today).includes(choice.name))
  return [[], ...added.map((choice) => [choice]), added].map((choices) =>
    runOf(
      plan,
      [...today, ...choices].map((choice) => policyOf(choice, plan)),
    ),
  )
}

/** Lives a run through. */
export const live = ({ plan, policies, model: prepared }: Run, seed: string, ...observers: Observer[]): State =>
  simulate(sampleWorld(plan, seed, 0), { policies, prepared, observers })

export const recorderOf = (
  { plan, policies }: Run,
  seed: string,
  keep: ConstructorParameters<typeof Recorder>[1]["keep"],
) =>
  new Recorder(
    {
      scenario: plan.scenario,
      plan: "as in the test",
      seed,
      replication: 0,
      policies: policies.map(({ name }) => name),
    },
    { keep },
  )

/** Lives a run through and records it. */
export function recorded(run: Run, seed: string): KeptLog {
  const recorder = recorderOf(run, seed, true)
  live(run, seed, recorder)
  recorder.close()
  return recorder.log()
}

/** A log of its own, to be spoiled. */
export const copyOf = (log: KeptLog): { -readonly [Part in keyof KeptLog]: KeptLog[Part] } => ({
  ...log,
  header: { ...log.header },
  blocks: log.blocks.map(({ columns, link }) => ({ columns: columns.head(columns.rows), link })),
})
