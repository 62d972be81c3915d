// `npm run backup` and `npm run restore`: the local database into one file, and back out of it.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { databaseName } from './host/folder.ts'
import { Refusal, runCommand, typedPath } from './host/operator.ts'
import { createDatabase } from './serve.ts'
import { type Checked, checkDatabase } from './sqlite/check.ts'
import { copyDatabase } from './sqlite/copy.ts'
import { appliedMigrations, knownMigrations, migrate } from './sqlite/migrate.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
/** What `npm start` and `npm run worker` keep. */
const ownState = join(root, '.wrangler')
const usage = `npm run backup  -- [--data FOLDER] [--to FILE]
npm run restore -- --from FILE [--data FOLDER] [--replace]

FOLDER is a host's; without it .wrangler of the checkout, the state of npm start.
FILE of a restore may also be the .sql of "wrangler d1 export".
A backup is taken while it runs. Stop it before a restore.`

async function backup(data: string, to: string): Promise<void> {
  const from = databaseIn(data)
  if (!from) throw new Refusal(`There is no database in ${data}.`)
  if (existsSync(to)) throw new Refusal(`${to} is there already; name another file.`)
  copyDatabase(from, to)
  const checked = await checkCopy(to)
  console.log(`Backup of ${data}: ${to} (${statSync(to).size} bytes)\n${described(checked)}`)
  if (checked.faults.length > 0) {
    throw new Refusal('The backup was kept, but what it holds has the faults above.')
  }
}

async function restore(from: string, data: string, replace: boolean): Promise<void> {
  if (!existsSync(from)) throw new Refusal(`There is no file ${from}.`)
  const old = databaseIn(data)
  if (old && !replace) {
    throw new Refusal(
      `${data} holds a database. --replace sets it aside and puts the backup there.`,
    )
  }
  // Everything is made ready beside; the state is touched only when it holds.
  mkdirSync(data, { recursive: true })
  const ready = join(mkdtempSync(join(data, 'restore-')), 'database.sqlite')
  try {
    if (from.endsWith('.sql')) loadDump(from, ready)
    else copyDatabase(from, ready)
    const added = migrateCopy(ready)
    const checked = await checkDatabase(ready)
    console.log(`${from}\n${described(checked)}`)
    if (added.length > 0) console.log(`  brought up to date by ${added.join(', ')}`)
    if (checked.faults.length > 0) throw new Refusal('Nothing was restored: see the faults above.')
    const place = old ?? (await newPlace(data))
    const aside = old ? setAside(old) : null
    for (const end of ['', '-wal', '-shm']) rmSync(`${place}${end}`, { force: true })
    renameSync(ready, place)
    console.log(`Restored into ${data}.${aside ? ` What was there is kept as ${aside}.` : ''}`)
  } finally {
    rmSync(dirname(ready), { recursive: true, force: true })
  }
}

/** The statements of `wrangler d1 export` as a database. */
function loadDump(dump: string, file: string): void {
  const db = new DatabaseSync(file)
  try {
    db.exec(readFileSync(dump, 'utf8'))
  } finally {
    db.close()
  }
}

/** The one database in a host's folder, or below the state of `npm start`; null without any. */
function databaseIn(data: string): string | null {
  if (existsSync(join(data, databaseName))) return join(data, databaseName)
  const folder = join(data, 'v3', 'd1', 'miniflare-D1DatabaseObject')
  if (!existsSync(folder)) return null
  const files = readdirSync(folder).filter((name) => /^[0-9a-f]{64}\.sqlite$/.test(name))
  if (files.length > 1) throw new Refusal(`${folder} holds several databases.`)
  return files[0] ? join(folder, files[0]) : null
}

/** In the checkout's own state the local tool decides where the database stands: it makes one. */
async function newPlace(data: string): Promise<string> {
  if (data !== ownState) return join(data, databaseName)
  await createDatabase(data)
  const place = databaseIn(data)
  if (!place) throw new Error(`no database was made in ${data}`)
  return place
}

/** Renames a database. Refuses while a Worker has it open: it would go on writing to it. */
function setAside(place: string): string {
  const db = new DatabaseSync(place)
  try {
    // Leaving the write-ahead log needs the database for oneself, and brings all of it into one file.
    db.exec('PRAGMA journal_mode = DELETE')
  } catch {
    throw new Refusal('A Worker has the database open. Stop it, then restore.')
  } finally {
    db.close()
  }
  const aside = `${place}.before-restore-${new Date().toISOString().replace(/[:.]/g, '-')}`
  renameSync(place, aside)
  return aside
}

/** The copy's own tables may be an earlier version's: they are checked as this version reads them. */
async function checkCopy(file: string): Promise<Checked> {
  if (lackingMigrations(file).length === 0) return checkDatabase(file)
  const scratch = join(mkdtempSync(join(tmpdir(), 'hanei-check-')), 'copy.sqlite')
  try {
    copyDatabase(file, scratch)
    migrateCopy(scratch)
    return await checkDatabase(scratch)
  } finally {
    rmSync(dirname(scratch), { recursive: true, force: true })
  }
}

/** Names of the migrations that a copy lacks; refuses one that a later version has changed. */
function lackingMigrations(file: string): string[] {
  const db = new DatabaseSync(file, { readOnly: true })
  try {
    const applied = appliedMigrations(db)
    const known = knownMigrations()
    const unknown = applied.filter((name) => !known.includes(name))
    if (unknown.length > 0) {
      throw new Refusal(
        `${file} was written by a later version (${unknown.join(', ')}): restore it with that one.`,
      )
    }
    if (applied.length === 0) throw new Refusal(`${file} is no backup of Hanei.`)
    return known.filter((name) => !applied.includes(name))
  } finally {
    db.close()
  }
}

/** Applies what a copy lacks. */
function migrateCopy(file: string): string[] {
  const lacking = lackingMigrations(file)
  if (lacking.length === 0) return []
  const db = new DatabaseSync(file)
  try {
    return migrate(db)
  } finally {
    db.close()
  }
}

const described = ({ runs, auditRows, heads, faults }: Checked): string =>
  [
    `  ${runs} runs, each with its receipt and report`,
    `  ${auditRows} audit rows in ${heads.length} chains`,
    ...heads.map(({ chain, hash }) => `    ${chain} ends with ${hash}`),
    ...(faults.length > 0 ? faults : ['all of it verifies']).map((line) => `  ${line}`),
  ].join('\n')

async function main(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      to: { type: 'string' },
      from: { type: 'string' },
      replace: { type: 'boolean', default: false },
    },
  })
  const data = values.data ? typedPath(values.data) : ownState
  const [what] = positionals
  if (what === 'backup') {
    const day = new Date().toISOString().slice(0, 19).replaceAll(':', '')
    return backup(data, typedPath(values.to ?? `hanei-${day}Z.sqlite`))
  }
  if (what === 'restore' && values.from)
    return restore(typedPath(values.from), data, values.replace)
  throw new Refusal(usage)
}

await runCommand(() => main(process.argv.slice(2)))
