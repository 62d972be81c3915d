// The program as it is built: one file, run as a process of its own.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { build } from 'vite'
import { beforeAll, describe, expect, it } from 'vitest'
import { referencePlan, referenceSnapshot } from '../../test/fixtures/reference.ts'
import { useFolder } from './testing.ts'

const repository = resolve(import.meta.dirname, '../..')
const outDir = resolve(repository, 'dist/command-line-test')
const program = join(outDir, 'hanei.mjs')
const file = useFolder()

beforeAll(async () => {
  await build({
    configFile: resolve(import.meta.dirname, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir },
  })
}, 120_000)

/** Runs it with `input` on standard input. */
async function runs(argv: readonly string[], input: string) {
  const child = spawn(process.execPath, [program, ...argv], {
    env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '' },
  })
  const kept = { out: '', error: '' }
  child.stdout.setEncoding('utf8').on('data', (text) => {
    kept.out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    kept.error += text
  })
  child.stdin.end(input)
  const [status] = await once(child, 'close')
  return { ...kept, status }
}

/** A budget long enough that its report does not fit a pipe at once. */
function longBudget(lines: number): string {
  const rows: (string | number)[][] = [['事業名', '金額(千円)', '反映区分']]
  for (let i = 1; i <= lines; i++) rows.push([`事業${i}`, `${i}x`, '①'])
  return JSON.stringify({ sheet: '予算', rows })
}

describe('the program', () => {
  it('is what `npx hanei` of the checkout runs, in the folder of its caller', async () => {
    const cwd = dirname(file('予算.json', JSON.stringify(referenceSnapshot())))
    const { bin } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'))
    const started = spawn(
      process.execPath,
      [join(repository, bin.hanei), 'check', '予算.json', '--lang', 'en', '-f', 'json'],
      { cwd, stdio: ['ignore', 'pipe', 'inherit'] },
    )
    let out = ''
    started.stdout.setEncoding('utf8').on('data', (text) => {
      out += text
    })
    await once(started, 'close')
    expect(JSON.parse(out).files).toMatchObject([{ file: '予算.json' }])
  }, 60_000)

  it('reads standard input and answers on standard output', async () => {
    const plan = file('plan.json', JSON.stringify(referencePlan()))
    const asked = ['check', '-', '--plan', plan]
    const { status, out, error } = await runs(asked, JSON.stringify(referenceSnapshot()))
    expect([status, error]).toEqual([0, ''])
    expect(out).toContain('Share 50.7% Final')
  })

  it('gives all of a long answer through a pipe, and the same bytes each time', async () => {
    const input = longBudget(3_000)
    const [first, second] = [
      await runs(['check', '-', '-f', 'json'], input),
      await runs(['check', '-', '-f', 'json'], input),
    ]
    expect(first.status).toBe(1)
    expect(() => JSON.parse(first.out)).not.toThrow()
    expect(second.out).toBe(first.out)
  })

  it('serves an assistant over standard input and output, and ends with it', async () => {
    const folder = dirname(file('budget.json', JSON.stringify(referenceSnapshot())))
    const args = [program, 'mcp', folder]
    const transport = new StdioClientTransport({ command: process.execPath, args })
    const client = new Client({ name: 'test', version: '0' })
    await client.connect(transport)
    const asked = { name: 'check', arguments: { files: ['budget.json'] } }
    const { content } = await client.callTool(asked)
    expect(JSON.stringify(content)).toContain('50.7')
    await client.close()
  })

  it('ends quietly when nobody reads on', async () => {
    const child = spawn(process.execPath, [program, 'check', '-', '-f', 'json'])
    let error = ''
    child.stderr.setEncoding('utf8').on('data', (text) => {
      error += text
    })
    child.stdout.destroy()
    child.stdin.end(longBudget(3_000))
    await once(child, 'close')
    expect(error).toBe('')
  })

  it('interrupted, leaves no file half written', async () => {
    const output = file('out.json')
    const child = spawn(process.execPath, [program, 'check', '-', '-o', output])
    child.stdin.write('{"sheet":')
    child.kill('SIGINT')
    const [, signal] = await once(child, 'close')
    expect(signal).toBe('SIGINT')
    expect(readdirSync(dirname(output))).toEqual([])
  })
})
