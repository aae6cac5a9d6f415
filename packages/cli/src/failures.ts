import * as Schema from "effect/Schema"
import type { LogFailed } from "@tangguh/experiment"
import { reasonOf } from "./output/stream.ts"

/** Arguments that do not fit the scenario: a policy that it does not name. */
export class BadArguments extends Schema.TaggedError<BadArguments>()("BadArguments", { reason: Schema.String }) {
  override get message(): string {
    return this.reason
  }
}

/** A scenario file that cannot be used, told already as it will be printed. */
export class BadScenario extends Schema.TaggedError<BadScenario>()("BadScenario", { report: Schema.String }) {
  override get message(): string {
    return this.report
  }
}

/** Something could not be written. */
export class WriteFailed extends Schema.TaggedError<WriteFailed>()("WriteFailed", { reason: Schema.String }) {
  override get message(): string {
    return this.reason
  }
}

/** A failure on another thread, with its name and as it was told there. */
export class Told extends Schema.TaggedError<Told>()("Told", { as: Schema.String, report: Schema.String }) {
  override get message(): string {
    return this.report
  }
}

/** What is told of a failure. */
export const messageOf = (failure: { readonly _tag: string; readonly message: string } | LogFailed): string =>
  failure._tag === "LogFailed" ? `the event log cannot be written: ${reasonOf(failure)}` : failure.message
