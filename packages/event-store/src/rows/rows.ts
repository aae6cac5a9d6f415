import {
  BLOCK_ROWS,
  type Columns,
  Cursor,
  evolved,
  firstLink,
  ImpossibleEvent,
  isPossible,
  nextLink,
  Slots,
} from "@tangguh/event-log"
import { EventType, initialState, ofNewcomers, ofThosePresent, Status } from "@tangguh/office"
import { BadLog } from "../frames-in.ts"
import type { Run } from "./run.ts"

/** A block of a log, with what the state says about whoever each event is of. */
export interface Rows {
  /** Number of the first event. */
  readonly first: number
  readonly length: number
  readonly events: Columns
  /** The citizen, job or record that the event is of, by its number; 0: of nobody. Int32Array[length] */
  readonly citizen: Int32Array
  /** Their class and the step that they are at, as places in the plan from 1 on; 0: none. Int32Array[length] */
  readonly class: Int32Array
  readonly step: Int32Array
  /** 1 where nothing more will be heard of them. Uint8Array[length] */
  readonly gone: Uint8Array
}

/** By type of event: whether its subject is a citizen. */
const isOfSomebody = new Uint8Array(256)
for (const type of [...ofNewcomers, ...ofThosePresent, EventType.ServedAtHome, EventType.CallAnswered])
  isOfSomebody[type] = 1

const impossible = (number: number): never => {
  throw new ImpossibleEvent(`event ${number} is none that a run of its scenario can have`)
}

/**
 * The events of a run, block by block, each folded into the state. The arrays beside the events are reused.
 *
 * Errors: BadLog where a block does not fit the chain; ImpossibleEvent; what reading the log throws.
 */
export function* rowsOf({ log, models }: Pick<Run, "log" | "models">): Generator<Rows, void, undefined> {
  let [model] = models
  const { plan } = model
  const state = initialState(model)
  const { citizens } = state
  const slots = new Slots(state)
  const cursor = new Cursor(log)
  const { event } = cursor
  const citizen = new Int32Array(BLOCK_ROWS)
  const classes = new Int32Array(BLOCK_ROWS)
  const step = new Int32Array(BLOCK_ROWS)
  const gone = new Uint8Array(BLOCK_ROWS)
  let link = firstLink(log.header)
  for (let block = 0; block < log.blocks.length; block++) {
    const { columns, link: claimed } = log.blocks.at(block)!
    link = nextLink(link, columns)
    if (link !== claimed) throw new BadLog(`block ${block + 1} does not fit the chain of hashes`)
    for (let row = 0; row < columns.rows; row++) {
      cursor.next()
      if (!isPossible(event, state.time, plan)) impossible(event.number)
      if (event.type === EventType.PoliciesChanged) model = models[event.subject] ?? impossible(event.number)
      const taken = evolved(model, state, event, slots)
      const isTheirs = isOfSomebody[event.type] === 1
      const isKnown = isTheirs && taken >= 0
      citizen[row] = isTheirs ? event.subject : 0
      classes[row] = isKnown ? model.originClass[citizens.origin[taken]] + 1 : 0
      step[row] = isKnown ? citizens.step[taken] + 1 : 0
      gone[row] = isKnown && citizens.status[taken] === Status.free ? 1 : 0
    }
    yield { first: block * BLOCK_ROWS + 1, length: columns.rows, events: columns, citizen, class: classes, step, gone }
  }
}
