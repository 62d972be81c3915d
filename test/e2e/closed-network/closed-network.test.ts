// On a network without a way out, the whole of a person's work: nothing asks for anything elsewhere.
import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { throwawayCertificate } from '../../excel/route-b/certificate.node.ts'
import { freePort } from '../free-port.ts'
import { excelPageScript } from './excel.ts'
import { elsewhereIn } from './network-log.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'hanei-closed-'))
const alone = ['--net', '--map-root-user']
/** Linux with these tools, and the right to use them. */
const canCutOff =
  spawnSync('unshare', [
    ...alone,
    'sh',
    '-ec',
    'ip link set lo up; strace -f -qq -o /dev/null true',
  ]).status === 0
let origin = ''
let seen: Record<string, unknown> = {}

beforeAll(async () => {
  origin = `https://localhost:${await freePort()}`
  const { cert, key } = throwawayCertificate()
  writeFileSync(join(folder, 'cert.pem'), cert)
  writeFileSync(join(folder, 'key.pem'), key, { mode: 0o600 })
  writeFileSync(join(folder, 'excel-page.js'), await excelPageScript())
  process.env.HANEI_OFFICE_JS = 'bundled'
  await build({
    configFile: join(root, 'addin', 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: join(folder, 'pane'), emptyOutDir: true },
  })
  await visit()
  seen = JSON.parse(readFileSync(join(folder, 'seen.json'), 'utf8'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('50.7 %, attested, written back, functions and documentation all come', () => {
  expect(seen).toMatchObject({
    share: '50.7',
    sheets: ['予算', '反映明細', '反映集計'],
    amount: { ok: true, value: 1_204_429_000 },
    value: { ok: true, value: 50.7 },
    faults: [],
  })
  expect(seen.docs).toBe('Hanei API v1')
})

test('every request of the browser goes to the host', () => {
  expect(seen.requests).toEqual([origin])
})

if (canCutOff) {
  test('no process connects, sends or looks up a name anywhere else', () => {
    const log = readFileSync(join(folder, 'network.log'), 'utf8')
    mkdirSync(join(root, 'dist'), { recursive: true })
    copyFileSync(join(folder, 'network.log'), join(root, 'dist', 'closed-network.log'))
    expect(elsewhereIn(log)).toEqual([])
    // The log is one: it has the browser's calls to the host.
    expect(log).toMatch(new RegExp(`connect\\(\\d+, .*htons\\(${new URL(origin).port}\\)`))
  })
} else
  console.warn('Without unshare, ip and strace, only the requests of the browser are looked at.')

test('a look-up or a call elsewhere would be seen', () => {
  const lines = [
    '7 connect(5, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("10.0.0.2")}, 16) = -1 ENETUNREACH',
    '7 connect(5, {sa_family=AF_INET6, sin6_port=htons(443), inet_pton(AF_INET6, "2001:db8::1", &sin6_addr)}, 28) = -1',
    '7 sendto(5, "x", 1, 0, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("8.8.8.8")}, 16) = 1',
  ]
  expect(elsewhereIn(lines.join('\n'))).toEqual(['10.0.0.2 53', '2001:db8::1 443', '8.8.8.8 53'])
})

/** Runs the visit: in a network of its own with nothing but loopback, each network call written down. */
async function visit(): Promise<void> {
  const node = [process.execPath, '--no-warnings', join(here, 'visit.ts'), folder, origin]
  const child = canCutOff
    ? spawn('unshare', [
        ...alone,
        'sh',
        '-ec',
        'ip link set lo up; exec "$@"',
        '-',
        ...traced(node),
      ])
    : spawn(node[0] ?? '', node.slice(1))
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said += text))
  }
  const code = await new Promise<number | null>((done, fail) => {
    child.once('error', fail)
    child.once('exit', done)
  })
  if (code !== 0) throw new Error(`the visit ended with ${code}\n${said}`)
}

function traced(command: string[]): string[] {
  const calls = ['-e', 'trace=connect,sendto,sendmsg,sendmmsg', '-e', 'signal=none']
  const log = ['-o', join(folder, 'network.log')]
  return ['strace', '-f', '--seccomp-bpf', '-qq', '-s', '64', ...calls, ...log, ...command]
}
