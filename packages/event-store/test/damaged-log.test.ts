import { execFileSync } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import fc from "fast-check"
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest"
import { loadHash, Recorder, replay, SnapshotTaker, stateHash, verify } from "@tangguh/event-log"
import { mm1 } from "@tangguh/event-log/bench"
import { model, prepare, sampleWorld, simulate } from "@tangguh/office"
import { BadLog, LogNotWritten, LogWriter, openLog, type StoredLog } from "../src/index.ts"

const folder = mkdtempSync(join(tmpdir(), "event-store-"))
afterAll(() => rmSync(folder, { recursive: true }))

const plan = mm1(4, 1500) // two blocks
const prepared = model(prepare(plan, []))

/** Records a run, with snapshots. */
async function record(path: string): Promise<void> {
  const writer = new LogWriter()
  try {
    const recorder = new Recorder(
      { scenario: "mm1", plan: "", seed: "damaged", replication: 0, policies: [] },
      { keep: writer.write },
    )
    writer.open(path, {
      ...recorder.header,
      versions: {},
      units: { time: "seconds", start: "2025-01-01", zone: "Asia/Jakarta" },
      origin: { file: "mm1.yaml", text: "", beside: {}, data: {}, warmUp: 0, asked: ["as-today"] },
    })
    const taker = new SnapshotTaker(recorder.header, writer.snapshot)
    const state = simulate(sampleWorld(plan, "damaged", 0), { prepared, observers: [recorder, taker] })
    writer.close({ ...recorder.close(), state: stateHash(state) })
  } finally {
    await writer.end()
  }
}

/** As the README has it: kind (one byte), length (four), content, hash (eight). */
interface Frame {
  readonly kind: number
  readonly at: number
  readonly end: number
}
const [MAGIC, HEAD, HASH] = [8, 5, 8]
const [HEADER, EVENTS, END, SNAPSHOT] = [1, 2, 3, 4]

let bytes: Uint8Array
const frames: Frame[] = []
beforeAll(async () => {
  await loadHash()
  const path = join(folder, "whole.log")
  await record(path)
  bytes = new Uint8Array(readFileSync(path)) // a Buffer would share its bytes with what is sliced off it
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  for (let at = MAGIC; at < bytes.length; at = frames.at(-1)!.end)
    frames.push({ kind: bytes[at], at, end: at + HEAD + view.getUint32(at + 1, true) + HASH })
  expect(frames.map(({ kind }) => kind).toSorted((a, b) => a - b)).toEqual([
    HEADER,
    EVENTS,
    EVENTS,
    END,
    SNAPSHOT,
    SNAPSHOT,
  ])
})

function opened<A>(content: Uint8Array, use: (log: StoredLog) => A): A {
  const path = join(folder, "spoilt.log")
  writeFileSync(path, content)
  const stored = openLog(path)
  try {
    return use(stored)
  } finally {
    stored.close()
  }
}

/** What is said of a file when all of it is read; null: nothing. */
function complaint(content: Uint8Array): string | null {
  try {
    return opened(content, (log) => {
      for (const snapshot of log.snapshots) snapshot.read()
      return verify(log) === null ? null : "does not fit its chain"
    })
  } catch (error) {
    expect(error).toBeInstanceOf(BadLog)
    return (error as BadLog).message
  }
}

const nameOf = ({ kind, at }: Frame): string =>
  kind === EVENTS
    ? `block ${frames.filter((each) => each.kind === EVENTS && each.at <= at).length} `
    : { [HEADER]: "its header", [END]: "its end", [SNAPSHOT]: "a snapshot" }[kind]!

const anyFrame = fc.nat().map((index) => frames[index % frames.length])

test("a file as it was written is whole", () => expect(complaint(bytes)).toBeNull())

test("a flipped bit is found wherever it is, and located: the frame by its first byte, and by its name where its head is not hurt", () => {
  fc.assert(
    fc.property(anyFrame, fc.oneof(fc.nat(HEAD - 1), fc.nat()), fc.nat(7), (frame, offset, bit) => {
      const at = frame.at + (offset % (frame.end - frame.at))
      const spoilt = bytes.slice()
      spoilt[at] ^= 1 << bit
      const said = complaint(spoilt)
      expect(said).toContain(` is damaged: `)
      expect(said).toContain(`from byte ${frame.at} on`)
      if (at >= frame.at + HEAD) expect(said).toContain(nameOf(frame))
    }),
    { numRuns: 400 },
  )
  for (let at = 0; at < MAGIC; at++) {
    const spoilt = bytes.slice()
    spoilt[at] ^= 1
    expect(complaint(spoilt)).toContain("is no event log of tangguh")
  }
})

test("a length that is none is found before anything is allocated for it, and is not taken for the end of the file", () => {
  fc.assert(
    fc.property(anyFrame, fc.oneof(fc.nat(0xffffffff), fc.nat()), (frame, length) => {
      const spoilt = bytes.slice()
      // Every other time the length leads to the end of a later frame, so that all that follows is in order.
      const later = frames.filter(({ at }) => at > frame.at)
      const wrong =
        length % 2 === 0 && later.length > 0 ? later[length % later.length].end - frame.at - HEAD - HASH : length
      fc.pre(wrong !== frame.end - frame.at - HEAD - HASH)
      new DataView(spoilt.buffer).setUint32(frame.at + 1, wrong, true)
      const before = process.memoryUsage().arrayBuffers
      expect(complaint(spoilt)).toContain(`from byte ${frame.at} on`)
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024)
    }),
    { numRuns: 200 },
  )
})

test("a file that was cut off at any byte loses its tail alone: it says so, fits, and replays as far as it goes", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.nat(bytes.length - 1),
        anyFrame.map(({ at }) => at),
      ),
      (size) => {
        const content = bytes.subarray(0, size)
        if (size < frames[0].end) {
          expect(complaint(content)).toMatch(/is no event log|was cut off before it says/)
          return
        }
        opened(content, (log) => {
          expect(log.cut).toBe(true)
          expect(verify(log)).toBeNull()
          expect(log.blocks.length).toBe(frames.filter(({ kind, end }) => kind === EVENTS && end <= size).length)
          expect(log.snapshots.length).toBe(frames.filter(({ kind, end }) => kind === SNAPSHOT && end <= size).length)
          expect(replay(prepared, log).number).toBe(log.events)
        })
      },
    ),
    { numRuns: 60 },
  )
})

test("what stands behind the end is no part of a log", () => {
  expect(complaint(new Uint8Array([...bytes, 0]))).toContain(`what stands from byte ${bytes.length} on`)
  const again = new Uint8Array([...bytes, ...bytes.subarray(frames.at(-1)!.at)])
  expect(complaint(again)).toContain(`what stands from byte ${bytes.length} on`)
})

/** A disk of so many bytes, or null where this user may not mount one. */
function diskOf(size: string): string | null {
  const disk = mkdtempSync(join(tmpdir(), "disk-"))
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", disk], { stdio: "pipe" })
    return disk
  } catch {
    rmSync(disk, { recursive: true })
    return null
  }
}

test("on a full disk the run is told that no space is left, and nothing is left there", async ({ skip }) => {
  const disk = diskOf("64k") // the log takes twice that
  if (disk === null) return skip("only root may mount a disk that is soon full")
  onTestFinished(() => {
    execFileSync("umount", [disk])
    rmSync(disk, { recursive: true })
  })
  expect(bytes.length).toBeGreaterThan(65_536)
  await expect(record(join(disk, "run.log"))).rejects.toThrow(new LogNotWritten("ENOSPC"))
  expect(readdirSync(disk)).toEqual([])
})
