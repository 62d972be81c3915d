// Makes the help: pages in both languages from docs/help and the rules' own tests, for `/help` beside the pane.
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import type { Language } from '../../shared/schema/index.ts'
import type { Searched } from './client/search.ts'
import { plain, rendered } from './html.ts'
import { languages } from './locales.ts'
import { type Frame, framed, type HelpPage } from './page.ts'
import { rulePages } from './rule-page.ts'
import { helpFolder } from './rule-texts.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const here = fileURLToPath(new URL('.', import.meta.url))

/** What the pages are made of. */
const sources = ['docs/help', 'test/help', 'test/rules', 'test/mutation', 'test/fixtures', 'shared']

/** The written pages, in the order in which the way about names them. */
const written = [
  'index',
  'finance',
  'audit',
  'admin',
  'other-sheets',
  'leaflet',
  'words',
  'problems',
]

/** The pages of a language: those that are written, and those of the rules. */
export function helpPages(language: Language): HelpPage[] {
  const pages = written
    .map((path) => ({ path, file: `${helpFolder}${language}/${path}.md` }))
    .filter(({ file }) => existsSync(file))
    .map(({ path, file }) => ({ path, ...rendered(readFileSync(file, 'utf8')) }))
  return [...pages, ...rulePages(language)]
}

/**
 * Puts the help into `folder`, made anew only when its sources have changed since.
 * @returns how many pages there are
 */
export async function buildHelp(folder: string): Promise<number> {
  const kept = `${root}dist/help/${digestOfSources().slice(0, 16)}`
  if (!existsSync(kept)) {
    // Made beside and put in place at once: another build may be at work.
    mkdirSync(dirname(kept), { recursive: true })
    const making = mkdtempSync(`${root}dist/help/making-`)
    await write(making)
    for (const old of readdirSync(dirname(kept)).filter((name) => !name.startsWith('making-'))) {
      rmSync(join(dirname(kept), old), { recursive: true, force: true })
    }
    try {
      renameSync(making, kept)
    } catch (error) {
      if (!existsSync(kept)) throw error
      rmSync(making, { recursive: true, force: true })
    }
  }
  rmSync(folder, { recursive: true, force: true })
  cpSync(kept, folder, { recursive: true })
  return readdirSync(folder, { recursive: true }).filter((path) => String(path).endsWith('.html'))
    .length
}

async function write(folder: string): Promise<void> {
  const style = readFileSync(`${here}style.css`, 'utf8')
  const script = await bundled()
  const names = { style: named('help', 'css', style), script: named('help', 'js', script) }
  put(folder, names.style, style)
  put(folder, names.script, script)
  for (const language of languages) {
    const pages = helpPages(language)
    const contents = pages.filter(({ path }) => [...written, 'rules/index'].includes(path))
    const frame: Frame = { language, contents, ...names }
    for (const page of pages) put(folder, `${language}/${page.path}.html`, framed(page, frame))
    put(folder, `${language}/search.json`, JSON.stringify(searched(pages)))
    const pictures = `${root}docs/images/help/${language}`
    if (existsSync(pictures))
      cpSync(pictures, `${folder}/${language}/images`, {
        recursive: true,
        filter: (path) => !path.endsWith('.txt'),
      })
  }
}

/** What is searched: the words, not the cells of the sheets. */
export const searched = (pages: readonly HelpPage[]): Searched[] =>
  pages.map(({ path, title, html }) => ({
    id: path,
    title,
    text: plain(html.replace(/<figure[\s\S]*?<\/figure>/g, '')),
  }))

async function bundled(): Promise<string> {
  const made = await build({
    configFile: false,
    root: here,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2022',
      rollupOptions: { input: `${here}client/help.ts` },
      modulePreload: false,
    },
  })
  const outputs = (Array.isArray(made) ? made : [made]).flatMap((one) =>
    'output' in one ? one.output : [],
  )
  const script = outputs.find((one) => one.type === 'chunk')
  if (script?.type !== 'chunk') throw new Error('the help’s script was not built')
  return script.code
}

/** A digest in the name: such files are kept by browsers for good. */
const named = (name: string, ending: string, text: string): string =>
  `${name}-${createHash('sha256').update(text).digest('base64url').replaceAll('-', '_').slice(0, 8)}.${ending}`

function put(folder: string, path: string, text: string): void {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

function digestOfSources(): string {
  const hash = createHash('sha256')
  for (const source of sources) {
    const files = readdirSync(`${root}${source}`, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
    for (const file of files) hash.update(file.slice(root.length)).update(readFileSync(file))
  }
  return hash.digest('hex')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? `${root}dist/pane/help`
  console.log(`${await buildHelp(folder)} pages of help in ${folder}`)
}
