// The pane's files, from the same origin as the API, with the headers that let only Office frame it.
import type { Context } from 'hono'
import { type HaneiEnv, readSettings } from '../env.ts'
import { notFound, problem } from '../http/problem.ts'
import { checkPolicy, helpPolicy, panePolicy } from '../http/security.ts'
import { helpAddress } from './help-page.ts'

/** What no operation answers: a file of the pane, else 404; other methods on files are 405. */
export async function paneFile(c: Context<HaneiEnv>): Promise<Response> {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
    return c.req.path.startsWith('/v1/')
      ? notFound(c)
      : problem(c, 405, {
          code: 'method-not-allowed',
          detail: (say) => say.filesAreRead,
          headers: { Allow: 'GET, HEAD' },
        })
  }
  if (!c.env.ASSETS || c.req.path.startsWith('/v1/')) return notFound(c)
  const page = helpAddress(c)
  if (page) return c.redirect(page)
  const found = await c.env.ASSETS.fetch(c.req.raw)
  if (found.status === 404) return notFound(c)
  const answer = new Response(found.body, found)
  // One file for machines without a network, which brings its own policy: it is kept, not opened here.
  if (c.req.path === '/check-offline.html')
    answer.headers.set('Content-Disposition', 'attachment; filename="hanei-check.html"')
  answer.headers.set('Content-Security-Policy', policyOf(c))
  // Office shows the icons of the manifest from its own pages.
  answer.headers.set('Cross-Origin-Resource-Policy', 'cross-origin')
  answer.headers.set('Cache-Control', cachePolicy(c.req.path))
  return answer
}

function policyOf(c: Context<HaneiEnv>): string {
  if (c.req.path.startsWith('/help/')) return helpPolicy
  if (c.req.path.startsWith('/check')) return checkPolicy
  return panePolicy({ local: readSettings(c.env).local !== null })
}

/** Built files carry a digest in their name and never change; pages are asked for again. */
const cachePolicy = (path: string): string =>
  /[.-][A-Za-z0-9_-]{8}\.(js|css|woff2|wasm)$/.test(path)
    ? 'public, max-age=31536000, immutable'
    : 'no-cache'
