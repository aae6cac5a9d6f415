// C0 and C1 controls, zero-width and direction characters, and lone surrogates.
const unprintable = /[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu

/** A text of somebody else's as it may be printed on a terminal: one line, with what cannot be seen written out. */
export const printable = (text: string): string =>
  text
    .replaceAll(/[\t\n\r]+/g, " ")
    .replaceAll(unprintable, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`)
    .trim()
