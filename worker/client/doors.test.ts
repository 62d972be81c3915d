// One input through every door of a program: Node, HTTP, the command line, MCP by both its ways.
// First: contracts that are made before it know nothing of descriptions.
import '@hono/zod-openapi'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { build } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { reportDigest } from '../../shared/assess.ts'
import { readCsv, readXlsx, sheetNameOfFile } from '../../shared/files/index.ts'
import { defaultPolicy, type Plan } from '../../shared/schema/index.ts'
import { assessSheets, chooseSheets } from '../../shared/workbook/index.ts'
import type { Vector } from '../../test/conformance/vector.ts'
import { plainBook, realShaped } from '../../test/fixtures/real-shaped/index.ts'
import { referencePlan, referenceSnapshot } from '../../test/fixtures/reference.ts'
import { sectionsBytes } from '../../test/fixtures/section-file.ts'
import { type OwnHost, startOwnHost } from './own-host.ts'

/** A file that a door takes: cells as the body of a validation, or a file from an office with a plan beside it. */
interface Input {
  name: string
  file: string
  type: string
  content: Uint8Array<ArrayBuffer>
  plan: Plan | null
}
type Door = (inputs: readonly Input[]) => Promise<Map<string, string>>

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const folder = mkdtempSync(join(tmpdir(), 'hanei-doors-'))
const outDir = resolve('dist/doors-test')
const program = join(outDir, 'hanei.mjs')
const published = 'suminoe/2026'
const plan: Plan = { ...referencePlan(), ward: 'suminoe', fiscalYear: 2026 }
/** What the pane's script in a browser is held to as well. */
const vectorsFolder = resolve('test/conformance/vectors')
const vectors = readdirSync(vectorsFolder).map(
  (file): Vector => JSON.parse(readFileSync(join(vectorsFolder, file), 'utf8')),
)
let host: OwnHost
let key = ''
let cells: Input[] = []
let files: Input[] = []
let digests = new Map<string, string>()

const encoded = (text: string) => new Uint8Array(new TextEncoder().encode(text))
const api = (
  path: string,
  body: BodyInit,
  type: string | null = 'application/json',
  method = 'POST',
) =>
  fetch(`${host.address}${path}`, {
    ...{ method, body },
    headers: { Authorization: `Bearer ${key}`, ...(type ? { 'Content-Type': type } : {}) },
  })

beforeAll(async () => {
  cells = vectors.map(({ name, snapshot, beside, registers, plan, policy, mapping }) => {
    const body = {
      ...(beside ? { snapshots: [snapshot, ...beside] } : { snapshot }),
      ...{ policy, mapping, registers, ...(plan ? { plan } : {}) },
    }
    const content = encoded(JSON.stringify(body))
    return { name, file: `${name}.json`, type: 'application/json', content, plan: null }
  })
  const book = (name: string, bytes: Uint8Array, plan: Plan | null = null): Input => ({
    ...{ name, file: `${name}.xlsx`, type: spreadsheet, content: new Uint8Array(bytes), plan },
  })
  files = [
    book('plain', plainBook),
    ...Object.entries(realShaped).map(([name, bytes]) => book(name, bytes)),
    book('sections', await sectionsBytes(), plan),
    {
      ...{ name: 'csv', file: 'csv.csv', type: 'text/csv', plan },
      content: encoded('事業名,金額(千円),反映区分\n"A, B","1,200",①\nC,△300,なし\n計,900,\n'),
    },
  ]
  for (const { file, content } of [...cells, ...files]) writeFileSync(join(folder, file), content)
  writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan))
  await build({
    configFile: resolve('worker/command-line/vite.config.ts'),
    logLevel: 'warn',
    build: { outDir },
  })
  digests = await inNode([...cells, ...files])
  host = await startOwnHost()
  key = host.bootstrap
  const roles = ['validate', 'read', 'publish', 'review']
  const made = await api('/v1/keys', JSON.stringify({ name: 'doors', wards: ['*'], roles }))
  key = ((await made.json()) as { key: string }).key
  const put = await api(`/v1/plans/${published}`, JSON.stringify(plan), 'application/json', 'PUT')
  expect(put.status).toBe(201)
}, 120_000)
afterAll(async () => {
  await host?.close()
  for (const made of [folder, outDir]) rmSync(made, { recursive: true, force: true })
})

/** Each input by itself. */
const oneByOne =
  (ask: (input: Input) => Promise<string>): Door =>
  async (inputs) => {
    const digests = new Map<string, string>()
    for (const input of inputs) digests.set(input.name, await ask(input))
    return digests
  }

/** The engine's own functions. */
const inNode = oneByOne(async ({ file, content, type, plan }) => {
  const vector = vectors.find(({ name }) => `${name}.json` === file)
  if (vector) return vector.digest
  const reading =
    type === 'text/csv' ? readCsv(content, { name: sheetNameOfFile(file) }) : readXlsx(content)
  if (!reading.ok) throw new Error(reading.problem.message.en)
  const { input } = chooseSheets(reading.sheets)
  const snapshots = 'snapshot' in input ? [input.snapshot] : input.snapshots
  const { otherSheets } = input
  const options = otherSheets ? { otherSheets } : {}
  return reportDigest(assessSheets(snapshots, plan, defaultPolicy, options).report)
})

/** Cells as JSON, a file as it is, or with a plan of its own as a part of a form. */
const overHttp = oneByOne(async ({ file, content, type, plan }) => {
  const asked = new URLSearchParams({
    ...(type === 'application/json' ? {} : { store: 'false' }),
  })
  const form = new FormData()
  form.set('request', JSON.stringify({ plan, store: false }))
  form.set('file', new File([content], file, { type }))
  const answer = await (plan
    ? api('/v1/validations', form, null)
    : api(`/v1/validations?${asked}`, content, type))
  const { digest, detail } = (await answer.json()) as { digest?: string; detail?: string }
  return digest ?? `${answer.status} ${detail}`
})

/** The built program, once for all files of one plan. */
const byCommandLine: Door = async (inputs) => {
  const digests = new Map<string, string>()
  for (const planned of [false, true]) {
    const asked = inputs.filter(({ plan }) => (plan !== null) === planned)
    if (asked.length === 0) continue
    const call = ['check', ...asked.map(({ file }) => file), '-f', 'json', '--lang', 'en']
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [program, ...call, ...(planned ? ['--plan', 'plan.json'] : [])],
      { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 },
    )
    const answers: { digest?: string }[] = JSON.parse(stdout).files
    for (const [i, { name }] of asked.entries())
      digests.set(name, answers[i]?.digest ?? `no digest: ${stderr}`)
  }
  return digests
}

type Answered = { content: { text: string }[]; isError?: boolean }
const digestIn = ({ content, isError }: Answered): string => {
  const text = content[0]?.text ?? ''
  return isError ? text : JSON.parse(text).digest
}

/** The built program as an assistant starts it. */
const byMcp: Door = async (inputs) => {
  const client = new Client({ name: 'doors', version: '1' })
  const args = [program, 'mcp', folder]
  await client.connect(new StdioClientTransport({ command: process.execPath, args }))
  try {
    return await oneByOne(async ({ file, plan }) => {
      const named = { files: [file], ...(plan ? { plan: 'plan.json' } : {}) }
      return digestIn((await client.callTool({ name: 'check', arguments: named })) as Answered)
    })(inputs)
  } finally {
    await client.close()
  }
}

it.each(Object.entries({ overHttp, byCommandLine, byMcp }))(
  '%s: cells and files come to the digest of Node',
  async (_, door) => {
    const inputs = [...cells, ...files]
    expect(inputs.length).toBeGreaterThan(40)
    expect(Object.fromEntries(await door(inputs))).toEqual(Object.fromEntries(digests))
  },
)

it('a host’s pack is verified by the command line, under its published keys or not', async () => {
  const policy = JSON.stringify({ storage: { keepSheet: true } })
  await api('/v1/policies/suminoe', policy, 'application/json', 'PUT')
  const body = JSON.stringify({ snapshot: referenceSnapshot(), plan: published })
  const { id } = (await (await api('/v1/validations', body)).json()) as { id: string }
  const get = async (path: string) =>
    new Uint8Array(
      await (
        await fetch(`${host.address}${path}`, { headers: { Authorization: `Bearer ${key}` } })
      ).arrayBuffer(),
    )
  const bytes = await get(`/v1/validations/${id}/pack`)
  writeFileSync(join(folder, 'pack.zip'), bytes)
  writeFileSync(join(folder, 'jwks.json'), await get('/.well-known/jwks.json'))
  writeFileSync(join(folder, 'other.json'), '{"keys":[]}')
  const verify = (...more: string[]) => {
    const args = [program, 'verify', 'pack.zip', '--lang', 'en', ...more]
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
    return [status, stdout]
  }
  expect(verify()).toEqual([0, expect.stringMatching(/^Every file is as it was signed.*own/s)])
  const known = [0, expect.stringContaining('✓ receipt.txt: The signature is good')]
  expect(verify('--keys', 'jwks.json')).toEqual(known)
  const unknown = [1, expect.stringContaining('not among the published ones')]
  expect(verify('--keys', 'other.json')).toEqual(unknown)
  bytes[bytes.length >> 1]! ^= 1
  writeFileSync(join(folder, 'pack.zip'), bytes)
  expect(verify()[0]).not.toBe(0)
})

it('MCP over HTTP: cells come to the digest of the call that it stands for', async () => {
  const client = new Client({ name: 'doors', version: '1' })
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`${host.address}/mcp`), {
      requestInit: { headers: { Authorization: `Bearer ${key}` } },
    }) as Parameters<Client['connect']>[0],
  )
  const { sheet, rows } = referenceSnapshot()
  const checked = await client.callTool({
    name: 'check',
    arguments: { sheet, rows, plan: published },
  })
  await client.close()
  const body = { snapshot: { sheet, rows }, plan: published, store: false }
  const answer = await api('/v1/validations', JSON.stringify(body))
  expect(digestIn(checked as Answered)).toBe(((await answer.json()) as { digest: string }).digest)
})
