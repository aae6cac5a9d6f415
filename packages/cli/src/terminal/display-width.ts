const nothing = /^[\p{Mn}\p{Me}]$/u
const twice =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u
// oxlint-disable-next-line no-control-regex
const styles = /\u001b\[[\d;]*m/g

/** How many columns a text takes on a terminal: none for what is set upon another letter, two for wide letters. */
export const displayWidth = (text: string): number => {
  let width = 0
  for (const character of text.replaceAll(styles, ""))
    width += nothing.test(character) ? 0 : twice.test(character) ? 2 : 1
  return width
}

/** The text with blanks behind it up to a width. */
export const padEnd = (text: string, width: number): string =>
  text + " ".repeat(Math.max(0, width - displayWidth(text)))

/** The text with blanks before it up to a width. */
export const padStart = (text: string, width: number): string =>
  " ".repeat(Math.max(0, width - displayWidth(text))) + text
