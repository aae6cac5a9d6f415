import { execFileSync } from "node:child_process"
import { mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { small, tangguh } from "./tangguh.ts"

test("a run whose log does not fit on the disk is told once, and leaves nothing there", async ({ skip }) => {
  const disk = mkdtempSync(join(tmpdir(), "disk-"))
  onTestFinished(() => rmSync(disk, { recursive: true }))
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=4k", "tmpfs", disk], { stdio: "pipe" })
  } catch {
    skip("only root may mount a disk that is soon full")
  }
  try {
    const { status, stdout, stderr } = await tangguh(["run", small, "--log", join(disk, "run.log")])
    expect([status, stdout]).toEqual([2, ""])
    expect(stderr).toMatch(/^error: .*no space is left on the device\n$/)
    expect(readdirSync(disk)).toEqual([])
  } finally {
    execFileSync("umount", [disk])
  }
})
