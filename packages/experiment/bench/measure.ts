import { once } from "node:events"
import { Worker } from "node:worker_threads"
import { median } from "@tangguh/statistics"
import { inlineMore } from "../src/inline-more.ts"
import { inFile } from "./logs.ts"
import { national } from "./national.ts"
import { slotsAfter, type WorkName, works } from "./works.ts"

export interface Line {
  readonly name: string
  readonly rate: number
  readonly unit: string
  /** The median over rounds of the ratio within a round; null where there is nothing to hold it against. */
  readonly ratio: number | null
  readonly reference: string | null
  /** The least that the project wants. */
  readonly bar: number | null
  /** The most that it wants, of the rate; null where more is better. */
  readonly most: number | null
}

const names: Record<WorkName, readonly [name: string, unit: string]> = {
  cpp: ["C++ M/M/1 on std::priority_queue, -O3", "customers/s"],
  bare: ["bare JavaScript M/M/1", "customers/s"],
  engine: ["M/M/1 through the engine", "customers/s"],
  cppHold: ["C++ hold, a million pending", "holds/s"],
  hold: ["hold through the engine, a million pending", "holds/s"],
  sampling: ["World sampling", "visits/s"],
  office: ["office, log off", "visits/s"],
  recorded: ["office, log on (columns hashed, then dropped)", "visits/s"],
  intoFile: ["office, recorded into a file", "visits/s"],
  yearSimulated: ["a year of Solo simulated", "events/s"],
  yearReplayed: ["the same, replayed from a file", "events/s"],
  queueSimulated: ["M/M/1, ten million events simulated", "events/s"],
  queueReplayed: ["M/M/1, replayed from a file", "events/s"],
  crisis: ["Ngargoyoso, every policy and outcome", "replications/s"],
}

/**
 * Measures everything in rounds, one work after the other, so that what disturbs the machine disturbs all alike; and then, once,
 * `days` of the whole country.
 */
export async function measure(rounds: number, days: number): Promise<readonly Line[]> {
  inlineMore()
  const keys = Object.keys(works) as WorkName[]
  const rates = new Map<WorkName, number[]>(keys.map((key) => [key, []]))
  const threads = new Map<WorkName, Worker>()
  for (const key of keys) {
    const thread = new Worker(new URL("./worker.ts", import.meta.url), { workerData: key })
    await once(thread, "message")
    threads.set(key, thread)
  }
  for (let round = -2; round < rounds; round++) {
    for (const [key, thread] of threads) {
      thread.postMessage("go")
      const [rate] = (await once(thread, "message")) as [number | null]
      if (rate !== null && round >= 0) rates.get(key)!.push(rate)
    }
  }
  for (const thread of threads.values()) {
    thread.postMessage("end")
    await once(thread, "message")
    await thread.terminate()
  }
  const line = (key: WorkName, against: WorkName | null = null, bar: number | null = null): Line[] => {
    const own = rates.get(key)!
    if (own.length === 0) return []
    const theirs = against === null ? [] : rates.get(against)!
    const ratio = theirs.length === 0 ? null : median(own.map((rate, round) => rate / theirs[round]))
    return [
      {
        name: names[key][0],
        rate: median(own),
        unit: names[key][1],
        ratio,
        reference: ratio === null ? null : names[against!][0],
        bar,
        most: null,
      },
    ]
  }
  return [
    ...line("cpp"),
    ...line("bare", "cpp"),
    ...line("engine", "bare", 0.8),
    ...line("cppHold"),
    ...line("hold", "cppHold", 0.4),
    ...line("sampling", "cpp"),
    ...line("office", "cpp", 0.12),
    ...line("recorded", "office", 0.85),
    ...line("intoFile", "office", 0.6),
    ...line("yearSimulated"),
    ...line("yearReplayed", "yearSimulated", 2),
    ...line("queueSimulated"),
    ...line("queueReplayed", "queueSimulated"),
    ...(await logs(rounds)),
    ...line("crisis"),
    slots(),
    ...wholeCountry(days),
  ]
}

async function logs(rounds: number): Promise<Line[]> {
  const { bytesAnEvent, forkSeconds } = await inFile(rounds)
  const atMost = (name: string, rate: number, unit: string, most: number): Line => ({
    name,
    rate,
    unit,
    ratio: null,
    reference: null,
    bar: null,
    most,
  })
  return [
    atMost("an event in a file", bytesAnEvent, "bytes", 12),
    atMost("a fork, beyond simulating the rest", forkSeconds, "s", 0.1),
  ]
}

function wholeCountry(days: number): Line[] {
  const { peakMegabytes, ratio, visitsPerSecond } = national(days)
  const name = `every kecamatan, ${days} days, two threads`
  return [
    {
      name,
      rate: visitsPerSecond,
      unit: "visits/s",
      ratio,
      reference: ratio === null ? null : names.cpp[0],
      bar: null,
      most: null,
    },
    {
      name: `${name}: peak memory`,
      rate: peakMegabytes,
      unit: "MB",
      ratio: null,
      reference: null,
      bar: null,
      most: 1000,
    },
  ]
}

function slots(): Line {
  const few = slotsAfter(10)
  const many = slotsAfter(100)
  return {
    name: "citizen slots after 500,000 served",
    rate: many,
    unit: "slots",
    ratio: many / few,
    reference: "slots after 50,000 served",
    bar: null,
    most: null,
  }
}
