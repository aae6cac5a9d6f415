export { hold } from "./hold.ts"
export type { Measurement } from "./measurement.ts"
export { bareLoop, throughEngine } from "./mm1.ts"
export { reference, type Reference } from "./reference.ts"
