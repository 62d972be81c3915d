// A host's smaller parts: the log's files, the pane's files, the counting of calls.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { assetsIn } from './assets.ts'
import { openLog } from './log.ts'
import { rateLimit } from './rate.ts'

const scratch = mkdtempSync(join(tmpdir(), 'hanei-parts-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

describe('the log', () => {
  it('turns to a new file with the day and at its size, and keeps so many', () => {
    const folder = join(scratch, 'logs')
    let now = new Date('2026-11-26T12:00:00')
    const log = openLog({ folder, keep: 2, mostBytes: 100, now: () => now })
    log.write('a'.repeat(101))
    log.write('second file of the day')
    now = new Date('2026-11-27T00:00:01')
    log.write('next day')
    now = new Date('2026-11-28T00:00:01')
    log.write('the day after')
    log.close()
    expect(readdirSync(folder).sort()).toEqual([
      'hanei-2026-11-26.0002.log',
      'hanei-2026-11-27.0001.log',
      'hanei.log',
    ])
    expect(readFileSync(join(folder, 'hanei.log'), 'utf8')).toBe('the day after\n')
  })

  it('goes on in the file of before, and loses a line rather than the process', () => {
    const folder = join(scratch, 'again')
    const first = openLog({ folder })
    first.write('one')
    first.close()
    const second = openLog({ folder })
    second.write('two')
    expect(readFileSync(join(folder, 'hanei.log'), 'utf8')).toBe('one\ntwo\n')
    second.close()
    expect(() => second.write('three')).not.toThrow()
  })
})

describe('the files of the pane', () => {
  const folder = join(scratch, 'pane')
  mkdirSync(join(folder, 'sub'), { recursive: true })
  writeFileSync(join(folder, 'taskpane.html'), '<!doctype html>'.repeat(100))
  writeFileSync(join(folder, 'sub', 'icon-16.png'), 'png')
  writeFileSync(join(scratch, 'secret.txt'), 'secret')
  const assets = assetsIn(folder)
  const get = (path: string, init: RequestInit = {}) =>
    assets.fetch(new Request(`https://hanei.example${path}`, init))

  it('come with their type, a tag, and gzip where that is smaller', async () => {
    const page = await get('/taskpane.html', { headers: { 'Accept-Encoding': 'br, gzip' } })
    expect(page.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
    expect(page.headers.get('Content-Encoding')).toBe('gzip')
    expect(gunzipSync(Buffer.from(await page.arrayBuffer())).toString()).toContain('<!doctype')
    const icon = await get('/sub/icon-16.png', { headers: { 'Accept-Encoding': 'gzip' } })
    expect([icon.headers.get('Content-Encoding'), await icon.text()]).toEqual([null, 'png'])
  })

  it('are not sent again to whoever has them', async () => {
    const tag = (await get('/taskpane.html')).headers.get('ETag') ?? ''
    const again = await get('/taskpane.html', { headers: { 'If-None-Match': `W/${tag}, "x"` } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const head = await get('/taskpane.html', { method: 'HEAD' })
    expect([head.headers.get('Content-Length'), await head.text()]).toEqual(['1500', ''])
  })

  it.each([
    '/secret.txt',
    '/..%2Fsecret.txt',
    '/%2e%2e/secret.txt',
    '/sub/..%5C..%5Csecret.txt',
    '/sub',
    '/',
    '/%ff',
    '/taskpane.html/',
    '/TASKPANE.HTML',
  ])('are what they are and nothing else: %s is 404', async (path) => {
    expect((await get(path)).status).toBe(404)
  })
})

describe('the limit of calls', () => {
  it('is a key’s own, and begins anew with each period', async () => {
    vi.useFakeTimers({ now: 1_000_000 })
    const { limit } = rateLimit(2, 10)
    const take = async (key: string) => (await limit({ key })).success
    expect([await take('a'), await take('a'), await take('a')]).toEqual([true, true, false])
    expect(await take('b')).toBe(true)
    vi.setSystemTime(1_010_000)
    expect(await take('a')).toBe(true)
    vi.useRealTimers()
  })
})
