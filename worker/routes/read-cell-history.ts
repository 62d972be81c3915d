// GET /v1/validations/{id}/history: what a cell's row was in this run and those before it.
import { z } from '@hono/zod-openapi'
import { type CellHistory, cellHistorySchema } from '../../shared/schema/index.ts'
import { type KeptRows, readOf } from '../../shared/trace/index.ts'
import { changesOfLine, follow, lineOfCell } from '../compare/index.ts'
import { runIdForm } from '../http/id.ts'
import { pageQuery } from '../http/page.ts'
import { notFound, problem } from '../http/problem.ts'
import { parameterTexts } from '../locales/description/index.ts'
import { lookedAtHistory } from '../operation/looks.ts'
import { jsonAnswer, operation, problems } from '../operation/operation.ts'
import { lookAtRun, runParams } from '../operation/run-path.ts'
import { readRows } from '../store/lines.ts'
import { listRuns, readRunText } from '../store/runs.ts'

/** Runs of a ward's other sheets that are passed over in one call. */
const mostPassed = 200

export const readCellHistory = operation(
  {
    method: 'get',
    path: '/v1/validations/{id}/history',
    operationId: 'readCellHistory',
    access: { role: 'read' },
    tag: 'audit',
    request: {
      params: runParams,
      query: z.object({
        cell: z.string().min(1).max(400).openapi({
          description: parameterTexts.cell,
        }),
        limit: z.coerce.number().int().min(1).max(20).default(10),
        cursor: pageQuery(runIdForm).cursor,
      }),
    },
    responses: { 200: jsonAnswer(cellHistorySchema), ...problems(400, 404, 422) },
  },
  async (c) => {
    const { cell, limit, cursor } = c.req.valid('query')
    const run = await lookAtRun(c, c.req.valid('param').id)
    if (!run.ok) return run.response
    const own = run.value.summary
    await lookedAtHistory(c, [own.ward])
    const rowsOf = async (id: string): Promise<KeptRows | null> => {
      const text = await readRunText(c.env.DB, id, 'lines')
      return text === null ? null : readRows(text)
    }
    const first = await rowsOf(own.id)
    if (!first) return notFound(c)
    const line = lineOfCell(first, cell, own.sheet)
    if (!line) return problem(c, 422, { code: 'unknown-cell', detail: (say) => say.cellOfBudget })
    const found = await listRuns(c.env.DB, {
      ...{ wards: [own.ward], fiscalYear: own.fiscalYear },
      before: cursor ?? own.id,
      limit: mostPassed,
    })
    const earlier = found.filter(
      ({ sheet, fiscalYear }) => sheet === own.sheet && fiscalYear === own.fiscalYear,
    )
    // The last is looked at only for what the one after it changed.
    const shown = cursor === undefined ? [own, ...earlier] : earlier
    const looked = shown.slice(0, limit + 1)
    const items: CellHistory['items'] = []
    let at = { line, rows: first }
    for (const summary of looked) {
      const rows = summary.id === own.id ? first : await rowsOf(summary.id)
      if (!rows) continue
      const followed = follow(at.line, at.rows, rows)
      const { id, createdAt, createdBy, share } = summary
      const last = items.at(-1)
      if (last) last.changes = changesOfLine(followed.line, last.line)
      items.push({
        run: { id, createdAt, createdBy, share },
        ...followed,
        ...{ read: followed.line && readOf(followed.line), changes: null },
      })
      // A run without the line is passed over: it may stand in those before.
      if (followed.line) at = { line: followed.line, rows }
    }
    const isMore = items.length > limit
    if (isMore) items.pop()
    const next = isMore
      ? (items.at(-1)?.run.id ?? null)
      : found.length === mostPassed
        ? (found.at(-1)?.id ?? null)
        : null
    return c.json({ cell: line.cell, items, next }, 200)
  },
)
