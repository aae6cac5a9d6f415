const signs: Readonly<Record<string, string>> = {
  "−": "-",
  "–": "-",
  "—": "-",
  "…": "...",
  "“": '"',
  "”": '"',
  "‘": "'",
  "’": "'",
  "×": "x",
  "±": "+-",
  "÷": "/",
  "≤": "<=",
  "≥": ">=",
  "→": "->",
  "←": "<-",
  "│": "|",
  "·": "-",
  "•": "*",
  "\u00a0": " ",
}

/** The text in plain ASCII: signs by their nearest, letters without their accents, the rest as `?`. */
export const ascii = (text: string): string => {
  let plain = ""
  for (const character of text) {
    if (character.charCodeAt(0) < 0x80) plain += character
    else plain += signs[character] ?? (character.normalize("NFKD").replaceAll(/[^\0-\x7f]/g, "") || "?")
  }
  return plain
}
