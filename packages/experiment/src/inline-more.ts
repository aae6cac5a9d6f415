import { setFlagsFromString } from "node:v8"

/**
 * Lets the compiler join longer chains of functions, since an event passes through many short ones: an M/M/1 office runs a
 * sixth faster. It holds for the whole process, its threads included; what has been compiled before stays as it is.
 */
export function inlineMore(): void {
  setFlagsFromString("--max-inlined-bytecode-size=1000")
  setFlagsFromString("--max-inlined-bytecode-size-cumulative=3000")
}
