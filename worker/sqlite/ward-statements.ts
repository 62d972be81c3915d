// A ward as SQL statements that D1 takes: none over its 100 KB, long texts put together piece by piece.
import { DatabaseSync } from 'node:sqlite'
import { wardTables } from './ward-rows.ts'

/** Most characters of a text in one statement; all of ours that grow long are ASCII. */
const mostText = 80_000

type Value = string | number | bigint | null | Uint8Array

/** The whole of a ward, and the public keys that its receipts need, for an empty place. */
export function wardStatements(file: string, ward: string, now: Date): string {
  const db = new DatabaseSync(file, { readOnly: true })
  try {
    const lines = wardTables.flatMap(({ table, where, order }) => {
      const key = keyOf(db, table)
      const rows = db.prepare(`SELECT * FROM ${table} WHERE ${where} ORDER BY ${order}`)
      return rows.all({ '?1': ward }).flatMap((row) => statementsOf(table, key, row))
    })
    const keys = db
      .prepare(
        'SELECT kid, public_jwk, created_at, COALESCE(retired_at, ?) AS retired_at FROM receipt_keys',
      )
      .all(now.toISOString())
      .map((row) => `${insert('receipt_keys', row).replace('INSERT', 'INSERT OR IGNORE')}`)
    return `${[...lines, ...keys].join('\n')}\n`
  } finally {
    db.close()
  }
}

function statementsOf(table: string, key: readonly string[], row: Record<string, Value>): string[] {
  const long = Object.entries(row).filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' && entry[1].length > mostText,
  )
  const begun = Object.fromEntries(long.map(([name, text]) => [name, text.slice(0, mostText)]))
  const at = key.map((name) => `${name} = ${literal(row[name] ?? null)}`).join(' AND ')
  return [
    insert(table, { ...row, ...begun }),
    ...long.flatMap(([name, text]) =>
      piecesOf(text).map(
        (piece) => `UPDATE ${table} SET ${name} = ${name} || ${literal(piece)} WHERE ${at};`,
      ),
    ),
  ]
}

/** What follows the first piece. */
const piecesOf = (text: string): string[] =>
  Array.from({ length: Math.ceil(text.length / mostText) - 1 }, (_, i) =>
    text.slice((i + 1) * mostText, (i + 2) * mostText),
  )

const insert = (table: string, row: Record<string, Value>): string =>
  `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${Object.values(row).map(literal).join(', ')});`

const keyOf = (db: DatabaseSync, table: string): string[] =>
  db
    .prepare('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk')
    .all(table)
    .map(({ name }) => String(name))

function literal(value: Value): string {
  if (value === null) return 'NULL'
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)
}
