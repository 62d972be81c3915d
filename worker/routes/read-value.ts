// GET /v1/validations/{id}/value: one figure as plain text, for WEBSERVICE() and its like.
import { z } from '@hono/zod-openapi'
import { type Figure, yenIn } from '../../shared/figures.ts'
import type { Unit } from '../../shared/schema/index.ts'
import { asSheetText } from '../../shared/text/formula-like.ts'
import { parameterTexts } from '../locales/description/index.ts'
import { cellParams, cellProblem, cellQuery, seenRun } from '../operation/link-access.ts'
import { operation, textAnswer } from '../operation/operation.ts'

export const readValue = operation(
  {
    method: 'get',
    path: '/v1/validations/{id}/value',
    operationId: 'readValue',
    access: 'link',
    tag: 'cells',
    request: {
      params: cellParams,
      query: z.object({
        field: z.string().max(200).default('share').openapi({
          description: parameterTexts.field,
        }),
        ...cellQuery,
        provisional: z.enum(['true', 'false']).default('false'),
      }),
    },
    responses: {
      200: textAnswer(),
      400: textAnswer(),
      401: textAnswer(),
      404: textAnswer(),
      410: textAnswer(),
    },
  },
  async (c) => {
    const { field, token, unit, provisional } = c.req.valid('query')
    const seen = await seenRun(c, c.req.valid('param').id, token)
    if (!seen.ok) return seen.response
    const figure = seen.value.figures.get(field)
    if (!figure) return cellProblem(c, 'FIELD')
    return c.body(printed(figure, unit ?? '円', provisional === 'true'), 200, {
      'Content-Type': 'text/plain; charset=utf-8',
    })
  },
  (c) => cellProblem(c, 'FIELD'),
)

function printed(figure: Figure, unit: Unit, provisional: boolean): string {
  switch (figure.kind) {
    case 'yen':
      return yenIn(figure.yen, unit)
    case 'percent':
      if (figure.value === null) return '#HANEI:NOT-APPLICABLE'
      return figure.provisional && !provisional ? '#HANEI:PROVISIONAL' : figure.value
    case 'count':
      return String(figure.count)
    case 'text':
      return asSheetText(figure.text)
  }
}
