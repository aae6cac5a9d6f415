/** Whatever gives independent random numbers between 0 and 1, neither of them included. */
export type Uniforms = { next(): number }
