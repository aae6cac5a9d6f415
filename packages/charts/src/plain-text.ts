// C0 and C1 controls, zero-width and direction characters, and code units that no XML file may hold.
const unprintable = /[\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]/gu

const blank = /[\t\n\r]+/g

/**
 * A text from a scenario as it may be drawn: one line, and each character that cannot be seen, or that would turn the
 * others round, written out (`\u{202e}`).
 */
export const plainText = (text: string): string =>
  text
    .replace(blank, " ")
    .replace(unprintable, (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ""}}`)
    .trim()
