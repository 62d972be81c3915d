// Servers for browser tests: the page that plays Excel, and the files of a pane.
import { readFileSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { officeFolder } from '../route-a/vm.node.ts'
import { throwawayCertificate } from './certificate.node.ts'

export interface Served {
  origin: string
  close: () => Promise<void>
}

export type Answer = { type: string; body: string | Buffer } | null

/** Serves what `answer` gives for a path, over https with a throwaway certificate or over http. */
export const serve = async (
  answer: (path: string) => Answer | Promise<Answer>,
  options: { port?: number; secure?: boolean } = {},
): Promise<Served> => {
  const secure = options.secure ?? true
  const handle: Parameters<typeof createHttpServer>[1] = async (request, response) => {
    const path = new URL(request.url ?? '/', 'https://localhost').pathname
    const found = await answer(decodeURIComponent(path))
    response.writeHead(found ? 200 : 404, { 'content-type': found?.type ?? 'text/plain' })
    response.end(found?.body ?? '')
  }
  const server = secure
    ? createHttpsServer(throwawayCertificate(), handle)
    : createHttpServer(handle)
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, 'localhost', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `${secure ? 'https' : 'http'}://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** The files of office.js under `/office/`, names in any case, as the CDN serves them. */
export const officeFile = (path: string): Answer => {
  const match = /\/office\/([\w./-]+)$/.exec(path.toLowerCase())
  if (!match?.[1] || match[1].includes('..')) return null
  try {
    const type = match[1].endsWith('.css') ? 'text/css' : 'text/javascript'
    return { type, body: readFileSync(join(officeFolder(), match[1])) }
  } catch {
    return null
  }
}

/** Serves the page that plays Excel; `more` answers further paths (a pane of the same origin). */
export const serveExcelPage = async (
  options: { port?: number; secure?: boolean; more?: (path: string) => Answer } = {},
): Promise<Served> => {
  const script = await bundle(fileURLToPath(new URL('./page.ts', import.meta.url)))
  const wasm = createRequire(import.meta.url).resolve('@ironcalc/wasm/wasm_bg.wasm')
  return serve((path) => {
    if (path === '/') return { type: 'text/html; charset=utf-8', body: PAGE }
    if (path === '/page.js') return { type: 'text/javascript', body: script }
    if (path === '/ironcalc.wasm') return { type: 'application/wasm', body: readFileSync(wasm) }
    return options.more?.(path) ?? null
  }, options)
}

const PAGE = `<!doctype html>
<html lang="ja">
<meta charset="utf-8">
<title>Excel</title>
<style>html,body{margin:0;height:100%}iframe{border:0;width:360px;height:100%}</style>
<script type="module" src="/page.js"></script>
</html>`

let bundled: Promise<string> | undefined

const bundle = (entry: string): Promise<string> => {
  bundled ??= build({
    configFile: false,
    logLevel: 'error',
    // The engine's file is fetched and handed in, never inlined.
    assetsInclude: [],
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry, formats: ['es'], fileName: 'page' },
    },
    plugins: [
      {
        name: 'engine-file-is-served',
        transform: (code, id) =>
          id.includes('@ironcalc/wasm/wasm.js')
            ? code.replace("new URL('wasm_bg.wasm', import.meta.url)", "'/ironcalc.wasm'")
            : null,
      },
    ],
  }).then((result) => {
    const outputs = (Array.isArray(result) ? result : [result]) as {
      output: { type: string; code?: string }[]
    }[]
    const chunk = outputs.flatMap(({ output }) => output).find((one) => one.type === 'chunk')
    if (!chunk?.code) throw new Error('the page was not bundled')
    return chunk.code
  })
  return bundled
}
