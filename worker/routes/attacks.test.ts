// Attempts on the API that must come to nothing: forged receipts, prototypes in bodies, bombs.
import { SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import type { Jwks, Problem, Validation } from '../../shared/schema/index.ts'
import { referenceSnapshot } from '../../test/fixtures/reference.ts'
import { call, jsonOf } from '../testing/client.ts'

const snapshot = referenceSnapshot()

describe('a forged receipt', () => {
  it('is refused when it is signed by HMAC with the public key as its secret', async () => {
    await jsonOf<Validation>(await call('/v1/validations', { json: { snapshot } }), 201)
    const { keys } = await jsonOf<Jwks>(await call('/.well-known/jwks.json'), 200)
    const { kid, x } = keys[0] ?? { kid: '', x: '' }
    const forged = await new SignJWT({ ward: 'suminoe' })
      .setProtectedHeader({ alg: 'HS256', kid, typ: 'hanei-receipt+jws' })
      .sign(new TextEncoder().encode(x))
    const verdict = await jsonOf<{ valid: boolean }>(
      await call('/v1/receipts/verify', { json: { receipt: forged } }),
      200,
    )
    expect(verdict.valid).toBe(false)
  })
})

describe('members named like a prototype', () => {
  it.each([
    `"policy":{"rules":{"__proto__":{"severity":"off","reason":"x"}}}`,
    `"policy":{"__proto__":{"tolerance":9}}`,
    `"plan":{"issues":[],"__proto__":{"ward":"kita"}}`,
    `"__proto__":{"ward":"kita","store":false}`,
    `"mapping":{"columns":{"__proto__":"amount"}}`,
  ])('change nothing: %s', async (member) => {
    const post = (more: string) =>
      call('/v1/validations', {
        body: `{"snapshot":${JSON.stringify(snapshot)},"store":false,${more}}`,
        headers: { 'Content-Type': 'application/json' },
      })
    const answer = await post(member)
    expect([200, 400]).toContain(answer.status)
    await answer.arrayBuffer()
    expect(Object.hasOwn(Object.prototype, 'severity')).toBe(false)
    expect(({} as { ward?: string }).ward).toBeUndefined()
  })
})

describe('a body that grows', () => {
  it('is 413 as soon as it passes the limit while it is unzipped', async () => {
    const source = new Response(new Uint8Array(40 * 1024 * 1024)).body
    const zipped = source?.pipeThrough(new CompressionStream('gzip'))
    const answer = await call('/v1/validations', {
      body: await new Response(zipped).arrayBuffer(),
      headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
    })
    expect((await jsonOf<Problem>(answer, 413)).limit).toBe('bodyBytes')
  })
})
