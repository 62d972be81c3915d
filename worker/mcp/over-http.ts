// One request of the protocol over HTTP → its answer, without a session.
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import { type Ask, runTools } from './run-tools.ts'
import { createMcpServer, Refusal } from './tool.ts'

/** @param ask throws a `Refusal` for an answer that is none */
export async function answerOverHttp(
  request: Request,
  parsedBody: unknown,
  ask: Ask,
): Promise<Response> {
  const server = createMcpServer('1', runTools(ask), (error) => error instanceof Refusal)
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true })
  await server.connect(transport)
  return transport.handleRequest(request, { parsedBody })
}

export { Refusal } from './tool.ts'
