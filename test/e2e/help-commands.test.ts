// The commands of the help pages, run as they stand there: by bash, against a host, in a checkout.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toCsv } from '../../shared/files/to-csv.ts'
import { referencePlan, referenceSnapshot } from '../fixtures/reference.ts'
import { freePort } from './free-port.ts'
import { firstKey, type HostProcess, startHostProcess } from './host.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'hanei-help-commands-'))
const data = join(scratch, 'data')
let host: HostProcess
const environment = { HANEI: '', HANEI_KEY: '' }

beforeAll(async () => {
  const port = await freePort()
  host = await startHostProcess({ port, folder: data })
  environment.HANEI = `http://localhost:${port}`
  environment.HANEI_KEY = await firstKey(environment.HANEI, data)
  const published = await fetch(`${environment.HANEI}/v1/plans/suminoe/2026`, {
    method: 'PUT',
    headers: {
      Authorization: `Bearer ${environment.HANEI_KEY}`,
      'Content-Type': 'application/json',
    },
    body: JSON.stringify({ ...referencePlan(), ward: 'suminoe', fiscalYear: 2026 }),
  })
  expect(published.status).toBe(201)
})
afterAll(async () => {
  await host?.kill()
  rmSync(scratch, { recursive: true, force: true })
})

/** A checkout to write into: everything in it leads to this one. */
function checkout(name: string): string {
  const folder = mkdtempSync(join(scratch, `${name}-`))
  for (const entry of readdirSync(root)) symlinkSync(join(root, entry), join(folder, entry))
  writeFileSync(join(folder, 'budget.csv'), toCsv(referenceSnapshot().rows))
  return folder
}

/** What a page's commands say, one after another. @throws with what they said where one fails */
function run(page: string, name: string): { said: string; folder: string } {
  const folder = checkout(name)
  const blocks = [
    ...readFileSync(join(root, 'docs/help', page), 'utf8').matchAll(/```sh\n(.*?)```/gs),
  ]
  expect(blocks.length, page).toBeGreaterThan(2)
  const commands = blocks
    .flatMap(([, block = '']) => block.trim().split('\n'))
    // Hosts are started, with their certificates, in tests of their own.
    .filter((line) => !line.startsWith('npm run host'))
    .map((line) =>
      line.replace('/var/lib/hanei-new', join(folder, 'new')).replace('/var/lib/hanei', data),
    )
  const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail'], {
    cwd: folder,
    input: commands.join('\n'),
    encoding: 'utf8',
    env: {
      ...process.env,
      ...environment,
      PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
    },
  })
  expect([status, stderr], `${page}\n${stdout}`).toEqual([0, expect.any(String)])
  return { said: stdout, folder }
}

test.each(['ja', 'en'])('other sheets and programs get the published figures (%s)', (language) => {
  const { said, folder } = run(`${language}/other-sheets.md`, language)
  const kept = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8'))
  expect(kept.report.totals.share.value).toBe('50.7')
  expect(said).toContain('50.7%')
  expect(said).toContain('284322')
  expect(said).toContain('153,589')
})

test.each(['ja', 'en'])('a keeper makes keys, a manifest and backups (%s)', (language) => {
  const { said } = run(`${language}/admin.md`, language)
  expect(said).toMatch(/"key":"hanei_/)
  expect(said).toContain('manifest.xml')
  expect(readFileSync(join(root, 'dist/manifest.xml'), 'utf8')).toContain('hanei.example.local')
})
