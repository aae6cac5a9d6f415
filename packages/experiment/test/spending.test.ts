import { model, prepare, sampleWorld, simulate } from "@tangguh/office"
import { outcomes, Projector } from "@tangguh/outcomes"
import { catalogue } from "@tangguh/policies"
import { decodeExit } from "@tangguh/scenario"
import { expect, test } from "vitest"
import { columnsOf, policiesOf } from "../src/index.ts"
import { pieceCosts, useCosts } from "../src/spending.ts"

/** Three people; a card, a ribbon and ten minutes for each. The mains fail on Monday and on Tuesday at nine, for an hour. */
const file = `tangguh: 1
title: Three cards
run: { from: 2025-01-06, for: 2 days }
hours: { mon-fri: 08:00-16:00 }
resources: { counter: 1 }
dependencies:
  mains: { fails: [{ from: 2025-01-06 09:00, for: 1 h }, { from: 2025-01-07 09:00, for: 1 h }] }
stocks: { card: 10 }
services: { visit: { steps: [{ step: print, with: counter, takes: 10 min, needs: [mains], uses: { card: 2 } }] } }
citizens: { visitor: { wants: visit, arrive: { at: [2025-01-06 08:00, 2025-01-06 08:20, 2025-01-07 08:00] } } }
policies:
  generator: { start: 1 min, start_failure: 0 %, cost: { per_use: Rp 100 } }
costs: { each: { card: Rp 10, ribbon: Rp 7 } }
`
const { scenario, problems } = decodeExit(file, { file: "three.yaml", policies: catalogue, outcomes })

test("each use of a policy costs, and each piece that a service uses up", () => {
  expect(problems).toBeNull()
  const { plan } = scenario!
  const [, generator] = columnsOf(scenario!, ["generator"])
  const policies = policiesOf(plan, generator)
  const prepared = model(prepare(plan, policies))
  const spent = [useCosts(prepared, generator.uses), pieceCosts(prepared)]
  const projector = new Projector(prepared, spent)
  simulate(sampleWorld(plan, "0", 0), { policies, prepared, observers: [projector] })
  expect(spent.map((probe) => probe.value())).toEqual([2 * 100, 3 * 2 * 10 + 3 * 7])
})
