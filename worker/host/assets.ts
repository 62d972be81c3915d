// The pane's built files as the platform's binding gives them: by exact name, nothing else.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/vnd.microsoft.icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
}
const packs = /^(text\/|application\/(json|xml|wasm)|image\/svg)/

interface Kept {
  bytes: Uint8Array<ArrayBuffer>
  gzip: Uint8Array<ArrayBuffer> | null
  etag: string
}

/**
 * Serves what stands in a folder when it is called; the names are read once, so that no address
 * leads out of it. A file is read at its first call and kept.
 */
export function assetsIn(folder: string): { fetch(request: Request): Promise<Response> } {
  const files = new Map(
    filesBelow(folder).map((path) => [`/${relative(folder, path).split(sep).join('/')}`, path]),
  )
  const read = new Map<string, Kept>()
  const keptOf = (path: string): Kept => {
    const known = read.get(path)
    if (known) return known
    const kept = readKept(path)
    read.set(path, kept)
    return kept
  }
  return {
    async fetch(request) {
      const path = files.get(pathOf(request.url))
      if (path === undefined) return new Response(null, { status: 404 })
      return answerOf(request, typeOf(path), keptOf(path))
    },
  }
}

function answerOf(request: Request, type: string, { bytes, gzip, etag }: Kept): Response {
  const headers = new Headers({ ETag: etag, Vary: 'Accept-Encoding' })
  const asked = request.headers.get('If-None-Match') ?? ''
  if (asked.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)) {
    return new Response(null, { status: 304, headers })
  }
  headers.set('Content-Type', type)
  const packed = gzip !== null && /\bgzip\b/.test(request.headers.get('Accept-Encoding') ?? '')
  const body = packed ? gzip : bytes
  if (packed) headers.set('Content-Encoding', 'gzip')
  headers.set('Content-Length', String(body.length))
  return new Response(request.method === 'HEAD' ? null : body, { headers })
}

function readKept(path: string): Kept {
  const bytes = new Uint8Array(readFileSync(path))
  const packed = packs.test(typeOf(path)) ? new Uint8Array(gzipSync(bytes)) : null
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
  return { bytes, gzip: packed && packed.length < bytes.length ? packed : null, etag }
}

const typeOf = (path: string): string =>
  types[extname(path).toLowerCase()] ?? 'application/octet-stream'

function pathOf(url: string): string {
  try {
    return decodeURIComponent(new URL(url).pathname)
  } catch {
    return ''
  }
}

const filesBelow = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : []
