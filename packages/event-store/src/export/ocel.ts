import { eventNames } from "@tangguh/office"
import { localTime } from "../rows/local-time.ts"
import type { Run } from "../rows/run.ts"
import { subjectKind, valueWords } from "../rows/words.ts"
import type { Writer } from "./events-text.ts"

/** Attributes of every type of event; an event has those that say something. */
const EVENT_ATTRIBUTES = [
  { name: "value", type: "float" },
  { name: "value_name", type: "string" },
  { name: "hidden", type: "float" },
  { name: "cause", type: "integer" },
] as const

const NEVER_CHANGED = "1970-01-01T00:00:00Z"

const OBJECT_TYPES = {
  citizen: ["class"],
  office: ["title", "region"],
  dependency: ["name"],
  resource: ["name"],
  stock: ["name"],
} as const

type ObjectType = keyof typeof OBJECT_TYPES

const objectOf = (type: ObjectType, id: string | number, values: readonly string[]) => ({
  id: `${type}:${id}`,
  type,
  attributes: OBJECT_TYPES[type].map((name, at) => ({ name, time: NEVER_CHANGED, value: values[at] })),
})

/**
 * OCEL 2.0 as JSON: events of citizens, offices, dependencies, resources and stocks.
 *
 * What is known only at the end comes last: the types of events, and the objects. Meanwhile two bytes are kept for each citizen.
 */
export function ocel({ models }: Run): Writer {
  const { plan } = models[0]
  const time = localTime(plan)
  const values = valueWords(plan)
  const things = thingsOf(plan)
  const types: string[] = []
  // The class of each citizen, by number, from 1 on; 0: not met yet.
  let classes = new Uint16Array(1024)
  let written = 0

  /** The name of an event's type with the step, as JSON. */
  const typeOf = (type: number, step: number): string => {
    const at = type * (plan.steps.length + 1) + step
    types[at] ??= JSON.stringify(step === 0 ? eventNames[type] : `${eventNames[type]} ${plan.steps[step - 1].name}`)
    return types[at]
  }

  return {
    begin: `{"objectTypes":${JSON.stringify(
      Object.entries(OBJECT_TYPES).map(([name, attributes]) => ({
        name,
        attributes: attributes.map((attribute) => ({ name: attribute, type: "string" })),
      })),
    )},\n"events":[`,
    event({ first, events, citizen, class: classOf, step }, row) {
      const type = events.type[row]
      const value = events.value[row]
      const hidden = events.hidden[row]
      const who = citizen[row]
      const attributes: string[] = []
      if (value !== 0 && Number.isFinite(value)) attributes.push(`{"name":"value","value":${value}}`)
      const word = values.code(type, value)
      if (word > 0) attributes.push(`{"name":"value_name","value":${JSON.stringify(values.words[word])}}`)
      if (hidden !== 0 && Number.isFinite(hidden)) attributes.push(`{"name":"hidden","value":${hidden}}`)
      if (events.cause[row] > 0) attributes.push(`{"name":"cause","value":${events.cause[row]}}`)
      const related: string[] = []
      if (who > 0) {
        if (who >= classes.length) {
          const more = new Uint16Array(Math.max(2 * classes.length, who + 1))
          more.set(classes)
          classes = more
        }
        if (classOf[row] > 0 || classes[who] === 0) classes[who] = classOf[row] > 0 ? classOf[row] : UNKNOWN
        related.push(`{"objectId":"citizen:${who}","qualifier":"of"}`)
      }
      if (events.office[row] >= 0) related.push(`{"objectId":${things.offices[events.office[row]]},"qualifier":"at"}`)
      const thing = things.of(type, events.subject[row])
      if (thing !== undefined) related.push(`{"objectId":${thing},"qualifier":"of"}`)
      return `${written++ === 0 ? "\n" : ",\n"}{"id":"${first + row}","type":${typeOf(type, step[row])},"time":"${time(
        events.time[row],
      )}","attributes":[${attributes.join()}],"relationships":[${related.join()}]}`
    },
    *end() {
      yield `],\n"objects":[`
      let objects = 0
      const object = (each: ReturnType<typeof objectOf>) => `${objects++ === 0 ? "\n" : ",\n"}${JSON.stringify(each)}`
      for (const each of things.objects) yield object(each)
      for (let number = 1; number < classes.length; number++)
        if (classes[number] > 0)
          yield object(objectOf("citizen", number, [plan.classes[classes[number] - 1]?.name ?? "unknown"]))
      yield `],\n"eventTypes":[${types
        .filter((name) => name !== undefined)
        .map((name) => `\n{"name":${name},"attributes":${JSON.stringify(EVENT_ATTRIBUTES)}}`)
        .join()}]}\n`
    },
  }
}

/** Who phoned, and was not heard of before the run ended: nobody knows of which class. */
const UNKNOWN = 65_535

/** The objects that are there from the beginning, and which of them an event is of. */
function thingsOf(plan: Run["models"][0]["plan"]) {
  const placed = <A extends { readonly stream: string }>(
    type: ObjectType,
    all: readonly A[],
    name: (one: A) => string,
  ) => all.map((one) => objectOf(type, one.stream, [name(one)]))
  const dependencies = placed("dependency", plan.switches, (one) => plan.dependencies[one.dependency].name)
  const resources = placed("resource", plan.pools, (one) => plan.resources[one.resource].name)
  const stocks = placed("stock", plan.stores, (one) => plan.stocks[one.stock].name)
  const offices = plan.offices.map(({ name, title, region }) => objectOf("office", name, [title.id, region]))
  const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => JSON.stringify(id))
  const kinds = { switch: ids(dependencies), pool: ids(resources), store: ids(stocks) }
  return {
    objects: [...offices, ...dependencies, ...resources, ...stocks],
    offices: ids(offices),
    of: (type: number, subject: number): string | undefined => {
      const kind = subjectKind(type)
      return kind === "switch" || kind === "pool" || kind === "store" ? kinds[kind][subject] : undefined
    },
  }
}
