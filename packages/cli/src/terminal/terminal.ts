import type { Language } from "@tangguh/charts"

/** What the place that we print to can show. */
export interface Terminal {
  readonly language: Language
  /** Columns of a line. */
  readonly width: number
  /** Whether more than ASCII can be shown. */
  readonly unicode: boolean
  readonly colour: boolean
  /** Whether progress may be drawn: `bar` on a terminal, `lines` where it is read out, `none` elsewhere. */
  readonly progress: "bar" | "lines" | "none"
}

const NARROWEST = 20
const WIDEST = 100

type Environment = Readonly<Record<string, string | undefined>>
interface Stream {
  readonly isTTY?: boolean
  readonly columns?: number
}

/** Reads what the terminal can do from its environment. */
export function terminalOf(
  environment: Environment,
  stdout: Stream,
  stderr: Stream,
  language: Language | null,
): Terminal {
  const locale = [environment["LC_ALL"], environment["LC_CTYPE"], environment["LANG"]].find((value) => value) ?? ""
  const said = [environment["LC_ALL"], environment["LC_MESSAGES"], environment["LANG"]].find((value) => value) ?? ""
  const columns = Number(environment["COLUMNS"])
  const given = Number.isInteger(columns) && columns > 0 ? columns : stdout.isTTY ? (stdout.columns ?? 80) : WIDEST
  const dumb = environment["TERM"] === "dumb"
  const accessible = Boolean(environment["ACCESSIBLE"])
  return {
    language: language ?? (/^id(?:[_.-]|$)/i.test(said) ? "id" : "en"),
    width: Math.min(WIDEST, Math.max(NARROWEST, given)),
    unicode: locale === "" ? true : /utf-?8/i.test(locale),
    colour: stdout.isTTY === true && !environment["NO_COLOR"] && !dumb,
    progress: stderr.isTTY !== true ? "none" : accessible || dumb ? "lines" : "bar",
  }
}
