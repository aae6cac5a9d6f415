import { EVENT_SCHEMA } from "@tangguh/office"

/** Where a run was gone on from under other policies. */
export interface Fork {
  /** Events before it; the next one says that the policies have changed. */
  readonly after: number
  /** Names of the policies in force from then on, in their order. */
  readonly policies: readonly string[]
  /** Key under which what had not happened by then was drawn anew; null: the same world. */
  readonly future: string | null
}

/** What a run was: its world, and what was done about it. */
export interface RunIdentity {
  /** Short name of the scenario. */
  readonly scenario: string
  /** A digest of the plan, however the caller makes it: without that plan a log says little. */
  readonly plan: string
  readonly seed: string
  readonly replication: number
  /** Names of the policies in force, in their order. */
  readonly policies: readonly string[]
  /** In the order in which they were made; none if left out. */
  readonly forks?: readonly Fork[]
}

/** Version of the columns, of their order and of the chain. */
export const LOG_FORMAT = 1

/** The first link of a log: which run it is of, and how to read it. */
export interface Header extends RunIdentity {
  readonly format: number
  /** Version of the vocabulary of events. */
  readonly schema: number
  readonly forks: readonly Fork[]
}

/** The header of a log that is written now. */
export const headerOf = ({ scenario, plan, seed, replication, policies, forks = [] }: RunIdentity): Header => ({
  format: LOG_FORMAT,
  schema: EVENT_SCHEMA,
  scenario,
  plan,
  seed,
  replication,
  policies: [...policies],
  forks: forks.map(({ after, policies: then, future }) => ({ after, policies: [...then], future })),
})

/** Which fork of a log, from 1, the event after so many is under; 0: none. */
export const regimeAfter = ({ forks }: Pick<Header, "forks">, events: number): number =>
  forks.filter(({ after }) => after < events).length

/** Names of the policies in force after so many events. */
export const policiesAfter = (header: Header, events: number): readonly string[] =>
  header.forks[regimeAfter(header, events) - 1]?.policies ?? header.policies

/** A header as text, the same for equal headers whatever the order of their keys. */
export const headerText = ({ format, schema, scenario, plan, seed, replication, policies, forks }: Header): string =>
  JSON.stringify([
    "tangguh log",
    format,
    schema,
    scenario,
    plan,
    seed,
    replication,
    policies,
    ...forks.map(({ after, policies: then, future }) => [after, then, future]),
  ])
