import { readFileSync } from "node:fs"
import { join } from "node:path"
import { Recorder } from "@tangguh/event-log"
import { model, prepare, sampleWorld, simulate } from "@tangguh/office"
import { outcomes } from "@tangguh/outcomes"
import type { Plan } from "@tangguh/plan"
import { catalogue, policyOf } from "@tangguh/policies"
import { decodeExit } from "@tangguh/scenario"
import { LogWriter, openLog } from "../src/index.ts"
import type { Run } from "../src/query/index.ts"

/** The plan of `two-offices.yaml`, with all policies that it names. */
function decoded() {
  const text = readFileSync(join(import.meta.dirname, "two-offices.yaml"), "utf8")
  const { scenario, problems } = decodeExit(text, { file: "two-offices.yaml", policies: catalogue, outcomes })
  if (scenario === null) throw new Error(problems.map((each) => each.format()).join("\n"))
  return { plan: scenario.plan, policies: scenario.policies.map((choice) => policyOf(choice, scenario.plan)) }
}

/** Records the run of a seed in a file. `loadHash` must have been awaited. */
export function recordTo(path: string, seed: string, change: (plan: Plan) => Plan = (plan) => plan): Run {
  const scenario = decoded()
  const plan = change(scenario.plan)
  const { policies } = scenario
  const names = policies.map(({ name }) => name)
  const prepared = model(prepare(plan, policies))
  const writer = new LogWriter()
  const identity = { scenario: plan.scenario, plan: "", seed, replication: 2, policies: names }
  const recorder = new Recorder(identity, { keep: writer.write })
  writer.open(path, {
    ...recorder.header,
    versions: {},
    units: { time: "seconds", start: new Date(plan.epoch).toISOString(), zone: plan.zone },
    origin: { file: "two-offices.yaml", text: "", beside: {}, data: {}, warmUp: 0, asked: [names.join("+")] },
  })
  simulate(sampleWorld(plan, seed, 2), { policies, prepared, observers: [recorder] })
  writer.close({ ...recorder.close(), state: "" })
  void writer.end()
  return reopened(path, change)
}

/** A run that `recordTo` has recorded. */
export function reopened(path: string, change: (plan: Plan) => Plan = (plan) => plan): Run {
  const { plan, policies } = decoded()
  const prepared = model(prepare(change(plan), policies))
  return { label: "as recorded", log: openLog(path), models: [prepared] }
}
