import { closeSync, openSync, writeSync } from "node:fs"

const BUFFER = 1 << 20

/** A text file that is written piece by piece. */
export class TextFile {
  private readonly file: number
  private pieces: string[] = []
  private waiting = 0

  constructor(path: string) {
    this.file = openSync(path, "w")
  }

  write(text: string): void {
    this.pieces.push(text)
    this.waiting += text.length
    if (this.waiting >= BUFFER) this.flush()
  }

  close(): void {
    closeSync(this.file)
  }

  flush(): void {
    const bytes = Buffer.from(this.pieces.join(""))
    for (let at = 0; at < bytes.length;) at += writeSync(this.file, bytes, at)
    this.pieces = []
    this.waiting = 0
  }
}
