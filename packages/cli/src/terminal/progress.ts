import type { Language } from "@tangguh/charts"
import { displayWidth, padEnd } from "./display-width.ts"
import type { Terminal } from "./terminal.ts"

/** Milliseconds before anything is shown, and between two drawings. */
const AFTER = 1000
const EVERY = 200
const texts = {
  en: { left: (s: number) => `about ${s} s left`, stops: "(Ctrl-C stops)" },
  id: { left: (s: number) => `kira-kira ${s} detik lagi`, stops: "(Ctrl-C menghentikan)" },
} satisfies Record<Language, unknown>

/** Shows how far a run is, on the standard error of a terminal, once it has lasted a second. */
export class Progress {
  /** The share that is done. */
  share = 0
  private readonly terminal: Terminal
  private readonly label: string
  private readonly write: (text: string) => void
  private readonly began = performance.now()
  private tenth = 0
  private shown = false
  private timer: NodeJS.Timeout | undefined

  constructor(terminal: Terminal, label: string, write = (text: string) => void process.stderr.write(text)) {
    this.terminal = terminal
    this.label = label
    this.write = write
    if (terminal.progress === "bar") this.timer = setInterval(this.draw, EVERY).unref()
  }

  /** Tells that this share is done. */
  readonly report = (share: number): void => {
    this.share = share
    if (this.terminal.progress !== "lines") return
    const tenth = Math.floor(share * 10 + 1e-9)
    if (tenth > this.tenth && performance.now() - this.began >= AFTER) this.write(`${this.label}: ${tenth * 10} %\n`)
    this.tenth = tenth
  }

  /** Takes the bar away. */
  readonly end = (): void => {
    clearInterval(this.timer)
    if (this.shown) this.write("\r\u001b[K")
    this.shown = false
  }

  private readonly draw = (): void => {
    const lasted = performance.now() - this.began
    if (lasted < AFTER) return
    this.shown = true
    this.write(`\r${this.bar(lasted / 1000)}\u001b[K`)
  }

  private bar(seconds: number): string {
    const { width, unicode, language } = this.terminal
    const left = Math.ceil((seconds * (1 - this.share)) / Math.max(this.share, 1e-6))
    const says = texts[language]
    const tail = `${padEnd(`${Math.floor(this.share * 100)} %`, 5)} ${this.share > 0.02 ? says.left(left) : ""}`
    const room = Math.min(24, width - displayWidth(this.label) - displayWidth(tail) - 5)
    if (room < 6) return tail.trim().slice(0, width - 1)
    const full = Math.round(this.share * room)
    const bar = unicode
      ? `▕${"█".repeat(full)}${" ".repeat(room - full)}▏`
      : `[${"#".repeat(full)}${".".repeat(room - full)}]`
    const line = `${this.label} ${bar} ${tail}`
    return displayWidth(line) + displayWidth(says.stops) + 2 < width ? `${line}  ${says.stops}` : line
  }
}
