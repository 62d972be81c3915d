// GET /v1/validations/{id}/value: one figure as plain text, for WEBSERVICE() and its like.
import { z } from '@hono/zod-openapi'
import { type Figure, yenIn } from '../../shared/figures.ts'
import type { Unit } from '../../shared/schema/index.ts'
import { asSheetText } from '../../shared/text/formula-like.ts'
import { cellParams, cellProblem, cellQuery, seenRun } from '../operation/link-access.ts'
import { operation } from '../operation/operation.ts'

const text = (description: string) => ({
  description,
  content: { 'text/plain': { schema: z.string() } },
})

export const readValue = operation(
  {
    method: 'get',
    path: '/v1/validations/{id}/value',
    operationId: 'readValue',
    access: 'link',
    tags: ['For cells'],
    summary: 'One figure as plain text',
    description:
      'For `WEBSERVICE()`: a link token in the address, or a key with the role `read`. Instead of an error page a short code such as `#HANEI:EXPIRED`, which programs that show nothing of a failed call get with `status=200`. A share that can still change is `#HANEI:PROVISIONAL` unless `provisional=true`; `status.ja` and `status.en` say why. Amounts are answered as they are: ask for `status` beside them.',
    request: {
      params: cellParams,
      query: z.object({
        field: z.string().max(200).default('share').openapi({
          description:
            'share, total, base, numerator, denominator, exclusions.<id>, reflected.<symbol>, status, status.ja, status.en, errors, warnings, lines, statement.ja, statement.en, ruleset, id, digest, createdAt',
        }),
        ...cellQuery,
        provisional: z.enum(['true', 'false']).default('false'),
      }),
    },
    responses: {
      200: text('The figure, or with `status=200` a code'),
      400: {
        ...text('`#HANEI:FIELD`: no such field or parameter'),
      },
      401: text('`#HANEI:UNAUTHORIZED`'),
      404: text('`#HANEI:NOTFOUND`'),
      410: text('`#HANEI:EXPIRED` or `#HANEI:REVOKED`'),
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
