// `hanei mcp`: the Model Context Protocol over standard input and output.
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import { createMcpServer, Refusal } from '../mcp/tool.ts'
import { fileTools } from './mcp-tools.ts'
import { CommandProblem } from './problem.ts'
import type { Surroundings } from './surroundings.ts'

/** A server over the files of one folder; it reads and never writes. */
export const createFileServer = (folder: string, surroundings: Surroundings): McpServer =>
  createMcpServer(
    surroundings.version,
    fileTools(folder, surroundings),
    (error): error is Error => error instanceof CommandProblem || error instanceof Refusal,
  )

/** Serves until the other end closes. */
export async function serve(folder: string, surroundings: Surroundings): Promise<void> {
  const server = createFileServer(folder, surroundings)
  const closed = new Promise<void>((resolve) => {
    server.server.onclose = resolve
  })
  await server.connect(new StdioServerTransport())
  process.stdin.once('end', () => void server.close())
  await closed
}
