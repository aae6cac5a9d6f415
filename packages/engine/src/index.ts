export type { Law } from "./law.ts"
