import { expect, test } from "vitest"
import { recordingRatio } from "../bench/recording.ts"

test("the bench records a run and finds a ratio", async () => {
  const ratio = await recordingRatio(1, 4000)
  expect(ratio.events).toBeGreaterThan(10_000)
  expect(ratio.hashed).toBeGreaterThan(0)
  expect(ratio.kept).toBeGreaterThan(0)
})
