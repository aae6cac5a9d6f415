import type { Terminal } from "./terminal.ts"

const codes = { bold: [1, 22], dim: [2, 22], red: [31, 39], green: [32, 39], cyan: [36, 39] } as const

export type Style = keyof typeof codes

/** The text in a style, where colour is wanted; otherwise as it is. */
export const styled = (terminal: Pick<Terminal, "colour">, text: string, style: Style): string =>
  terminal.colour && text.trim() !== "" ? `\u001b[${codes[style][0]}m${text}\u001b[${codes[style][1]}m` : text
