/** What a text means, or what is wrong with it and (where it is not the usual) what would be accepted. */
export type Parsed<A> =
  | { readonly ok: true; readonly value: A }
  | { readonly ok: false; readonly wrong: string; readonly accepted: string | null }

export const right = <A>(value: A): Parsed<A> => ({ ok: true, value })

export const wrong = (message: string, accepted: string | null = null): Parsed<never> => ({
  ok: false,
  wrong: message,
  accepted,
})

/** The parser applied to what another made. (Not called `then`: a module that exports one cannot be imported dynamically.) */
export const andThen = <A, B>(parsed: Parsed<A>, next: (value: A) => Parsed<B>): Parsed<B> =>
  parsed.ok ? next(parsed.value) : parsed
