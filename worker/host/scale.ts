// By hand: what runs take in a database, and how long a ward takes to move, on several databases at once.
// `node --no-warnings worker/host/scale.ts [databases] [wards] [runs]`; a minute or two.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createApp } from '../app.ts'
import { d1Of } from '../sqlite/d1.ts'
import { moveWard } from '../sqlite/move-ward.ts'
import { createExecutionContext } from './execution-context.ts'
import { openDatabase } from './folder.ts'

const [databases = 4, wards = 10, runs = 40] = process.argv.slice(2).map(Number)
const folder = mkdtempSync(join(tmpdir(), 'hanei-scale-'))
const app = createApp()
const context = createExecutionContext() as unknown as ExecutionContext
console.log = () => undefined

/** A budget of so many lines, no two alike. */
function sheetOf(lines: number) {
  const marks = ['①', '②', '', '']
  const rows = Array.from({ length: lines }, (_, i) => [
    `${(i * 7919) % 97}`,
    `${(i * 104729).toString(36)} ${(i * 15485863).toString(36)} ${i}`,
    (i * 15485863) % 9973,
    i % 5 === 0 ? '固定' : '',
    marks[i % 4] ?? '',
  ])
  const head = ['経営課題', '取組', '金額（千円）', '除外', '反映']
  return { sheet: '予算', range: { top: 1, left: 1 }, rows: [head, ...rows] }
}

async function fill(file: string, names: readonly string[], each: number, lines: number) {
  const sqlite = openDatabase(file, folder)
  const env = { DB: d1Of(sqlite), HANEI_LOCAL: '1', HANEI_DEV_KEY: 'scale' }
  const snapshot = sheetOf(lines)
  for (const ward of names) {
    const body = JSON.stringify({ snapshot, ward })
    for (let i = 0; i < each; i++) {
      const headers = { Authorization: 'Bearer scale', 'Content-Type': 'application/json' }
      const request = new Request('http://localhost:8787/v1/validations', {
        ...{ method: 'POST', headers, body },
      })
      const answer = await app.fetch(request, env, context)
      if (answer.status !== 201) throw new Error(await answer.text())
    }
  }
  sqlite.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  sqlite.close()
}

const say = (line: string) => process.stdout.write(`${line}\n`)
try {
  const empty = join(folder, 'empty.sqlite')
  openDatabase(empty, folder).close()
  const base = statSync(empty).size
  for (const lines of [22, 300, 3_000]) {
    const file = join(folder, `${lines}.sqlite`)
    await fill(file, ['kita'], runs, lines)
    say(`${lines} lines: ${((statSync(file).size - base) / runs / 1000).toFixed(1)} KB a run`)
    const db = new DatabaseSync(file)
    for (const table of ['runs', 'run_parts', 'audit_rows']) {
      const row = db.prepare(`SELECT count(*) AS n FROM ${table}`).get()
      say(`  ${table}: ${(Number(row?.n) / runs).toFixed(2)} rows a run`)
    }
    db.close()
  }
  const files = Array.from({ length: databases }, (_, i) => join(folder, `group-${i}.sqlite`))
  for (const [i, file] of files.entries()) {
    await fill(
      file,
      Array.from({ length: wards }, (_, w) => `ward-${i}-${w}`),
      runs / 10,
      20,
    )
  }
  await fill(files[0] ?? '', ['ward-0-0'], 500, 22)
  const began = Date.now()
  const moved = await moveWard(files[0] ?? '', files[1] ?? '', 'ward-0-0', new Date())
  say(
    `${databases} databases of ${wards} wards; a ward of ${moved.runs} runs moved and verified in ${Date.now() - began} ms, faults: ${moved.faults.length}`,
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}
