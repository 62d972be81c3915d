// D1's interface over Node's embedded SQLite: the store's own functions then run on a file.
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'

interface Statement {
  sql: string
  values: SQLInputValue[]
}

interface Answer {
  success: true
  results: unknown[]
  meta: {
    changes: number
    last_row_id: number
    duration: number
    size_after: number
  }
}

/** Runs one statement. */
type Runner = (statement: Statement) => Answer

const statementOf = Symbol('statement')

/**
 * The part of D1 that the store uses. Statements run at once; `batch` is one transaction. Of `meta`
 * it has what the store reads; how many rows were read, Node does not tell.
 */
export function d1Of(db: DatabaseSync): D1Database {
  const run = runnerOf(db)
  const prepared = (statement: Statement) => ({
    [statementOf]: statement,
    bind: (...values: unknown[]) => prepared({ ...statement, values: values.map(bindable) }),
    all: async () => run(statement),
    run: async () => run(statement),
    first: async (column?: string) => {
      const row = run(statement).results[0] as Record<string, unknown> | undefined
      return column === undefined || row === undefined ? (row ?? null) : (row[column] ?? null)
    },
  })
  const database = {
    prepare: (sql: string) => prepared({ sql, values: [] }),
    batch: async (statements: { [statementOf]: Statement }[]) =>
      inTransaction(db, () => statements.map((statement) => run(statement[statementOf]))),
  }
  // Of D1's other members (sessions, dumps) the store uses none.
  return database as unknown as D1Database
}

/** Runs all of it or nothing. */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE')
  try {
    const done = work()
    db.exec('COMMIT')
    return done
  } catch (error) {
    // A full disk has undone the transaction by itself.
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}

const mostKept = 200

/** Statements are compiled once: the store has some dozens of them. */
function runnerOf(db: DatabaseSync): Runner {
  const kept = new Map<string, StatementSync>()
  const compiled = (sql: string): StatementSync => {
    const known = kept.get(sql)
    if (known) return known
    const statement = db.prepare(sql)
    if (kept.size >= mostKept) kept.clear()
    kept.set(sql, statement)
    return statement
  }
  return ({ sql, values }) => {
    const statement = compiled(sql)
    const named = namedValues(sql, values)
    const results = named ? statement.all(named) : statement.all(...values)
    const { changes, last_row_id } = compiled(
      'SELECT changes() AS changes, last_insert_rowid() AS last_row_id',
    ).get() as { changes: number; last_row_id: number }
    const meta = { changes, last_row_id, duration: 0 }
    return { success: true, results, meta: { ...meta, size_after: sizeOf(compiled) } }
  }
}

function sizeOf(compiled: (sql: string) => StatementSync): number {
  const { bytes } = compiled(
    'SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()',
  ).get() as { bytes: number }
  return bytes
}

/** As D1 takes values: truth as 1 and 0. */
const bindable = (value: unknown): SQLInputValue =>
  typeof value === 'boolean' ? Number(value) : (value as SQLInputValue)

/** Node binds `?1` by its name only; null for a statement of plain `?`. */
function namedValues(
  sql: string,
  values: readonly SQLInputValue[],
): Record<string, SQLInputValue> | null {
  const names = new Set(sql.match(/\?\d+/g) ?? [])
  if (names.size === 0) return null
  return Object.fromEntries(
    [...names].map((name) => [name, values[Number(name.slice(1)) - 1] ?? null]),
  )
}
