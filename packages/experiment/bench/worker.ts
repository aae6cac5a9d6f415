import { parentPort, workerData } from "node:worker_threads"
import { type WorkName, works } from "./works.ts"

// A thread for each work: code that was compiled for one way of working is not spoilt by another.
const round = (await works[workerData as WorkName]()) as (() => number | null) & { dispose?: () => void }
parentPort!.on("message", (word: "go" | "end") => {
  if (word === "end") round.dispose?.()
  parentPort!.postMessage(word === "end" ? null : round())
})
parentPort!.postMessage("ready")
