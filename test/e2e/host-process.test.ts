// A host as a real process: its folder, its certificate, its addresses, and being killed.
import { spawn, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { KeyCreated } from '../../shared/schema/index.ts'
import { freePort } from './free-port.ts'
import { firstKey, type HostProcess, keyBy, startHostProcess } from './host.ts'
import { describeKills } from './kills.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'hanei-host-process-'))
const folder = join(scratch, 'state')
let port = 0
let key = ''
let host: HostProcess

const address = () => `http://localhost:${port}`
const start = async () => {
  host = await startHostProcess({ port, folder })
}
const call = (path: string, init: RequestInit = {}) =>
  fetch(`${address()}${path}`, {
    signal: AbortSignal.timeout(20_000),
    ...init,
    headers: { Authorization: `Bearer ${key}`, ...init.headers },
  })

beforeAll(async () => {
  port = await freePort()
  await start()
  key = await firstKey(address(), folder)
})
afterAll(async () => {
  await host?.kill()
  rmSync(scratch, { recursive: true, force: true })
})

describeKills('a host, killed', () => ({ call, start, kill: () => host.kill() }))

describe('a host', () => {
  it('is ready, and keeps what it holds to its owner', async () => {
    const ready = await call('/readyz')
    expect(await ready.json()).toMatchObject({ status: 'ok' })
    for (const name of [
      '',
      'hanei.sqlite',
      'hanei.sqlite-wal',
      'receipt-keys.json',
      'logs/hanei.log',
    ]) {
      expect(statSync(join(folder, name)).mode & 0o077, name).toBe(0)
    }
  })

  it('says where the secret for the first key is, and removes it once there is a key', async () => {
    expect(host.said()).not.toContain('bootstrap')
    expect(existsSync(join(folder, 'bootstrap.txt'))).toBe(false)
  })

  it('hands no development key out, and answers nothing that only a developer needs', async () => {
    const own = await call('/local/session.json', { headers: { Origin: address() } })
    expect(own.status).toBe(404)
    const paths = [
      '/cdn-cgi/local/explorer/api/d1/database',
      '/cdn-cgi/local/scheduled',
      '/__scheduled',
    ]
    for (const path of paths) expect((await call(path)).status, path).toBe(404)
  })

  it('leaves no link token in its files', async () => {
    const token = 'a-link-token-that-nobody-made'
    await call(`/v1/validations/latest/value?token=${token}`)
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    expect(files.length).toBeGreaterThan(5)
    for (const file of files.filter((entry) => entry.isFile())) {
      const path = join(file.parentPath, file.name)
      expect(readFileSync(path).includes(token), path).toBe(false)
    }
  })

  it('makes the first key by the secret it is given, and leaves no file of it', async () => {
    const secret = 'a-secret-of-the-ward-s-own'
    const other = { port: await freePort(), folder: join(scratch, 'given') }
    const given = await startHostProcess({ ...other, environment: { HANEI_BOOTSTRAP: secret } })
    try {
      const at = `http://localhost:${other.port}`
      expect(readdirSync(other.folder)).not.toContain('bootstrap.txt')
      await expect(keyBy(at, 'another-secret-of-that-length')).rejects.toThrow('401')
      expect(await keyBy(at, secret)).toMatch(/^hanei_/)
      await expect(keyBy(at, secret)).rejects.toThrow()
    } finally {
      await given.kill()
    }
    const short = startHostProcess({
      ...{ port: await freePort(), folder: join(scratch, 'short') },
      environment: { HANEI_BOOTSTRAP: 'short' },
    })
    await expect(short).rejects.toThrow('HANEI_BOOTSTRAP is too short')
  })

  it('lets one host at a time use its folder', async () => {
    const second = startHostProcess({ port: await freePort(), folder })
    await expect(second).rejects.toThrow('Another host uses this folder')
  })

  it('ends what is under way when it is told to end, and leaves one file of database', async () => {
    const waiting = call('/v1/keys', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: 'last', wards: ['kita'], roles: ['read'] }),
    })
    const answer = await waiting
    expect(answer.status).toBe(201)
    expect(await host.stop()).toBe(0)
    expect(readdirSync(folder).filter((name) => name.startsWith('hanei.sqlite'))).toEqual([
      'hanei.sqlite',
    ])
    await start()
    const made = (await answer.json()) as KeyCreated
    const kept = await call('/v1/validations', { headers: { Authorization: `Bearer ${made.key}` } })
    expect(kept.status).toBe(200)
  })

  it('refuses what it cannot read as a request, and goes on', async () => {
    const raw = (text: string) =>
      new Promise<string>((done) => {
        let said = ''
        const socket = connect(port, '127.0.0.1', () => socket.write(text))
        socket.setEncoding('utf8').on('data', (piece: string) => (said += piece))
        socket.once('close', () => done(said))
      })
    for (const head of [
      'GET /\\..\\package.json HTTP/1.1\r\nHost: localhost',
      'GET / HTTP/1.1\r\nHost: a b',
    ]) {
      expect(await raw(`${head}\r\nConnection: close\r\n\r\n`)).toMatch(/^HTTP\/1\.1 400 /)
    }
    const outside = await raw(
      'GET /../../package.json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    )
    expect(outside).toMatch(/^HTTP\/1\.1 404 /)
    expect((await call('/livez')).status).toBe(200)
  })

  it('counts strangers by their own address, whatever header they send', async () => {
    const limited = await startHostProcess({
      ...{ port: await freePort(), folder: join(scratch, 'limited') },
      args: ['--http', '--rate', '5'],
    })
    try {
      const limitedAddress = /ready: (\S+),/.exec(limited.said())?.[1]
      const statuses: number[] = []
      for (let i = 0; i < 12; i++) {
        const headers = {
          'X-Hanei-Client-Address': `10.0.0.${i}`,
          'X-Forwarded-For': `10.0.1.${i}`,
        }
        const answer = await fetch(`${limitedAddress}/v1/keys`, { headers })
        statuses.push(answer.status)
      }
      // The period may turn once meanwhile.
      expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(10)
      expect(statuses).toContain(429)
    } finally {
      await limited.kill()
    }
  })
})

describe('the command', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['--no-warnings', 'worker/host/main.ts', ...args], {
      cwd: root,
      encoding: 'utf8',
    })
  const page = join(scratch, 'pane')
  beforeAll(() => {
    mkdirSync(page)
    writeFileSync(join(page, 'taskpane.html'), '')
  })

  it.each([
    ['nothing', [], 'npm run host -- --data FOLDER'],
    ['no port', ['--data', 'x', '--http'], '--port or --address is needed'],
    ['two folders', ['--data', 'x', 'y', '--port', '1', '--http'], 'npm run host -- --data FOLDER'],
    ['no certificate', ['x', '--address', 'https://a.example'], 'One of --pfx'],
    ['half a certificate', ['x', '--address', 'https://a.example', '--cert', 'c'], 'One of --pfx'],
    ['no address', ['x', '--address', 'somewhere', '--http'], 'is no address'],
    [
      'no number',
      ['x', '--address', 'https://a.example', '--http', '--port', '8x'],
      'whole number',
    ],
    ['an unknown option', ['x', '--secure'], "Unknown option '--secure'"],
    ['no pane', ['x', '--address', 'https://a.example', '--http', '--pane', 'no'], 'no built pane'],
  ])('refuses %s, saying what is needed', (_, args, said) => {
    const { status, stderr } = run(...args)
    expect([status, stderr]).toEqual([1, expect.stringContaining(said)])
  })

  it('refuses a certificate that cannot be used', () => {
    writeFileSync(join(scratch, 'broken.pfx'), 'no certificate')
    const args = ['--address', 'https://a.example', '--pfx', join(scratch, 'broken.pfx')]
    const { status, stderr } = run(join(scratch, 'tls'), ...args, '--pane', page)
    expect([status, stderr]).toEqual([1, expect.stringContaining('certificate cannot be used')])
  })

  it('ends with what started it', async () => {
    const own = await freePort()
    const shell = spawn(
      process.execPath,
      [
        'test/run/host.mjs',
        join(scratch, 'npm'),
        '--http',
        '--address',
        `http://localhost:${own}`,
        '--pane',
        page,
      ],
      { cwd: root },
    )
    let said = ''
    await new Promise<void>((done, fail) => {
      for (const stream of [shell.stdout, shell.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          said += text
          if (said.includes('Hanei is ready')) done()
        })
      }
      shell.once('exit', (code) => fail(new Error(`it ended (${code})\n${said}`)))
    })
    shell.kill('SIGKILL')
    await expect
      .poll(
        () =>
          fetch(`http://localhost:${own}/livez`).then(
            () => 'answers',
            () => 'gone',
          ),
        { timeout: 10_000 },
      )
      .toBe('gone')
  })
})
