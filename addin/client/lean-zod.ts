// The part of zod that the contracts use, 1 KB instead of 22: the pane's build puts it in zod's place.

/** One thing that is wrong with a value. */
export interface Issue {
  path: PropertyKey[]
  message: string
}
type Read = (value: unknown, path: PropertyKey[], issues: Issue[]) => unknown
type Shape = Record<string, Schema>
type Result = { success: true; data: unknown } | { success: false; error: { issues: Issue[] } }

interface Schema {
  read: Read
  shape: Shape
  optional(): Schema
  nullable(): Schema
  default(value: unknown): Schema
  min(least: number): Schema
  max(most: number): Schema
  regex(pattern: RegExp, message?: string): Schema
  superRefine(check: (value: unknown, context: Refinement) => void): Schema
  extend(more: Shape): Schema
  omit(names: Record<string, true>): Schema
  meta(): Schema
  safeParse(value: unknown): Result
  parse(value: unknown): unknown
}
interface Refinement {
  addIssue(issue: Issue): void
}

/** Stands in for zod's `z`; a test holds it to the original on every contract. */
export const z = {
  string: () => ofType('string'),
  number: () => schema(must(Number.isFinite, 'expected a number')),
  int: () => schema(must(Number.isSafeInteger, 'expected an integer')),
  boolean: () => ofType('boolean'),
  null: () => literal(null),
  literal,
  enum: (names: readonly unknown[]) =>
    schema(must((value) => names.includes(value), `expected one of ${names.join(', ')}`)),
  custom: () => schema((value) => value),
  iso: { datetime: () => schema(must(isInstant, 'expected an instant in UTC')) },
  array: (item: Schema) =>
    schema((value, path, issues) => {
      if (!Array.isArray(value)) return wrong(issues, path, 'expected an array')
      return value.map((one, i) => item.read(one, [...path, i], issues))
    }),
  object,
  record: (key: Schema, item: Schema) =>
    schema((value, path, issues) => {
      if (!isObject(value)) return wrong(issues, path, 'expected an object')
      const entries = Object.entries(value).map(([name, one]) => {
        const at = [...path, name]
        key.read(name, at, issues)
        return [name, item.read(one, at, issues)]
      })
      return Object.fromEntries(entries)
    }),
  union: (options: readonly Schema[]) =>
    schema((value, path, issues) => {
      for (const option of options) {
        const own: Issue[] = []
        const read = option.read(value, path, own)
        if (own.length === 0) return read
      }
      return wrong(issues, path, 'expected something else')
    }),
}

function schema(read: Read, shape: Shape = {}): Schema {
  const also = (isRight: (value: never) => boolean, message: string): Schema =>
    schema((value, path, issues) => {
      const before = issues.length
      const made = read(value, path, issues)
      if (issues.length === before && !isRight(made as never)) wrong(issues, path, message)
      return made
    }, shape)
  const size = (value: string | number | unknown[]): number =>
    typeof value === 'number' ? value : value.length
  const self: Schema = {
    read,
    shape,
    optional: () =>
      schema((value, ...rest) => (value === undefined ? value : read(value, ...rest))),
    nullable: () => schema((value, ...rest) => (value === null ? value : read(value, ...rest))),
    default: (instead) =>
      schema((value, ...rest) => (value === undefined ? instead : read(value, ...rest))),
    min: (least) => also((value) => size(value) >= least, `expected at least ${least}`),
    max: (most) => also((value) => size(value) <= most, `expected at most ${most}`),
    regex: (pattern, message = `expected ${pattern}`) =>
      also((value) => pattern.test(value), message),
    superRefine: (check) =>
      schema((value, path, issues) => {
        check(value, {
          addIssue: (issue) => wrong(issues, [...path, ...issue.path], issue.message),
        })
        return value
      }),
    extend: (more) => object({ ...shape, ...more }),
    omit: (names) =>
      object(Object.fromEntries(Object.entries(shape).filter(([name]) => !names[name]))),
    meta: () => self,
    safeParse(value) {
      const issues: Issue[] = []
      const data = read(value, [], issues)
      return issues.length > 0 ? { success: false, error: { issues } } : { success: true, data }
    },
    parse(value) {
      const result = self.safeParse(value)
      if (result.success) return result.data
      throw new Error(JSON.stringify(result.error.issues))
    },
  }
  return self
}

/** What the shape does not name is left out, as zod does. */
function object(shape: Shape): Schema {
  return schema((value, path, issues) => {
    if (!isObject(value)) return wrong(issues, path, 'expected an object')
    const made: Record<string, unknown> = {}
    for (const name of Object.keys(shape)) {
      const one = shape[name]?.read(value[name], [...path, name], issues)
      if (one !== undefined) made[name] = one
    }
    return made
  }, shape)
}

function literal(expected: unknown): Schema {
  return schema(must((value) => value === expected, `expected ${expected}`))
}

const ofType = (type: string): Schema =>
  schema(must((value) => typeof value === type, `expected ${type}`))

const must =
  (isRight: (value: unknown) => boolean, message: string): Read =>
  (value, path, issues) =>
    isRight(value) ? value : wrong(issues, path, message)

function wrong(issues: Issue[], path: PropertyKey[], message: string): undefined {
  issues.push({ path, message })
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isInstant = (value: unknown): boolean =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  new Date(value).getUTCDate() === Number(value.slice(8, 10))
