import * as Effect from "effect/Effect"

/** A promise as an effect which, when it is interrupted, stops it by its signal and waits until it has tidied up. */
export const awaited = <A, E>(
  start: (signal: AbortSignal) => Promise<A>,
  failed: (error: unknown) => E,
): Effect.Effect<A, E> =>
  Effect.callback((resume) => {
    const controller = new AbortController()
    const ended = start(controller.signal).then(
      (value) => resume(Effect.succeed(value)),
      (error: unknown) => {
        try {
          resume(Effect.fail(failed(error)))
        } catch (defect) {
          resume(Effect.die(defect))
        }
      },
    )
    return Effect.promise(() => {
      controller.abort(new Error("stopped"))
      return ended
    })
  })
