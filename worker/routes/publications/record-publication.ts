// POST /v1/validations/{id}/publications: records that a page of a run was published, with its figures.
import { differencesFrom, figuresOfPage } from '../../../shared/documents/index.ts'
import {
  type Publication,
  publicationRequestSchema,
  publicationSchema,
} from '../../../shared/schema/index.ts'
import { readJson } from '../../http/body.ts'
import { newRunId } from '../../http/id.ts'
import { problem, tooLarge } from '../../http/problem.ts'
import { commitAnswer } from '../../operation/once.ts'
import { jsonAnswer, jsonBody, operation, problems } from '../../operation/operation.ts'
import { runOf, runParams } from '../../operation/run-path.ts'
import { insertPublication, listPublications } from '../../store/publications.ts'
import { basisOfRun } from '../documents/basis.ts'

export const recordPublication = operation(
  {
    method: 'post',
    path: '/v1/validations/{id}/publications',
    operationId: 'recordPublication',
    access: { role: 'publish' },
    tag: 'documents',
    request: { params: runParams, body: jsonBody(publicationRequestSchema) },
    responses: {
      201: jsonAnswer(publicationSchema),
      ...problems(400, 403, 404, 409, 413, 415, 422),
    },
  },
  async (c) => {
    const found = await runOf(c, c.req.valid('param').id, 'publish')
    if (!found.ok) return found.response
    const body = await readJson(c, publicationRequestSchema)
    if (!body.ok) return body.response
    const { summary } = found.value
    const basis = await basisOfRun(c, {}, found.value)
    if (!basis.ok) return basis.response
    const { fiscalYear } = summary
    if (fiscalYear === null)
      return problem(c, 422, { code: 'no-year', detail: (say) => say.noYear })
    const { kind, correction, stage = basis.value.plan?.stage ?? null } = body.value
    const earlier = await listPublications(c.env.DB, summary.ward, fiscalYear)
    const own = earlier.filter((one) => one.stage === stage)
    const differences = differencesFrom(own, basis.value)
    if (differences.length > 0 && correction === undefined)
      return problem(c, 422, {
        code: 'differs-from-published',
        detail: (say) => say.differsFromPublished(differences.length),
        // Names alone: a problem holds no budget values.
        errors: differences.slice(0, 20).map(({ figure }) => ({
          pointer: '/correction',
          code: 'differs-from-published',
          detail: (say) => say.figureWasPublished(figure),
        })),
      })
    const now = new Date()
    const { id: actor, name: recordedBy } = c.get('principal')
    const publication: Publication = {
      ...body.value,
      ...{ id: newRunId(now.getTime()), ward: summary.ward, fiscalYear, stage },
      ...{ run: summary.id, digest: summary.digest },
      ...{ recordedAt: now.toISOString(), recordedBy },
      figures: figuresOfPage(basis.value, kind),
    }
    const statement = await insertPublication(c.env.DB, publication)
    if (statement === 'too-large') return tooLarge(c, 'bodyBytes', (say) => say.publicationTooLarge)
    const event = {
      ...{ ward: summary.ward, actor, action: 'publication.recorded' },
      subject: `${publication.id}:${summary.id}`,
    }
    return commitAnswer(c, {
      ...{ at: now, ward: summary.ward, events: [event], statements: [statement] },
      ...{ status: 201, answer: publication },
    })
  },
)
