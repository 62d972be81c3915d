// A signed-in person over hours: renewals, a lost network, an ended session, answers that come too late.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createFakePort } from '../../../test/preview-fake/fake-port.ts'
import { problemOf } from '../../client/problem.ts'
import type { WorkerThread } from '../../client/thread/index.ts'
import type { Services, SignInAnswer, SignInFailure } from './services.ts'
import { createSignIn } from './sign-in.ts'
import { explain, signedCalls } from './signed-calls.ts'
import { memoryStore } from './storage.ts'

const minute = 60_000

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-22T03:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Office as the pane meets it; each answer is for an hour unless `next` says otherwise. */
function office(options: { workerThread?: WorkerThread; stored?: Record<string, string> } = {}) {
  const asked: string[] = []
  const next: (SignInAnswer | Promise<SignInAnswer>)[] = []
  const answer = (how: string): Promise<SignInAnswer> => {
    asked.push(how)
    return Promise.resolve(next.shift() ?? hour(`token-${asked.length}`))
  }
  const services: Services = {
    port: createFakePort({ sheets: [] }),
    workerThread: options.workerThread ?? {
      call: () => Promise.reject(new Error('no calls here')),
    },
    store: memoryStore(options.stored),
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    office: { value: { displayLanguage: 'ja-JP', isDark: null } },
    signIn: {
      available: true,
      open: () => answer('open'),
      renew: (force) => answer(force ? 'force' : 'renew'),
      close: () => asked.push('close'),
    },
    copyText: async () => undefined,
  }
  return { asked, next, services, signIn: createSignIn(services) }
}

const hour = (token: string): SignInAnswer => ({
  ok: true,
  person: {
    token,
    name: '財務 花子',
    account: 'hanako@example.jp',
    expiresAt: new Date(Date.now() + 60 * minute),
  },
})
const fails = (why: SignInFailure): SignInAnswer => ({ ok: false, why, detail: '' })

test('a token of an hour is replaced after 56 minutes, again and again', async () => {
  const { asked, signIn } = office()
  await signIn.open()
  await vi.advanceTimersByTimeAsync(55 * minute)
  expect(asked).toEqual(['open'])
  await vi.advanceTimersByTimeAsync(2 * minute)
  expect(asked).toEqual(['open', 'renew'])
  await vi.advanceTimersByTimeAsync(57 * minute)
  expect(asked).toEqual(['open', 'renew', 'renew'])
  expect(signIn.person.value?.token).toBe('token-3')
})

test('a network that is away is tried again each minute, the person stays', async () => {
  const { asked, next, signIn } = office()
  await signIn.open()
  next.push(fails('offline'), fails('offline'))
  await vi.advanceTimersByTimeAsync(56 * minute)
  expect(signIn.phase.value).toBe('in')
  await vi.advanceTimersByTimeAsync(2 * minute)
  expect(asked).toEqual(['open', 'renew', 'renew', 'renew'])
  expect(signIn.person.value?.token).toBe('token-4')
})

test('a session that Office ended asks nobody by itself, and is begun again when asked for', async () => {
  const { asked, next, signIn } = office()
  await signIn.open()
  next.push(fails('interaction'))
  await vi.advanceTimersByTimeAsync(90 * minute)
  expect(signIn.phase.value).toBe('ended')
  expect(asked).toEqual(['open', 'renew'])
  next.push(fails('cancelled'))
  expect(await signIn.open()).toBe(false)
  expect(signIn.phase.value).toBe('ended')
  expect(await signIn.open()).toBe(true)
  expect(signIn.phase.value).toBe('in')
})

test('after サインアウト nothing is renewed, and an answer under way counts for nothing', async () => {
  const { asked, next, services, signIn } = office()
  await signIn.open()
  let late: (answer: SignInAnswer) => void = () => undefined
  next.push(
    new Promise((resolve) => {
      late = resolve
    }),
  )
  await vi.advanceTimersByTimeAsync(56 * minute)
  signIn.close()
  late(hour('late'))
  await vi.advanceTimersByTimeAsync(120 * minute)
  expect(asked).toEqual(['open', 'renew', 'close'])
  expect(signIn.person.value).toBeNull()
  expect(services.store.get('signIn')).toBeNull()
})

test('the next pane asks Office silently where somebody was signed in, and else not at all', async () => {
  const before = office({ stored: { signIn: 'on' } })
  await before.signIn.resume()
  expect(before.asked).toEqual(['renew'])
  expect(before.signIn.phase.value).toBe('in')
  const never = office()
  await never.signIn.resume()
  expect(never.asked).toEqual([])
})

test('calls that are refused make one new token between them, and each is made again once', async () => {
  const tokens: string[] = []
  const workerThread = {
    call: async (_: string, input: { ward: string; connection: { token: string } }) => {
      tokens.push(input.connection.token)
      if (input.ward === 'slow') await vi.advanceTimersByTimeAsync(10)
      const isOld = input.connection.token === 'token-1'
      return isOld ? { ok: false, problem: problemOf('unauthorized') } : { ok: true, value: 1 }
    },
  } as unknown as WorkerThread
  const { asked, signIn } = office({ workerThread })
  const calls = signedCalls(workerThread, signIn)
  await signIn.open()
  const input = { connection: { base: '', token: 'token-1' }, ward: 'suminoe', cursor: null }
  const all = ['suminoe', 'suminoe', 'slow'].map((ward) =>
    calls.call('listRuns', { ...input, ward }),
  )
  for (const answer of await Promise.all(all)) expect(answer).toEqual({ ok: true, value: 1 })
  expect(asked).toEqual(['open', 'force'])
  expect(tokens.sort()).toEqual([...Array(3).fill('token-1'), ...Array(3).fill('token-2')])
})

test('with a key alone calls pass as they are, and refusals speak of the key', async () => {
  const seen: unknown[] = []
  const problem = problemOf('unauthorized')
  const workerThread = {
    call: async (...request: unknown[]) => {
      seen.push(request[1])
      return { ok: false, problem }
    },
  } as unknown as WorkerThread
  const { signIn } = office({ workerThread })
  const input = { connection: { base: '', token: 'hanei_key' }, ward: '', cursor: null }
  const answer = await signedCalls(workerThread, signIn).call('listRuns', input)
  expect(seen).toEqual([input])
  expect(answer).toEqual({ ok: false, problem })
  expect(explain(problemOf('noKey'), signIn).message.ja).toContain('サインイン')
})
