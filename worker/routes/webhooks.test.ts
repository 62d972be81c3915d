// Webhooks: signed, at least once, later again, sent once more on request, and only where allowed.
import { env } from 'cloudflare:test'
import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import {
  type DeliveryPage,
  type Problem,
  type Validation,
  type WebhookCreated,
  type WebhookEvent,
  type WebhookList,
  webhookEventSchema,
} from '../../shared/schema/index.ts'
import { prune } from '../store/prune.ts'
import { releaseTaken } from '../store/webhooks.ts'
import { call, jsonOf, makeKey } from '../testing/client.ts'
import { deliverDue } from '../webhooks.ts'

const origin = 'https://books.example'
const bindings = { HANEI_WEBHOOKS: origin }
const settings = { ...env, ...bindings }

const create = (ward: string, key: string, url = `${origin}/hook`) =>
  call('/v1/webhooks', { json: { ward, url }, key, bindings })

async function hooked(ward: string) {
  const { key } = await makeKey([ward], ['validate', 'read', 'admin'])
  const hook = await jsonOf<WebhookCreated>(await create(ward, key), 201)
  const rows = [
    ['事業名', '金額(千円)', '反映区分'],
    ['見守り', 500, '①'],
    ['その他', 500, 'なし'],
  ]
  const run = async () =>
    jsonOf<Validation>(
      await call('/v1/validations', { json: { snapshot: { sheet: 'S', rows }, ward }, key }),
      201,
    )
  const deliveries = async () =>
    (
      await jsonOf<DeliveryPage>(
        await call(`/v1/webhooks/${hook.id}/deliveries`, { key, bindings }),
        200,
      )
    ).items
  return { key, hook, run, deliveries }
}

/** A receiver that answers with the statuses given, one after the other; 0 does not answer. */
function receiver(secret: string, statuses: number[]) {
  const got: { id: string; url: string; event: WebhookEvent }[] = []
  const send = (async (url: string, { headers, body, redirect }: RequestInit) => {
    expect(redirect).toBe('manual')
    const text = String(body)
    const event = new Webhook(secret).verify(text, headers as Record<string, string>)
    const { 'webhook-id': id = '' } = headers as Record<string, string>
    got.push({ id, url, event: webhookEventSchema.parse(event) })
    const status = statuses.shift() ?? 200
    if (status === 0) throw new Error('no answer')
    return new Response(null, { status })
  }) as typeof fetch
  return { got, send }
}

/** As if the time of the next attempt had come. */
const makeDue = () =>
  env.DB.prepare('UPDATE deliveries SET due_at = ? WHERE due_at IS NOT NULL')
    .bind(new Date().toISOString())
    .run()

describe('a kept run', () => {
  it('is told to the receiver, signed, with its figures and no line of it', async () => {
    const { hook, run, deliveries } = await hooked('hook-a')
    const { id, digest } = await run()
    const { got, send } = receiver(hook.secret, [])
    expect(await deliverDue(settings, send)).toEqual({ delivered: 1, failed: 0 })
    expect(got).toMatchObject([
      { url: `${origin}/hook`, event: { data: { id, digest, share: { value: '50.0' } } } },
    ])
    expect(JSON.stringify(got)).not.toContain('見守り')
    expect(await deliveries()).toMatchObject([{ runId: id, attempts: 1, status: 200, dueAt: null }])
    await deliverDue(settings, send)
    expect(got).toHaveLength(1)
  })

  it('is told again when the receiver fails, redirects or does not answer, under one id', async () => {
    const { hook, run, deliveries } = await hooked('hook-b')
    await run()
    const { got, send } = receiver(hook.secret, [500, 302, 0, 204])
    for (let i = 0; i < 4; i++) {
      await makeDue()
      await deliverDue(settings, send)
    }
    expect(got).toHaveLength(4)
    expect(new Set(got.map(({ id }) => id)).size).toBe(1)
    expect(await deliveries()).toMatchObject([{ attempts: 4, status: 204, dueAt: null }])
  })

  it('is told again after the process that began to died', async () => {
    const { hook, run } = await hooked('hook-c')
    await run()
    const died = new Promise<Response>(() => undefined)
    void deliverDue(settings, (() => died) as typeof fetch)
    await expect
      .poll(() =>
        env.DB.prepare('SELECT max(attempts) AS n FROM deliveries WHERE ward = ?')
          .bind('hook-c')
          .first('n'),
      )
      .toBe(1)
    const { got, send } = receiver(hook.secret, [])
    await deliverDue(settings, send)
    expect(got).toEqual([])
    await releaseTaken(env.DB, new Date(Date.now() + 1).toISOString())
    await makeDue()
    await deliverDue(settings, send)
    expect(got).toHaveLength(1)
  })

  it('is given up after three days of failures, and goes out once more on request', async () => {
    const { key, hook, run, deliveries } = await hooked('hook-d')
    const { id } = await run()
    const since = new Date(0).toISOString()
    for (let i = 0; i < 12; i++) {
      await makeDue()
      await deliverDue(settings, receiver(hook.secret, [503]).send)
    }
    expect(await deliveries()).toMatchObject([{ attempts: 9, dueAt: null, deliveredAt: null }])
    const path = `/v1/webhooks/${hook.id}/replay`
    expect(await jsonOf(await call(path, { json: { since }, key, bindings }), 200)).toEqual({
      deliveries: 1,
    })
    const { got, send } = receiver(hook.secret, [])
    await deliverDue(settings, send)
    expect(got.map(({ event }) => event.data.id)).toEqual([id])
  })

  it('is told to nobody after the webhook was revoked, nor after the ward was deleted', async () => {
    const { key, hook, run } = await hooked('hook-e')
    await run()
    const revoke = () => call(`/v1/webhooks/${hook.id}`, { method: 'DELETE', key, bindings })
    expect((await revoke()).status).toBe(204)
    expect((await revoke()).status).toBe(404)
    await run()
    const { got, send } = receiver(hook.secret, [])
    await deliverDue(settings, send)
    expect(got).toEqual([])
    const other = await hooked('hook-f')
    await other.run()
    await call('/v1/wards/hook-f?confirm=hook-f', { method: 'DELETE' })
    expect(await deliverDue(settings, send)).toEqual({ delivered: 0, failed: 0 })
  })

  it('is refused by a receiver that gets it altered, late, or once more under another id', async () => {
    const { hook, run } = await hooked('hook-k')
    await run()
    const caught: { body: string; headers: Record<string, string> }[] = []
    await deliverDue(settings, (async (_: string, { body, headers }: RequestInit) => {
      caught.push({ body: String(body), headers: headers as Record<string, string> })
      return new Response(null, { status: 200 })
    }) as typeof fetch)
    const [{ body, headers } = { body: '', headers: {} }] = caught
    const takes = (text: string, more: Record<string, string> = {}, secret = hook.secret) => {
      try {
        return new Webhook(secret).verify(text, { ...headers, ...more }) !== undefined
      } catch {
        return false
      }
    }
    expect(takes(body)).toBe(true)
    expect(takes(body.replace('50.0', '51.0'))).toBe(false)
    expect(takes(body, { 'webhook-id': 'msg_other' })).toBe(false)
    // Caught and sent once more ten minutes later: the time is signed, and too old as it stands.
    const later = Math.floor(Date.now() / 1000)
    expect(takes(body, { 'webhook-timestamp': String(later + 1) })).toBe(false)
    const old = new Date(Date.now() - 600_000)
    expect(
      takes(body, {
        'webhook-timestamp': String(Math.floor(old.getTime() / 1000)),
        'webhook-signature': new Webhook(hook.secret).sign(headers['webhook-id'] ?? '', old, body),
      }),
    ).toBe(false)
  })

  it('changes its secret without a gap: a second webhook, then an end of the first', async () => {
    const { key, hook, run } = await hooked('hook-l')
    const second = await jsonOf<WebhookCreated>(await create('hook-l', key), 201)
    expect(second.secret).not.toBe(hook.secret)
    const accepted = async () => {
      await run()
      const of: string[] = []
      await deliverDue(settings, (async (_: string, { body, headers }: RequestInit) => {
        for (const [name, { secret }] of Object.entries({ first: hook, second })) {
          try {
            new Webhook(secret).verify(String(body), headers as Record<string, string>)
            of.push(name)
          } catch {
            // Signed with the other one.
          }
        }
        return new Response(null, { status: 200 })
      }) as typeof fetch)
      return of.sort()
    }
    expect(await accepted()).toEqual(['first', 'second'])
    await call(`/v1/webhooks/${hook.id}`, { method: 'DELETE', key, bindings })
    expect(await accepted()).toEqual(['second'])
  })

  it('and what became of it is forgotten after a month', async () => {
    const { run, deliveries } = await hooked('hook-g')
    await run()
    await prune(env.DB, new Date(Date.now() + 31 * 86_400_000))
    expect(await deliveries()).toEqual([])
  })
})

describe('where nothing is sent', () => {
  it('an origin that the operator does not name is refused, and one he takes away gets nothing', async () => {
    const { key, run } = await hooked('hook-h')
    for (const url of [
      'https://books.example.evil/x',
      'http://books.example/x',
      'http://169.254.169.254/',
    ])
      await jsonOf<Problem>(await create('hook-h', key, url), 422)
    await jsonOf<Problem>(await create('hook-h', key, 'file:///etc/passwd'), 422)
    await jsonOf<Problem>(await create('hook-h', key, 'https://10.0.0.1#@books.example/'), 422)
    // Nothing can be sent to an address with a name or a password in it.
    for (const url of ['https://books.example@10.0.0.1/x', 'https://a:b@books.example/x'])
      await jsonOf<Problem>(await create('hook-h', key, url), 400)
    await jsonOf(await create('hook-h', key, 'https://books.example/to/me@home?a=@'), 201)
    await jsonOf<Problem>(await create('hook-h', key, 'no address'), 400)
    await run()
    const { got, send } = receiver('whsec_AAAA', [])
    expect(await deliverDue({ ...env, HANEI_WEBHOOKS: '' }, send)).toEqual({
      delivered: 0,
      failed: 0,
    })
    expect(
      await deliverDue({ ...env, HANEI_WEBHOOKS: 'https://other.example' }, send),
    ).toMatchObject({ delivered: 0 })
    expect(got).toEqual([])
  })

  it('lists name no secret, and another ward’s webhook is not there', async () => {
    const { key, hook } = await hooked('hook-i')
    const list = await call('/v1/webhooks?ward=hook-i', { key, bindings })
    const { items } = await jsonOf<WebhookList>(list, 200)
    expect(items.map(({ id }) => id)).toEqual([hook.id])
    expect(JSON.stringify(items)).not.toContain('whsec')
    const other = await makeKey(['hook-j'], ['admin'])
    const path = `/v1/webhooks/${hook.id}/deliveries`
    await jsonOf<Problem>(await call(path, { key: other.key, bindings }), 404)
  })
})
