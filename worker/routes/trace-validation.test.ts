// GET /v1/validations/{id}/trace.
import { describe, expect, it } from 'vitest'
import type { Problem, TracedCell, TracedFigure, Validation } from '../../shared/schema/index.ts'
import { referencePlan, referenceSnapshot } from '../../test/fixtures/reference.ts'
import { sectionsWorkbook } from '../../test/fixtures/sections.ts'
import { call, jsonOf } from '../testing/client.ts'

const keep = async (body: object): Promise<string> =>
  (
    await jsonOf<Validation>(
      await call('/v1/validations', { json: { ward: 'kita', ...body } }),
      201,
    )
  ).id
const trace = async <T>(id: string, query: string, status = 200): Promise<T> =>
  jsonOf<T>(await call(`/v1/validations/${id}/trace?${query}`), status)

describe('a kept run without its sheet', () => {
  it('200: from 50.7 % to 予算!D6 in three steps', async () => {
    const plan = { ...referencePlan(), ward: 'kita' }
    const id = await keep({ snapshot: referenceSnapshot(), plan })
    const share = await trace<TracedFigure>(id, 'figure=share')
    expect(share.root).toMatchObject({ text: { ja: '50.7%' }, status: 'final' })
    const numerator = share.terms[0]?.figure ?? ''
    const marks = await trace<TracedFigure>(id, `figure=${numerator}`)
    const mark = encodeURIComponent(marks.terms[0]?.figure ?? '')
    const lines = await trace<TracedFigure>(id, `figure=${mark}&limit=200`)
    const line = lines.lines.items.find((item) => item.line.cell === 'D6')
    expect(line?.line.reading).toMatchObject({ raw: '20852', unit: '千円', unitSource: 'table' })
    const up = await trace<TracedCell>(id, `cell=${encodeURIComponent('予算!D6')}`)
    expect(up.enters.at(-1)).toMatchObject({ figure: 'share', text: { ja: '50.7%' } })
  })

  it('200: of several sheets, each cell with its own', async () => {
    const id = await keep({ snapshots: sectionsWorkbook(), plan: referencePlan() })
    const total = await trace<TracedFigure>(id, 'figure=total&limit=1')
    expect(total.terms.map(({ figure }) => figure)).toContain('sheets.2')
    const cell = total.lines.items[0]?.line.cell ?? ''
    expect(cell).toContain('!')
    const up = await trace<TracedCell>(id, `cell=${encodeURIComponent(cell)}`)
    expect(up.enters.map(({ figure }) => figure)).toContain('sheets.2')
    await trace<Problem>(id, 'cell=D6', 422)
  })

  it('400 for neither or both, 422 for what the run has not', async () => {
    const id = await keep({ snapshot: referenceSnapshot() })
    for (const query of ['', 'figure=share&cell=D6']) await trace(id, query, 400)
    const figure = await trace<Problem>(id, 'figure=reflected.9', 422)
    expect(figure.type).toBe('urn:hanei:problem:unknown-figure')
    for (const cell of ['D', 'D6:D9', 'X!D6']) {
      const unknown = await trace<Problem>(id, `cell=${encodeURIComponent(cell)}`, 422)
      expect(unknown.type).toBe('urn:hanei:problem:unknown-cell')
    }
  })
})
