// D1's interface over Node's embedded SQLite: the store's own functions then run on a file.
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'

interface Statement {
  sql: string
  values: SQLInputValue[]
}

interface Answer {
  success: true
  results: unknown[]
  meta: { changes: number; last_row_id: number; duration: number; rows_read: number }
}

const statementOf = Symbol('statement')

/** The part of D1 that the store uses. Statements run at once; `batch` is one transaction. */
export function d1Of(db: DatabaseSync): D1Database {
  const prepared = (statement: Statement) => ({
    [statementOf]: statement,
    bind: (...values: SQLInputValue[]) => prepared({ ...statement, values }),
    all: async () => run(db, statement),
    run: async () => run(db, statement),
    first: async () => run(db, statement).results[0] ?? null,
  })
  const database = {
    prepare: (sql: string) => prepared({ sql, values: [] }),
    batch: async (statements: { [statementOf]: Statement }[]) =>
      inTransaction(db, () => statements.map((statement) => run(db, statement[statementOf]))),
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
    db.exec('ROLLBACK')
    throw error
  }
}

function run(db: DatabaseSync, { sql, values }: Statement): Answer {
  const statement = db.prepare(sql)
  const named = namedValues(sql, values)
  const results = named ? statement.all(named) : statement.all(...values)
  const { changes, last_row_id } = db
    .prepare('SELECT changes() AS changes, last_insert_rowid() AS last_row_id')
    .get() as { changes: number; last_row_id: number }
  return { success: true, results, meta: { changes, last_row_id, duration: 0, rows_read: 0 } }
}

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
