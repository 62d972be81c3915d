import { expect, test } from 'vitest'
import { keptRun } from './kept-run.ts'
import { functionTexts } from './locales/index.ts'

const connection = { base: 'https://hanei.example', token: 'hanei_12345678_secret' }

function server(answers: Record<string, () => Response>) {
  const asked: string[] = []
  const fetch = async (address: unknown): Promise<Response> => {
    const { pathname } = new URL(String(address))
    asked.push(pathname)
    return answers[pathname]?.() ?? problem(404)
  }
  return { asked, fetch: fetch as typeof globalThis.fetch }
}

const problem = (status: number): Response =>
  Response.json({ type: 'x', title: 'x', status, requestId: 'r' }, { status })
const noRuns = () => Response.json({ items: [], next: null })

test('the latest run is looked up in the history; with none, that is said', async () => {
  const { asked, fetch } = server({ '/v1/validations': noRuns })
  const answer = await keptRun(connection, 'latest', { fetch })
  expect(answer).toEqual({ ok: false, problem: { code: 'noRun' } })
  expect(asked).toEqual(['/v1/validations'])
})

test('an unknown number and a server out of reach are sentences, never code words', async () => {
  const { fetch } = server({})
  const unknown = await keptRun(connection, 'r9', { fetch })
  expect(unknown.ok || functionTexts.ja.problem(unknown.problem)).toBe(
    '検証番号「r9」の検証がないか、見る権限がありません。番号を確かめてください。',
  )
  const away = (async () => {
    throw new TypeError('failed to fetch')
  }) as typeof globalThis.fetch
  const answer = await keptRun(connection, 'latest', { fetch: away })
  expect(answer.ok || functionTexts.en.problem(answer.problem)).toContain('can’t be reached')
})
