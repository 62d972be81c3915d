// Null for what a request may leave out: taken as left out, and described so.
//
// Spreadsheets' scripts and generated clients send `"plan": null` where a person leaves it out. Null
// that means something by itself (an estimate of `- 円`) is what its schema says, and stays.
import { z } from 'zod'

/** The value without the members that are null where the schema only lets them be left out. */
export function withoutNulls(schema: unknown, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || !holdsMembers(schema)) return value
  if (isWrapped(schema)) return withoutNulls(schema.unwrap(), value)
  if (schema instanceof z.ZodUnion) {
    const inner = schema.options.find(holdsMembers)
    return withoutNulls(inner, value)
  }
  if (schema instanceof z.ZodArray) {
    return Array.isArray(value) ? value.map((item) => withoutNulls(schema.element, item)) : value
  }
  if (Array.isArray(value)) return value
  const memberOf = (name: string): unknown =>
    schema instanceof z.ZodRecord
      ? schema.valueType
      : schema instanceof z.ZodObject && Object.hasOwn(schema.shape, name)
        ? schema.shape[name]
        : undefined
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, item]) => item !== null || !onlyLeftOut(memberOf(name)))
      .map(([name, item]) => [name, withoutNulls(memberOf(name), item)]),
  )
}

const described = new Map<z.ZodType, z.ZodType>()

/** The schema as requests are taken: what may be left out may be null. Ids end in `Request`. */
export function asRequested(schema: z.ZodType): z.ZodType {
  const known = described.get(schema)
  if (known) return known
  const { id, ...meta } = schema.meta() ?? {}
  const bare = holdsMembers(schema) ? widened(schema) : schema
  const named = id && bare !== schema ? bare.meta({ ...meta, id: requestId(id) }) : bare
  described.set(schema, named)
  return named
}

/** Name of a request's component in the description. */
export const requestId = (id: string): string => (id.endsWith('Request') ? id : `${id}Request`)

function widened(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodObject) {
    const members = Object.entries(schema.shape as Record<string, z.ZodType>)
    return z.object(
      Object.fromEntries(
        members.map(([name, member]) => [
          name,
          onlyLeftOut(member) ? orNull(member) : asRequested(member),
        ]),
      ),
    )
  }
  if (schema instanceof z.ZodArray) return z.array(asRequested(schema.element as z.ZodType))
  if (schema instanceof z.ZodUnion) {
    return z.union((schema.options as z.ZodType[]).map(asRequested))
  }
  if (schema instanceof z.ZodRecord) {
    return z.record(schema.keyType as z.ZodString, asRequested(schema.valueType as z.ZodType))
  }
  return isWrapped(schema) ? rewrapped(schema, asRequested(schema.unwrap() as z.ZodType)) : schema
}

function orNull(schema: z.ZodType): z.ZodType {
  if (!isWrapped(schema)) return schema
  const inner = asRequested(schema.unwrap() as z.ZodType)
  // A component is referred to as it is; null stands beside it.
  return rewrapped(schema, inner.meta()?.id ? z.union([inner, z.null()]) : inner.nullable())
}

type Wrapped = z.ZodOptional | z.ZodDefault | z.ZodNullable

const isWrapped = (schema: unknown): schema is Wrapped =>
  schema instanceof z.ZodOptional ||
  schema instanceof z.ZodDefault ||
  schema instanceof z.ZodNullable

function rewrapped(schema: Wrapped, inner: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodDefault) return inner.default(schema.def.defaultValue)
  return schema instanceof z.ZodOptional ? inner.optional() : inner.nullable()
}

/** Whether a member may be left out, while null is none of its values. */
const onlyLeftOut = (schema: unknown): boolean =>
  (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) && !takesNull(schema)

const takesNull = (schema: unknown): boolean =>
  schema instanceof z.ZodNullable || (isWrapped(schema) && takesNull(schema.unwrap()))

/** Whether there are members below, so that a sheet's cells and formulas are not walked. */
function holdsMembers(schema: unknown): boolean {
  if (schema instanceof z.ZodObject) return true
  if (schema instanceof z.ZodArray) return holdsMembers(schema.element)
  if (schema instanceof z.ZodRecord) return holdsMembers(schema.valueType)
  if (schema instanceof z.ZodUnion) return schema.options.some(holdsMembers)
  return isWrapped(schema) && holdsMembers(schema.unwrap())
}
