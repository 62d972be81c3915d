// GET /v1/validations/{id}/trace: from a figure to its cells, or from a cell to every figure it enters.
import { z } from '@hono/zod-openapi'
import { type Trace, traceSchema } from '../../shared/schema/index.ts'
import { isOfCells, traceCell, traceFigure } from '../../shared/trace/index.ts'
import { notFound, problem } from '../http/problem.ts'
import { parameterTexts } from '../locales/description/index.ts'
import { jsonAnswer, operation, problems } from '../operation/operation.ts'
import { lookAtRun, runParams } from '../operation/run-path.ts'
import { readKeptRows, readReport } from '../store/kept-run.ts'

export const traceValidation = operation(
  {
    method: 'get',
    path: '/v1/validations/{id}/trace',
    operationId: 'traceValidation',
    access: { role: 'read' },
    tag: 'audit',
    request: {
      params: runParams,
      query: z.object({
        figure: z.string().min(1).max(200).optional().openapi({
          description: parameterTexts.figure,
        }),
        cell: z.string().min(1).max(400).optional().openapi({
          description: parameterTexts.cell,
        }),
        limit: z.coerce.number().int().min(1).max(200).default(50),
        offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
      }),
    },
    responses: {
      200: jsonAnswer(traceSchema),
      ...problems(400, 404, 422),
    },
  },
  async (c) => {
    const { figure, cell, limit, offset } = c.req.valid('query')
    const run = await lookAtRun(c, c.req.valid('param').id)
    if (!run.ok) return run.response
    if ((figure === undefined) === (cell === undefined)) {
      return problem(c, 400, { code: 'invalid-request', detail: (say) => say.figureOrCell })
    }
    const { id, sheet } = run.value.summary
    const report = await readReport(c.env.DB, id)
    if (!report) return notFound(c)
    const needsLines = figure === undefined || isOfCells(report, figure)
    const rows = needsLines ? await readKeptRows(c.env.DB, id) : noRows
    if (!rows) return notFound(c)
    const trace: Trace | null =
      figure === undefined
        ? traceCell(report, rows, cell ?? '', sheet)
        : traceFigure(report, rows, figure, { offset, limit })
    if (trace) return c.json(trace, 200)
    return figure === undefined
      ? problem(c, 422, {
          code: 'unknown-cell',
          detail: (say) => (report.sheets ? say.cellOfSheets : say.cellOfSheet),
        })
      : problem(c, 422, {
          code: 'unknown-figure',
          detail: (say) => say.noSuchFigure,
        })
  },
)

const noRows = { lines: [], leftOut: [] }
