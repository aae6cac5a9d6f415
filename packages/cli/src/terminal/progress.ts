import type { Language } from "@tangguh/charts"
import { displayWidth, padEnd } from "./display-width.ts"
import type { Terminal } from "./terminal.ts"

const AFTER = 1000
const EVERY = 100
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
  private drawn = -Infinity
  private tenth = 0
  private shown = false

  constructor(terminal: Terminal, label: string, write = (text: string) => void process.stderr.write(text)) {
    this.terminal = terminal
    this.label = label
    this.write = write
  }

  /** Tells that this share is done. */
  readonly report = (share: number): void => {
    this.share = share
    const { progress } = this.terminal
    const now = performance.now()
    if (progress === "none" || now - this.began < AFTER) return
    if (progress === "lines") {
      const tenth = Math.floor(share * 10 + 1e-9)
      if (tenth > this.tenth) this.write(`${this.label}: ${tenth * 10} %\n`)
      this.tenth = tenth
    } else if (now - this.drawn >= EVERY) {
      this.drawn = now
      this.shown = true
      this.write(`\r${this.bar((now - this.began) / 1000)}\u001b[K`)
    }
  }

  /** Takes the bar away. */
  readonly end = (): void => {
    if (this.shown) this.write("\r\u001b[K")
    this.shown = false
  }

  private bar(seconds: number): string {
    const { width, unicode, language } = this.terminal
    const left = Math.ceil((seconds * (1 - this.share)) / Math.max(this.share, 1e-6))
    const says = texts[language]
    const tail = `${padEnd(`${Math.floor(this.share * 100)} %`, 5)} ${this.share > 0.02 ? says.left(left) : ""}`
    const room = Math.min(24, width - displayWidth(this.label) - displayWidth(tail) - 5)
    if (room < 6) return tail.trim().slice(0, width - 1)
    const full = Math.round(this.share * room)
    const bar = unicode ? `▕${"█".repeat(full)}${" ".repeat(room - full)}▏` : `[${"#".repeat(full)}${".".repeat(room - full)}]`
    const line = `${this.label} ${bar} ${tail}`
    return displayWidth(line) + displayWidth(says.stops) + 2 < width ? `${line}  ${says.stops}` : line
  }
}
