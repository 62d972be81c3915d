// The help is whole: every rule and message has its place in both languages, and every link leads somewhere.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ja as clientProblems } from '../../addin/client/locales/ja.ts'
import { ja as paneWords } from '../../addin/taskpane/locales/ja.ts'
import { helpOf } from '../../addin/taskpane/parts/help-places.ts'
import { places } from '../../addin/taskpane/state/pane.ts'
import { ja as excelProblems } from '../../addin/workbook/locales/ja.ts'
import { rules } from '../../shared/rules/index.ts'
import type { Language } from '../../shared/schema/index.ts'
import { helpPages, searched } from './build.ts'
import { excerpt, indexOf } from './client/search.ts'
import { wordsOf } from './client/words.ts'
import { sectionsOf } from './guide.ts'
import { languages } from './locales.ts'
import { framed } from './page.ts'
import { keptWords, picturesFolder } from './pictures.ts'
import { happenedOf } from './published.ts'

const pages = Object.fromEntries(
  languages.map((language) => [language, helpPages(language)]),
) as Record<Language, ReturnType<typeof helpPages>>
const page = (language: Language, path: string) =>
  pages[language].find((one) => one.path === path)?.html ?? ''
const idsOf = (html: string): string[] => [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!)

describe.each(languages)('the help in %s', (language) => {
  const addresses = new Map(
    pages[language].map((one) => [`${one.path}.html`, new Set(idsOf(one.html))]),
  )

  it('has a page for every rule, with two sheets, a message and what to do', () => {
    for (const { code } of rules) {
      const html = page(language, `rules/${code}`)
      expect(html.match(/<figure class="sheet is-(fires|not)"/g)?.length, code).toBeGreaterThan(1)
      for (const id of ['said', 'todo']) expect(html, code).toContain(`id="${id}"`)
    }
  })

  it('has a place for every message of the pane', () => {
    const codes = [...Object.keys(excelProblems), ...Object.keys(clientProblems)]
    const places = addresses.get('problems.html')
    expect(codes.filter((code) => !places?.has(code))).toEqual([])
  })

  it('has no link that leads nowhere', () => {
    const dead: string[] = []
    for (const { path, html } of pages[language]) {
      for (const [, href = ''] of html.matchAll(/ href="([^"]+)"/g)) {
        if (/^https?:|^\.\.\/\.\.\/(docs|openapi\.json)$/.test(href)) continue
        const [file = '', anchor] = href.split('#')
        const to = file === '' ? `${path}.html` : posix.join(posix.dirname(path), file)
        const ids = addresses.get(to)
        if (!ids || (anchor !== undefined && !ids.has(anchor))) dead.push(`${path}: ${href}`)
      }
    }
    expect(dead).toEqual([])
  })

  it('has each anchor once', () => {
    for (const { path, html } of pages[language]) {
      expect(idsOf(html), path).toEqual([...new Set(idsOf(html))])
    }
  })

  it('asks nobody else for anything', () => {
    const names = { style: 'help.css', script: 'help.js' }
    for (const one of pages[language]) {
      const html = framed(one, { language, contents: pages[language], ...names })
      expect(html).not.toMatch(/(src|href)="(https?:)?\/\/[^"]*\.(js|css|woff2?|png)/)
      expect(html).not.toMatch(/<script(?! type="module" src="[./]*help\.js")|style=|onclick/)
    }
    expect(readFileSync('test/help/style.css', 'utf8')).not.toMatch(/url\(|@import/)
  })
})

describe('what leads into the help', () => {
  const anchors = new Map<string, Set<string>>(
    pages.ja.map(({ path, html }) => [`${path}.html`, new Set(idsOf(html))]),
  )
  const exists = (place: string) => {
    const [file = '', anchor] = place.split('#')
    return anchors.has(file) && (anchor === undefined || anchors.get(file)?.has(anchor))
  }

  it('？ of every place of the pane finds its paragraph', () => {
    expect(places.filter((place) => !exists(helpOf[place]))).toEqual([])
  })

  it('the terms that explain themselves have their place among the words', () => {
    const terms = Object.keys(paneWords.terms)
    expect(terms.filter((name) => !exists(`words.html#${name}`))).toEqual([])
  })

  it('the manifest’s links find a page', () => {
    const manifest = readFileSync('manifest.xml', 'utf8')
    const links = [...manifest.matchAll(/"https:[^"]*\/help(?:\/(?:ja|en)\/([^"]+))?"/g)]
    expect(links.length).toBe(3)
    for (const [, place = 'index'] of links) expect(exists(`${place}.html`), place).toBe(true)
  })
})

describe('the guides', () => {
  const shape = (language: Language) =>
    sectionsOf([language]).map(({ page: of, section: { id, sample, roles, steps } }) => [
      ...[of, id, sample, roles],
      steps.map((step) => step.do),
    ])

  it('have steps of the same kind in both languages', () => {
    expect(shape('en')).toEqual(shape('ja'))
    expect(shape('ja').length).toBeGreaterThan(10)
  })

  it('have every picture they show, and no other; all of them take less than 3 MB', () => {
    let size = 0
    for (const language of languages) {
      const shown = pages[language].flatMap(({ html }) =>
        [...html.matchAll(/<img src="images\/([^"]+)"/g)].map(([, file]) => file!),
      )
      const all = readdirSync(`${picturesFolder}${language}`)
      const kept = all.filter((file) => file.endsWith('.png'))
      expect(kept.sort()).toEqual([...new Set(shown)].sort())
      for (const file of kept) expect(keptWords(language, file)).toContain('tablist')
      for (const file of kept) size += statSync(`${picturesFolder}${language}/${file}`).size
    }
    expect(size).toBeLessThan(3_000_000)
  })
})

it('has the same pages and anchors in both languages', () => {
  const shape = (language: Language) =>
    pages[language].map(({ path, html }) => [path, idsOf(html)] as const)
  expect(shape('en')).toEqual(shape('ja'))
})

it('leaves no heading of the Japanese pages without an anchor', () => {
  const bare = pages.ja.flatMap(({ path, headings }) =>
    headings
      .filter(({ id, depth }) => depth > 1 && id === '')
      .map(({ text }) => `${path}: ${text}`),
  )
  expect(bare).toEqual([])
})

describe('searching', () => {
  const index = (language: Language) => indexOf(searched(pages[language]))
  const first = (language: Language, words: string) => index(language).search(words)[0]?.id

  it('cuts Japanese into pairs and other words at their ends', () => {
    expect(wordsOf('反映割合は50.7%')).toEqual(['反映', '映割', '割合', '合は', '50', '7'])
    expect(wordsOf('ＳＵＭの範囲')).toEqual(['sum', 'の範', '範囲'])
  })

  it('finds what a clerk types', () => {
    expect(first('ja', '文字列の数値')).toBe('rules/structure/number-as-text')
    expect(first('ja', '二重の除外')).toBe('rules/classification/excluded-twice')
    expect(first('ja', '接続キー')).toBe('problems')
    expect(first('en', 'hidden column')).toBe('rules/structure/hidden-column')
    expect(index('ja').search('竜宮城')).toEqual([])
  })

  it('shows the words where they stand', () => {
    const text = `${'あ'.repeat(100)}区政会議の意見${'い'.repeat(100)}`
    expect(excerpt(text, '区政会議')).toContain('区政会議の意見')
  })
})

describe('what was published of mistakes', () => {
  it.each(happenedOf)('$code would have been reported: $what', ({ code, reported, others }) => {
    expect(reported()).toBe(true)
    expect(others()).toBe(false)
    for (const language of languages) {
      expect(page(language, `rules/${code}`)).toContain('id="happened"')
    }
  })
})
