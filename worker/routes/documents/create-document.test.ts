// POST /v1/documents by status code.
import { describe, expect, it } from 'vitest'
import { readDocxText } from '../../../shared/files/docx-text.ts'
import { parsePlanText } from '../../../shared/plan/index.ts'
import type { Problem, Validation } from '../../../shared/schema/index.ts'
import text from '../../../test/fixtures/plans/suminoe-plan.md?raw'
import { referenceSnapshot } from '../../../test/fixtures/reference.ts'
import { suminoeTemplate } from '../../../test/fixtures/template.ts'
import { call, jsonOf, makeKey } from '../../testing/client.ts'

const { plan } = parsePlanText(text, { ward: 'suminoe', fiscalYear: 2026 })
const make = (json: object, key?: string) =>
  call('/v1/documents', { json, ...(key ? { key } : {}) })
const newRun = async (against: unknown = plan) =>
  jsonOf<Validation>(
    await call('/v1/validations', { json: { snapshot: referenceSnapshot(), plan: against } }),
    201,
  )

describe('documents', () => {
  it('200 with the page of a kept run, its receipt in it', async () => {
    const { id, receipt } = await newRun()
    const json = { run: id, plan, kind: 'plan', format: 'html', template: suminoeTemplate }
    const answer = await make(json)
    const html = await answer.text()
    expect(answer.status, html).toBe(200)
    expect(answer.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
    expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="plan.html"')
    expect(html).toContain(`data-run="${id}"`)
    expect(html).toContain(receipt)
    expect(html).toContain('50.7%')
    expect(await (await make(json)).text()).toBe(html)
  })

  it('200 for a published plan, which need not be sent, worded by the ward’s policy', async () => {
    await call('/v1/plans/suminoe/2026', { method: 'PUT', json: plan })
    const policy = { document: { issue: '課題{no}' } }
    await call('/v1/policies/suminoe', { method: 'PUT', json: policy })
    const { id } = await newRun('suminoe/2026')
    const page = await (await make({ run: id, kind: 'plan', format: 'text' })).text()
    expect(page).toContain('課題2 大きな公共')
    expect(page).toContain('・防犯出前講座の開催')
  })

  it('200 for sheets, of which nothing is kept', async () => {
    const json = { snapshot: referenceSnapshot(), plan, kind: 'plan', format: 'docx' }
    const answer = await make(json)
    const read = readDocxText(new Uint8Array(await answer.arrayBuffer()))
    expect(read.ok && read.text).toContain('○ 区政会議の運営【算定見込額 535千円】')
  })

  it('422 for a run whose plan is not published and not sent, or another one is', async () => {
    const { id } = await newRun()
    const other = { ...plan, unit: '円' }
    for (const sent of [undefined, other]) {
      const json = { run: id, plan: sent, kind: 'plan', format: 'md' }
      const { type, errors } = await jsonOf<Problem>(await make(json), 422)
      expect(type).toBe('urn:hanei:problem:plan-needed')
      expect(errors?.[0]?.pointer).toBe('/plan')
    }
  })

  it('400 for two bases, none, or a template that hides a figure', async () => {
    const { id: run } = await newRun()
    const page = { kind: 'share', format: 'md' }
    await jsonOf<Problem>(await make({ ...page, run, snapshot: referenceSnapshot() }), 400)
    await jsonOf<Problem>(await make(page), 400)
    const json = { ...page, run, template: { amount: '【算定見込額】' } }
    const { errors } = await jsonOf<Problem>(await make(json), 400)
    expect(errors?.[0]).toMatchObject({ pointer: '/template/amount', code: 'missing-placeholder' })
  })

  it('403 for sheets with a key that may only read', async () => {
    const { key } = await makeKey(['suminoe'], ['read'])
    const json = { snapshot: referenceSnapshot(), ward: 'suminoe', kind: 'items', format: 'csv' }
    await jsonOf<Problem>(await make(json, key), 403)
  })
})
