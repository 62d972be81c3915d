// The generated client: a function for every call, types that hold, and real calls against a real host.
import { execFile, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { referencePlan, referenceSnapshot } from '../../test/fixtures/reference.ts'
import { description, generateClient } from './generate.ts'
import { type OwnHost, startOwnHost } from './own-host.ts'

const root = resolve(import.meta.dirname, '../..')
const folder = resolve(root, 'dist/client-test')

beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  await generateClient(folder)
}, 120_000)

// biome-ignore lint/suspicious/noExplicitAny: its types are what another test compiles against
const load = async (): Promise<any> => import(pathToFileURL(join(folder, 'index.js')).href)
// biome-ignore lint/suspicious/noExplicitAny: as above
const clients = async (): Promise<any> =>
  import(pathToFileURL(join(folder, 'client/index.js')).href)

describe('what is generated', () => {
  it('has a function for every call of the description', async () => {
    const { paths = {} } = description()
    const ids = Object.values(paths).flatMap((path) =>
      Object.values(path as Record<string, { operationId?: string }>).flatMap(
        ({ operationId }) => operationId ?? [],
      ),
    )
    expect(ids.length).toBeGreaterThan(30)
    const client = await load()
    expect(ids.filter((id) => typeof client[id] !== 'function')).toEqual([])
  })

  it('has the contract’s types: what fits compiles, what does not is refused', () => {
    const compiled = (text: string): string => {
      const file = join(folder, 'usage.ts')
      writeFileSync(file, text)
      const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
      const flags = ['--noEmit', '--strict', '--target', 'ES2022', '--module', 'NodeNext']
      const lib = ['--lib', 'ES2023,DOM,DOM.Iterable', '--types', 'node', '--ignoreConfig']
      return spawnSync(process.execPath, [tsc, ...flags, ...lib, file], { encoding: 'utf8' }).stdout
    }
    const usage = `
      import { createValidation } from './index.js'
      const { data } = await createValidation({
        body: { snapshot: { sheet: '予算', rows: [['事業名', 1, null, true]] }, expect: { total: 1 } },
      })
      export const share: string | null | undefined = data?.report.totals.share.value
      // @ts-expect-error there is no such figure
      export const shares = data?.report.totals.shares
      // @ts-expect-error a sheet's name is a text
      await createValidation({ body: { snapshot: { sheet: 1, rows: [] } } })`
    expect(compiled(usage)).toBe('')
  }, 120_000)
})

describe('against a host', () => {
  let host: OwnHost
  beforeAll(async () => {
    host = await startOwnHost()
  })
  afterAll(() => host.close())

  it('makes a key, checks a sheet, traces and lists the run, and gets problems as they are', async () => {
    const api = await load()
    const { createClient } = await clients()
    const client = createClient({ baseUrl: host.address, auth: host.bootstrap })
    const made = await api.createKey({
      client,
      body: { name: '経理', wards: ['suminoe'], roles: ['validate', 'read'] },
    })
    expect(made.error).toBeUndefined()
    const own = createClient({ baseUrl: host.address, auth: made.data.key })
    const body = { snapshot: referenceSnapshot(), plan: referencePlan(), expect: { share: '50.7' } }
    const run = await api.createValidation({ client: own, body })
    expect(run.error).toBeUndefined()
    expect(run.data).toMatchObject({ report: { totals: { base: 153_589_000 } }, unmet: [] })
    const path = { id: run.data.id }
    const traced = await api.traceValidation({ client: own, path, query: { figure: 'share' } })
    expect(traced.data.root.text.ja).toBe('50.7%')
    const { data: history } = await api.listValidations({ client: own })
    expect(history.items.map(({ id }: { id: string }) => id)).toEqual([run.data.id])
    const refused = await api.publishPlan({
      client: own,
      path: { ward: 'suminoe', year: 2026 },
      body: { ...referencePlan(), ward: 'suminoe', fiscalYear: 2026 },
    })
    expect(refused.error).toMatchObject({
      status: 403,
      type: expect.stringContaining('urn:hanei:problem:'),
    })
  })

  it('runs as docs/api.md writes it', async () => {
    const page = readFileSync(resolve(root, 'docs/api.md'), 'utf8')
    const [, code = ''] = /## A typed client[\s\S]*?```ts\n([\s\S]*?)```/.exec(page) ?? []
    const api = await load()
    const { createClient } = await clients()
    const host = await startOwnHost()
    const client = createClient({ baseUrl: host.address, auth: host.bootstrap })
    const roles = ['validate', 'read', 'publish']
    const { data: made } = await api.createKey({
      client,
      body: { name: 'd', wards: ['suminoe'], roles },
    })
    const own = createClient({ baseUrl: host.address, auth: made.key })
    const path = { ward: 'suminoe', year: 2026 }
    const body = { ...referencePlan(), ward: 'suminoe', fiscalYear: 2026 }
    expect((await api.publishPlan({ client: own, path, body })).error).toBeUndefined()
    const example = join(folder, 'example.mjs')
    expect(code).toContain("'https://hanei.example'")
    writeFileSync(
      example,
      `const snapshot = ${JSON.stringify(referenceSnapshot())}\n${code
        .replaceAll("'./client/", "'./")
        .replace('https://hanei.example', host.address)}`,
    )
    const env = { ...process.env, HANEI_KEY: made.key }
    const { stdout } = await promisify(execFile)(process.execPath, [example], { env })
    await host.close()
    expect(stdout).toBe('50.7 final\n')
  })
})
