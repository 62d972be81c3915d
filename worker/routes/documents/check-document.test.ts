// POST /v1/documents:check by status code.
import { describe, expect, it } from 'vitest'
import { parsePlanText } from '../../../shared/plan/index.ts'
import type { DocumentCheck, Problem, Validation } from '../../../shared/schema/index.ts'
import text from '../../../test/fixtures/plans/suminoe-plan.md?raw'
import { referenceSnapshot } from '../../../test/fixtures/reference.ts'
import { call, jsonOf } from '../../testing/client.ts'

const { plan } = parsePlanText(text, { ward: 'suminoe', fiscalYear: 2026 })
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const check = (json: object) => call('/v1/documents:check', { json })
const newRun = async (): Promise<string> => {
  await call('/v1/plans/suminoe/2026', { method: 'PUT', json: plan })
  const json = { snapshot: referenceSnapshot(), plan: 'suminoe/2026' }
  return (await jsonOf<Validation>(await call('/v1/validations', { json }), 201)).id
}

describe('documents:check', () => {
  it('200 with the faults of a draft, what each should be and which cell says so', async () => {
    const draft = text.replace('20,852', '28,052').replace('☆ 自律した', '自律した')
    const run = await newRun()
    const found = await jsonOf<DocumentCheck>(await check({ run, text: draft, format: 'md' }), 200)
    expect(found.counts).toMatchObject({ differs: 1, names: 1, noSource: 0 })
    expect(found.numbers.find(({ verdict }) => verdict === 'differs')).toMatchObject({
      ...{ text: '28,052千円', reason: 'transposed', expected: '20,852千円', cells: ['D6'] },
    })
  })

  it('200 for a Word file and for HTML, with the text that was read', async () => {
    const run = await newRun()
    const page = { run, kind: 'plan', format: 'docx' }
    const file = await (await call('/v1/documents', { json: page })).arrayBuffer()
    const headers = { 'Content-Type': docx }
    const path = `/v1/documents:check?run=${run}`
    const answer = await call(path, { method: 'POST', body: file, headers })
    const { counts, text: read } = await jsonOf<DocumentCheck>(answer, 200)
    expect(counts).toMatchObject({ differs: 0, noSource: 0, names: 0 })
    expect(read).toContain('○ 区政会議の運営【算定見込額 535千円】')
    const html = '<p>区全体の予算総額(284,<b>223</b>千円)</p><script>1</script>'
    const other = await jsonOf<DocumentCheck>(await check({ run, text: html, format: 'html' }), 200)
    expect(other.numbers.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ['differs', 'transposed'],
    ])
  })

  it('200 for sheets in place of a run', async () => {
    const json = { snapshot: referenceSnapshot(), plan, text }
    expect((await jsonOf<DocumentCheck>(await check(json), 200)).counts.equal).toBe(15)
  })

  it('400 for a file that is no document, 404 for a run that is not there, 415 for another type', async () => {
    const run = await newRun()
    const post = (path: string, body: string, type: string) =>
      call(path, { method: 'POST', body, headers: { 'Content-Type': type } })
    await jsonOf<Problem>(await post(`/v1/documents:check?run=${run}`, 'x', docx), 400)
    await jsonOf<Problem>(await check({ run: '01ARZ3NDEKTSV4RRFFQ69G5FAV', text: '1' }), 404)
    await jsonOf<Problem>(await post('/v1/documents:check', '1', 'text/plain'), 415)
    await jsonOf<Problem>(await check({ run }), 400)
  })
})
