// Values of a JSON Schema of the description, and such values with one thing wrong, for the fuzz tests.
import fc from 'fast-check'

export interface JsonSchema {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  additionalProperties?: JsonSchema | boolean
  pattern?: string
  maxLength?: number
  minimum?: number
  maximum?: number
  maxItems?: number
  minItems?: number
}

type Components = Record<string, JsonSchema>
type Arbitrary = fc.Arbitrary<unknown>

/** Values as the schema has them; a pattern it cannot be made from is left to chance. */
export function valuesOf(schema: JsonSchema, components: Components, depth = 0): Arbitrary {
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1) ?? ''
    return depth > 6 ? fc.constant(null) : valuesOf(components[name] ?? {}, components, depth + 1)
  }
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const branches = schema.anyOf ?? schema.oneOf
  if (branches) return fc.oneof(...branches.map((branch) => valuesOf(branch, components, depth)))
  if (Array.isArray(schema.type)) {
    const types = schema.type.map((type) => valuesOf({ ...schema, type }, components, depth))
    return fc.oneof(...types)
  }
  switch (schema.type) {
    case 'object':
      return objects(schema, components, depth)
    case 'array': {
      const minLength = schema.minItems ?? 0
      const maxLength = Math.max(minLength, Math.min(schema.maxItems ?? 4, 4))
      return fc.array(valuesOf(schema.items ?? {}, components, depth + 1), { minLength, maxLength })
    }
    case 'string':
      return texts(schema)
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1000 })
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return fc.jsonValue({ maxDepth: 1 })
  }
}

/** Such values with one member, at any depth, taken away, of another type, or too much. */
export const spoiltValuesOf = (schema: JsonSchema, components: Components): Arbitrary =>
  fc
    .tuple(valuesOf(schema, components), fc.nat({ max: 1000 }), fc.oneof(odd, fc.jsonValue()))
    .map(([value, place, wrong]) => spoil(value, place, wrong))

const odd = fc.constantFrom<unknown>(
  ...[undefined, null, '', 'x'.repeat(100_000), -1, 1e308, 2 ** 53, true, [], {}, [[]]],
  ...['\ud800', '\u0000', '__proto__', { __proto__: null, constructor: 1 }, Array(2000).fill(0)],
)

function objects(schema: JsonSchema, components: Components, depth: number): Arbitrary {
  const members = Object.entries(schema.properties ?? {})
  if (members.length === 0) {
    const more = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {}
    return fc.dictionary(fc.string({ maxLength: 6 }), valuesOf(more, components, depth + 1), {
      maxKeys: 3,
    })
  }
  const model = Object.fromEntries(
    members.map(([name, member]) => [name, valuesOf(member, components, depth + 1)]),
  )
  return fc.record(model, { requiredKeys: (schema.required ?? []) as never[] })
}

function texts({ pattern, maxLength }: JsonSchema): Arbitrary {
  const free = fc.string({ maxLength: Math.min(maxLength ?? 20, 20) })
  if (!pattern) return free
  try {
    return fc.oneof(fc.stringMatching(new RegExp(pattern)), free)
  } catch {
    return free
  }
}

/** Puts something wrong in one of the places of a value. */
function spoil(value: unknown, place: number, wrong: unknown): unknown {
  if (value === null || typeof value !== 'object') return wrong
  const names = Object.keys(value)
  const name = names[place % Math.max(1, names.length)]
  if (name === undefined || place % 5 === 0) return wrong
  const spoilt = spoil(Reflect.get(value, name), Math.floor(place / 7), wrong)
  return Array.isArray(value)
    ? value.map((item, i) => (String(i) === name ? spoilt : item))
    : { ...value, [name]: spoilt }
}
