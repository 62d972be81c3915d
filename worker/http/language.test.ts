// Problems in the language that the caller reads; English, as ever, without a wish.
import { describe, expect, it } from 'vitest'
import type { Problem } from '../../shared/schema/index.ts'
import { call, jsonOf } from '../testing/client.ts'

const refused = async (accepted?: string) => {
  const headers = accepted === undefined ? {} : { 'Accept-Language': accepted }
  const answer = await call('/v1/validations/none', { headers })
  const language = answer.headers.get('Content-Language')
  return { language, ...(await jsonOf<Problem>(answer, 404)) }
}

describe('a problem', () => {
  it.each([
    ['ja', 'ja'],
    ['ja-JP,ja;q=0.9,en-US;q=0.8', 'ja'],
    ['en;q=0.5, ja;q=0.8', 'ja'],
    ['en-US,en;q=0.9,ja;q=0.8', 'en'],
    ['ja;q=0', 'en'],
    ['fr', 'en'],
    ['*', 'en'],
    [undefined, 'en'],
  ])('is told, to who accepts %s, in %s', async (accepted, language) => {
    expect(await refused(accepted)).toMatchObject(
      language === 'ja'
        ? {
            language,
            title: '見つかりません',
            detail: 'ここには何もないか、接続キーがその区を対象にしていません。',
          }
        : {
            language,
            title: 'Not found',
            detail: 'There is nothing here, or the key does not cover its ward.',
          },
    )
  })

  it('has its type and its places in either language', async () => {
    const ask = (accepted: string) =>
      call('/v1/keys', {
        json: {
          name: 'n',
          wards: ['kita'],
          roles: ['read'],
          expiresAt: '2020-01-01T00:00:00.000Z',
        },
        headers: { 'Accept-Language': accepted },
      })
    const { detail, errors, type } = await jsonOf<Problem>(await ask('ja'), 400)
    const english = await jsonOf<Problem>(await ask('en'), 400)
    expect({ type, pointer: errors?.[0]?.pointer }).toEqual({
      type: english.type,
      pointer: english.errors?.[0]?.pointer,
    })
    expect([detail, errors?.[0]?.detail]).toEqual([
      '接続キーの期限が、もう過ぎています。',
      '将来の日時にしてください。',
    ])
  })

  it('of a sign-in names its fault in the header in ASCII', async () => {
    const answer = await call('/v1/keys', { key: 'a.b.c', headers: { 'Accept-Language': 'ja' } })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('WWW-Authenticate')).toMatch(/^[\x20-\x7e]+$/)
  })
})

describe('the description', () => {
  const read = async (accepted: string): Promise<Record<string, unknown>> =>
    (await call('/openapi.json', { headers: { 'Accept-Language': accepted } })).json()
  /** Without what is said in words. */
  const bare = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value, (key, item: unknown) =>
        ['summary', 'description', 'tags'].includes(key) ? undefined : item,
      ),
    )

  it('is the same in Japanese but for its words, and leaves none of them in English', async () => {
    const [english, japanese] = [await read('en'), await read('ja')]
    expect(bare(japanese)).toEqual(bare(english))
    const left: string[] = []
    JSON.stringify(japanese.paths, (key, item: unknown) => {
      const isSaid = typeof item === 'string' && ['summary', 'description'].includes(key)
      const isCode = typeof item === 'string' && /^`#HANEI:/.test(item)
      if (isSaid && !isCode && !/[ぁ-んァ-ヶ一-龠]/.test(item)) left.push(item)
      return key === 'schema' ? undefined : item
    })
    expect(left).toEqual([])
  })

  it('is a page in either language', async () => {
    const page = async (accepted: string) =>
      (await call('/docs', { headers: { 'Accept-Language': accepted } })).text()
    expect(await page('ja')).toMatch(/<html lang="ja">[\s\S]*接続キーを作る/)
    expect(await page('en')).toMatch(/<html lang="en">[\s\S]*Make an API key/)
  })
})
