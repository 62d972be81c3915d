// Every statement of the Worker, explained: none reads a whole table.
import { env } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'

const sources = import.meta.glob<string>(
  [
    '../**/*.ts',
    '!../**/*.test.ts',
    '!../testing/**',
    '!../sqlite/**',
    '!../host/**',
    '!../backup.ts',
    '!../move.ts',
  ],
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
)
const literal = /\.prepare\(\s*(?:`([^`]*)`|'([^'\n]*)'|"([^"\n]*)")/g
const statements = Object.entries(sources).flatMap(([file, source]) =>
  [...source.matchAll(literal)].map((match) => ({
    file: file.replace('../', ''),
    sql: (match[1] ?? match[2] ?? match[3] ?? '').replace(/\s+/g, ' ').trim(),
  })),
)

/** Steps that go through everything of something small, by what it is. */
const bounded = [
  // The ids or wards that the request itself named.
  /^SCAN \w+ VIRTUAL TABLE/,
  /^SCAN CONSTANT ROW$/,
  // A row each key that ever signed here: a handful in the life of a deployment.
  /^SCAN receipt_keys$/,
  // A row each table, trigger and index.
  /^SCAN sqlite_master$/,
  // Made by hand, a few a ward.
  /^SCAN api_keys$/,
  // A row a ward, once a day.
  /^SCAN audit_heads$/,
]

describe('every statement', () => {
  it('stands in the source as it is, so that nothing is left unexplained', () => {
    const calls = Object.values(sources).flatMap((source) => source.match(/\.prepare\(/g) ?? [])
    expect(statements.length).toBe(calls.length)
    expect(statements.length).toBeGreaterThan(40)
    expect(statements.filter(({ sql }) => sql.includes('${'))).toEqual([])
  })

  it.each(statements.map(({ file, sql }) => [file, sql] as const))(
    'of %s is led by an index: %s',
    async (_, sql) => {
      const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .bind(...parametersOf(sql))
        .all<{ detail: string }>()
      const scans = results
        .map(({ detail }) => detail)
        .filter((step) => step.startsWith('SCAN') && !bounded.some((form) => form.test(step)))
      expect(scans).toEqual([])
    },
  )
})

/** A null for each parameter: `?` by their number, `?3` by the highest. */
function parametersOf(sql: string): null[] {
  const numbered = [...sql.matchAll(/\?(\d+)/g)].map((match) => Number(match[1]))
  const length = numbered.length > 0 ? Math.max(...numbered) : (sql.match(/\?/g) ?? []).length
  return Array.from({ length }, () => null)
}
