import type { Law } from "./law.ts"
import { sampler, type Sampler } from "./sampler.ts"
import type { Uniforms } from "./uniforms.ts"

const samplers = new WeakMap<Law, Sampler>()

/** Returns one draw from a law, the same as the law's `sampler` would give. */
export function sample(law: Law, uniforms: Uniforms): number {
  let draw = samplers.get(law)
  if (draw === undefined) samplers.set(law, (draw = sampler(law)))
  return draw(uniforms)
}
