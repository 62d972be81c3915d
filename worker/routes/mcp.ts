// POST /mcp: the Model Context Protocol over HTTP, with an API key. Read-only, and no part of the description.
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import { z } from 'zod'
import type { Problem, Report } from '../../shared/schema/index.ts'
import { admit } from '../auth/admit.ts'
import { parseJson, readBytes } from '../http/body.ts'
import { reportAnswer, ruleAnswer } from '../mcp/answers.ts'
import { createMcpServer, Refusal, type Tool, tool } from '../mcp/tool.ts'
import type { Operation } from '../operation/operation.ts'

/** A call of the API as the caller of this one: the same rights, the same limits, the same log. */
type Ask = (path: string, json?: object) => Promise<unknown>

/**
 * Each request is answered by itself, without a session. What a tool does is a call of the API with the
 * caller's own key, so that no right is given here.
 */
export const mcp: Operation = (app) => {
  app.post('/mcp', admit(null), async (c) => {
    const bytes = await readBytes(c)
    if (!bytes.ok) return bytes.response
    const parsedBody = parseJson(c, bytes.value)
    if (!parsedBody.ok) return parsedBody.response
    const ask: Ask = async (path, json) => {
      const headers = new Headers(c.req.raw.headers)
      for (const name of ['Content-Length', 'Content-Encoding', 'Idempotency-Key', 'Accept'])
        headers.delete(name)
      const request =
        json === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(json) }
      const answer = await app.fetch(
        new Request(new URL(path, c.req.url), request),
        c.env,
        c.executionCtx,
      )
      if (!answer.ok) throw await refusalOf(answer)
      return answer.json()
    }
    const server = createMcpServer('1', runTools(ask), (error) => error instanceof Refusal)
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true })
    await server.connect(transport)
    return transport.handleRequest(c.req.raw, { parsedBody: parsedBody.value })
  })
}

async function refusalOf(answer: Response): Promise<Refusal> {
  const { title, detail, errors = [] } = (await answer.json()) as Problem
  const places = errors.map((error) => `${error.pointer} ${error.detail}`)
  return new Refusal([`${answer.status} ${title}`, detail, ...places].filter(Boolean).join('\n'))
}

const run = z.string().max(64).describe('A run’s id, from list_runs')
const offset = z.int().min(0).optional().describe('Where the page begins')

/** Tools over the caller's kept runs, and over cells that are sent along. */
function runTools(ask: Ask): Record<string, Tool> {
  const of = (path: string, query: Record<string, string | number | undefined>): string => {
    const given = Object.entries(query).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    )
    return `${path}?${new URLSearchParams(given)}`
  }
  return {
    list_runs: tool({
      title: 'List runs',
      description: 'Kept validations of the wards the key covers, newest first.',
      input: {
        ward: z.string().max(63).optional(),
        fiscalYear: z.int().optional(),
        cursor: z.string().max(200).optional().describe('`next` of the page before'),
      },
      run: async (query) => (await ask(of('/v1/validations', { ...query, limit: 20 }))) as object,
    }),
    read_run: tool({
      title: 'Read a run',
      description:
        'Totals, exclusions, the council-reflection share with its state, and findings with their cells.',
      input: { run, offset },
      run: async (input) => {
        const path = `/v1/validations/${encodeURIComponent(input.run)}`
        const { id, digest, report } = (await ask(path)) as { id: string } & Checked
        return { id, ...reportAnswer(digest, report, input.offset ?? 0) }
      },
    }),
    check: tool({
      title: 'Check cells',
      description: 'Checks a sheet that is sent along. Nothing is kept.',
      input: {
        sheet: z.string().min(1).max(31),
        rows: z
          .array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])))
          .describe('Rows of cells from A1 on, blank as null'),
        plan: z.string().max(80).optional().describe('A published plan: ward/year'),
        offset,
      },
      run: async ({ sheet, rows, plan, offset: from = 0 }) => {
        const body = {
          snapshot: { sheet, rows },
          store: false,
          ...(plan === undefined ? {} : { plan }),
        }
        const { digest, report } = (await ask('/v1/validations', body)) as Checked
        return reportAnswer(digest, report, from)
      },
    }),
    trace: tool({
      title: 'Trace a figure or a cell',
      description:
        'Down from a figure (share, base, total, exclusions.<id>, issues.1.2 …) to its cells, or up from a cell to its figures. One of the two.',
      input: {
        run,
        figure: z.string().max(200).optional(),
        cell: z.string().max(400).optional(),
        offset,
      },
      run: async ({ run: id, ...query }) =>
        (await ask(of(`/v1/validations/${encodeURIComponent(id)}/trace`, query))) as object,
    }),
    compare: tool({
      title: 'Compare two runs',
      description: 'What changed from one run to another, with each change’s effect on the share.',
      input: { from: run, to: run },
      run: async (query) => (await ask(of('/v1/compare', query))) as object,
    }),
    explain: tool({
      title: 'Explain a finding',
      description: 'What a rule looks at, what can still change while it stands, and its message.',
      input: { code: z.string().max(200).describe('A finding’s code, e.g. amounts/missing') },
      run: ({ code }) => ruleAnswer(code),
    }),
    verify: tool({
      title: 'Verify a receipt',
      description: 'Whether a receipt is good and unaltered, and what it attests.',
      input: { receipt: z.string().max(100_000) },
      run: async (input) => (await ask('/v1/receipts/verify', input)) as object,
    }),
  }
}

interface Checked {
  digest: string
  report: Report
}
