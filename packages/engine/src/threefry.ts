/**
 * Returns the words from which `threefry` takes the key of each of its injections, in order.
 *
 * Shape: Int32Array[9]: the four words of the key, their parity, and the first four again; injection s takes the four from s % 5 on.
 */
export function keySchedule(key: Uint32Array): Int32Array {
  const parity = 0x1bd11bda ^ key[0] ^ key[1] ^ key[2] ^ key[3]
  return Int32Array.of(key[0], key[1], key[2], key[3], parity, key[0], key[1], key[2], key[3])
}

/**
 * Writes into `out` the four random words that belong to a counter of four words.
 *
 * Source: Threefry-4x32-20 (Salmon, Moraes, Dror, Shaw 2011).
 */
export function threefry(schedule: Int32Array, c0: number, c1: number, c2: number, c3: number, out: Int32Array): void {
  let x0 = (c0 + schedule[0]) | 0
  let x1 = (c1 + schedule[1]) | 0
  let x2 = (c2 + schedule[2]) | 0
  let x3 = (c3 + schedule[3]) | 0
  // Twenty rounds in all, eight at a time (the last time four), and an injection of the key after each four.
  for (let injection = 1; ; injection += 2) {
    x0 = (x0 + x1) | 0
    x2 = (x2 + x3) | 0
    x1 = ((x1 << 10) | (x1 >>> 22)) ^ x0
    x3 = ((x3 << 26) | (x3 >>> 6)) ^ x2
    x0 = (x0 + x3) | 0
    x2 = (x2 + x1) | 0
    x3 = ((x3 << 11) | (x3 >>> 21)) ^ x0
    x1 = ((x1 << 21) | (x1 >>> 11)) ^ x2
    x0 = (x0 + x1) | 0
    x2 = (x2 + x3) | 0
    x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0
    x3 = ((x3 << 27) | (x3 >>> 5)) ^ x2
    x0 = (x0 + x3) | 0
    x2 = (x2 + x1) | 0
    x3 = ((x3 << 23) | (x3 >>> 9)) ^ x0
    x1 = ((x1 << 5) | (x1 >>> 27)) ^ x2
    x0 = (x0 + schedule[injection]) | 0
    x1 = (x1 + schedule[injection + 1]) | 0
    x2 = (x2 + schedule[injection + 2]) | 0
    x3 = (x3 + schedule[injection + 3] + injection) | 0
    if (injection === 5) break
    x0 = (x0 + x1) | 0
    x2 = (x2 + x3) | 0
    x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0
    x3 = ((x3 << 20) | (x3 >>> 12)) ^ x2
    x0 = (x0 + x3) | 0
    x2 = (x2 + x1) | 0
    x3 = ((x3 << 17) | (x3 >>> 15)) ^ x0
    x1 = ((x1 << 11) | (x1 >>> 21)) ^ x2
    x0 = (x0 + x1) | 0
    x2 = (x2 + x3) | 0
    x1 = ((x1 << 25) | (x1 >>> 7)) ^ x0
    x3 = ((x3 << 10) | (x3 >>> 22)) ^ x2
    x0 = (x0 + x3) | 0
    x2 = (x2 + x1) | 0
    x3 = ((x3 << 18) | (x3 >>> 14)) ^ x0
    x1 = ((x1 << 20) | (x1 >>> 12)) ^ x2
    x0 = (x0 + schedule[injection + 1]) | 0
    x1 = (x1 + schedule[injection + 2]) | 0
    x2 = (x2 + schedule[injection + 3]) | 0
    x3 = (x3 + schedule[injection + 4] + (injection + 1)) | 0
  }
  out[0] = x0
  out[1] = x1
  out[2] = x2
  out[3] = x3
}
