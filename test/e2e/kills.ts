// Being killed: what was answered is there afterwards, once. For the local tool and for a host alike.
import { compactVerify, createLocalJWKSet } from 'jose'
import { describe, expect, it } from 'vitest'
import type { AuditVerdict, HistoryPage, Jwks, Validation } from '../../shared/schema/index.ts'
import { referencePlan, referenceSnapshot } from '../fixtures/reference.ts'

/** A server that can be killed and started again on what it kept. */
export interface Killable {
  /** Calls it with a key of every role. */
  call(path: string, init?: RequestInit): Promise<Response>
  /** Ends it without a word. */
  kill(): Promise<void>
  start(): Promise<void>
}

const body = JSON.stringify({
  snapshot: referenceSnapshot(),
  plan: referencePlan(),
  ward: 'suminoe',
})
/** `npm run kills` is the whole load. */
const load = {
  clients: Number(process.env.HANEI_LOAD_CLIENTS ?? 50),
  each: Number(process.env.HANEI_LOAD_EACH ?? 8),
  kills: Number(process.env.HANEI_LOAD_KILLS ?? 2),
  seconds: Number(process.env.HANEI_LOAD_SECONDS ?? 90),
  receipts: process.env.HANEI_LOAD_EACH ? 'all' : 'some',
}

const validate = (call: Killable['call'], idempotencyKey: string) =>
  call('/v1/validations', {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': idempotencyKey },
  })

/** As a client does that must not lose a run: the same key until there is an answer. */
export async function validateUntilAnswered(
  call: Killable['call'],
  idempotencyKey: string,
  deadline: number,
): Promise<Validation> {
  while (Date.now() < deadline) {
    try {
      const answer = await validate(call, idempotencyKey)
      if (answer.status === 201) return (await answer.json()) as Validation
      expect([409, 429, 500, 502, 503], await answer.text()).toContain(answer.status)
    } catch (error) {
      if (error instanceof Error && error.name === 'AssertionError') throw error
    }
    await rest(50 + Math.random() * 100)
  }
  throw new Error(`no answer to ${idempotencyKey}`)
}

export async function allRuns(call: Killable['call']): Promise<HistoryPage['items']> {
  const items: HistoryPage['items'] = []
  for (let cursor = ''; ; ) {
    const answer = await call(`/v1/validations?limit=200${cursor}`)
    const page = (await answer.json()) as HistoryPage
    items.push(...page.items)
    if (page.next === null) return items
    cursor = `&cursor=${page.next}`
  }
}

/** The tests of a server that is killed; `server` gives it once the test's own setting up is done. */
export function describeKills(name: string, server: () => Killable): void {
  const { call, kill, start }: Killable = {
    call: (path, init) => server().call(path, init),
    kill: () => server().kill(),
    start: () => server().start(),
  }
  describe(name, () => {
    it('keeps what it answered when it is killed right after, and answers the retry the same', async () => {
      const first = await validateUntilAnswered(call, 'before-the-kill', Date.now() + 20_000)
      await kill()
      await start()
      const kept = await call(`/v1/validations/${first.id}`)
      expect(await kept.json()).toEqual(first)
      expect(await validateUntilAnswered(call, 'before-the-kill', Date.now() + 20_000)).toEqual(
        first,
      )
      expect(first.report.totals.share.value).toBe('50.7')
    })

    it(
      `${load.clients} clients, killed at random: each answered run once, each key one run`,
      async () => {
        const { clients, each, kills, seconds } = load
        const deadline = Date.now() + seconds * 1000
        const before = (await allRuns(call)).length
        const began = Date.now()
        const answered = new Map<string, string>()
        const finished = Promise.all(
          Array.from({ length: clients }, async (_, client) => {
            for (let i = 0; i < each; i++) {
              const name = `${client}-${i}`
              answered.set(name, (await validateUntilAnswered(call, name, deadline)).id)
            }
          }),
        )
        // One kill in each part of the load, somewhere in it.
        for (let round = 0; round < kills; round++) {
          const after = ((round + Math.random()) / (kills + 1)) * clients * each
          while (answered.size < after && Date.now() < deadline) await rest(20)
          await kill()
          await start()
        }
        await finished
        const perSecond = ((clients * each) / (Date.now() - began)) * 1000
        console.log(
          `${clients} × ${each} runs, ${kills} kills: ${perSecond.toFixed(0)} runs a second`,
        )
        const ids = (await allRuns(call)).map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        expect(answered.size).toBe(clients * each)
        expect(new Set(answered.values()).size).toBe(clients * each)
        const stored = new Set(ids)
        expect([...answered.values()].filter((id) => !stored.has(id))).toEqual([])
        // Nothing was kept that nobody was told of.
        expect(ids.length).toBe(before + clients * each)
        const heads: AuditVerdict['heads'] = []
        for (let cursor: string | null = ''; cursor !== null; ) {
          const audit: AuditVerdict = await (await call(`/v1/audit?verify=true${cursor}`)).json()
          expect(audit.valid).toBe(true)
          heads.push(...audit.heads)
          cursor = audit.next && `&cursor=${audit.next}`
        }
        expect(heads.find(({ chain }) => chain === 'suminoe')?.seq).toBeGreaterThanOrEqual(
          ids.length,
        )
        const keys = (await (await call('/.well-known/jwks.json')).json()) as Jwks
        const some = load.receipts === 'all' ? ids : ids.slice(0, 20)
        for (const id of some) {
          const answer = await call(`/v1/validations/${id}/receipt`)
          const { receipt } = (await answer.json()) as { receipt: string }
          await compactVerify(receipt, createLocalJWKSet(keys))
        }
      },
      (load.seconds + 90) * 1000,
    )
  })
}

const rest = (milliseconds: number) => new Promise((next) => setTimeout(next, milliseconds))
