// Methods that an address of the API does not take.
import { describe, expect, it } from 'vitest'
import { call, jsonOf } from '../testing/client.ts'

describe('a method that an address does not take', () => {
  const allowed = async (method: string, path: string) => {
    const answer = await call(path, { method, key: null })
    await jsonOf(answer, 405)
    return answer.headers.get('Allow')
  }

  it('is 405 with those it takes, also without a key', async () => {
    expect(await allowed('DELETE', '/v1/validations')).toBe('POST, GET, HEAD, OPTIONS')
    expect(await allowed('PATCH', '/v1/plans/suminoe/2026')).toBe('PUT, GET, HEAD, OPTIONS')
    expect(await allowed('GET', '/v1/plans:parse')).toBe('POST, OPTIONS')
    expect(await allowed('POST', '/v1/validations/x/value')).toBe('GET, HEAD, OPTIONS')
  })

  it('is 404 where no call has the address', async () => {
    await jsonOf(await call('/v1/nothing', { method: 'DELETE', key: null }), 404)
    await jsonOf(await call('/v1/keys//rotate', { method: 'DELETE', key: null }), 404)
  })

  it('gets those it takes for OPTIONS, as LibreOffice asks before it reads', async () => {
    const answer = await call('/v1/validations/x/value?token=y', { method: 'OPTIONS', key: null })
    expect([answer.status, answer.headers.get('Allow')]).toEqual([204, 'GET, HEAD, OPTIONS'])
  })
})
