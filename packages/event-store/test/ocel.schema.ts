const named = (attributes: object) => ({
  type: "array",
  items: { type: "object", required: ["name", ...Object.keys(attributes)], properties: attributes },
})
const text = { type: "string", minLength: 1 }
const time = { type: "string", format: "date-time" }
const attributeTypes = named({ type: { enum: ["string", "time", "integer", "float", "boolean"] } })
const typed = {
  type: "array",
  items: { type: "object", required: ["name", "attributes"], properties: { attributes: attributeTypes } },
}
const relationships = {
  type: "array",
  items: {
    type: "object",
    required: ["objectId", "qualifier"],
    properties: { objectId: text, qualifier: text },
    additionalProperties: false,
  },
}

/** What OCEL 2.0 asks of its JSON form (ocel-standard.org, specification/formats/json). */
export const ocelSchema = {
  type: "object",
  required: ["eventTypes", "objectTypes", "events", "objects"],
  additionalProperties: false,
  properties: {
    eventTypes: typed,
    objectTypes: typed,
    events: {
      type: "array",
      items: {
        type: "object",
        required: ["id", "type", "time"],
        properties: { id: text, type: text, time, attributes: named({ value: {} }), relationships },
        additionalProperties: false,
      },
    },
    objects: {
      type: "array",
      items: {
        type: "object",
        required: ["id", "type"],
        properties: { id: text, type: text, attributes: named({ value: {}, time }), relationships },
        additionalProperties: false,
      },
    },
  },
} as const
