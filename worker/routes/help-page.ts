// GET /help and what stands below it without a file's ending: to the page itself, in the reader's language.
import type { Context } from 'hono'
import { languageOf } from '../../shared/text/language.ts'
import type { HaneiEnv } from '../env.ts'

/** Where an address of the help leads that names no file; null for one that does, or is none of it. */
export function helpAddress(c: Context<HaneiEnv>): string | null {
  const found = /^\/help(?:\/(ja|en)(?:\/([a-z0-9/-]*?))?)?\/?$/.exec(c.req.path)
  if (!found) return null
  const [, asked, place = ''] = found
  const language = asked ?? languageOf(c.req.header('Accept-Language') ?? 'ja')
  const page = { '': 'index', rules: 'rules/index' }[place] ?? place
  return `/help/${language}/${page}.html`
}
