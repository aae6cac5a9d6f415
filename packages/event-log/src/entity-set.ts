/** Entities of one page: rows of the world are numbered anew on each day. */
const PAGE = 1_048_576

/** A set of entities: rows of a world, members of a pool, jobs. A bit each, in pages of one size, which grows with the fullest. */
export class EntitySet {
  /** Words of 32 places in a page; a power of two. */
  private width = 1
  private words = new Uint32Array(0)

  has(entity: number): boolean {
    const place = entity % PAGE
    return place < 32 * this.width && (this.words[this.wordOf(entity)] & (1 << place)) !== 0
  }

  add(entity: number): void {
    this.makeRoom(entity)
    this.words[this.wordOf(entity)] |= 1 << (entity % PAGE)
  }

  delete(entity: number): void {
    if (this.has(entity)) this.words[this.wordOf(entity)] ^= 1 << (entity % PAGE)
  }

  /** How many are here and not there. */
  without(other: EntitySet): number {
    let count = 0
    for (let at = 0; at < this.words.length; at++) {
      const first = Math.floor(at / this.width) * PAGE + (at % this.width) * 32
      for (let bits = this.words[at], place = first; bits !== 0; bits >>>= 1, place++)
        if ((bits & 1) === 1 && !other.has(place)) count++
    }
    return count
  }

  private wordOf(entity: number): number {
    return Math.floor(entity / PAGE) * this.width + ((entity % PAGE) >>> 5)
  }

  private makeRoom(entity: number): void {
    let { width } = this
    while (entity % PAGE >= 32 * width) width *= 2
    let pages = this.words.length / this.width
    const page = Math.floor(entity / PAGE)
    if (page >= pages) pages = Math.max(page + 1, Math.ceil(1.25 * pages))
    if (pages * width === this.words.length) return
    const words = new Uint32Array(pages * width)
    for (let from = 0, to = 0; from < this.words.length; from += this.width, to += width)
      words.set(this.words.subarray(from, from + this.width), to)
    this.width = width
    this.words = words
  }
}
