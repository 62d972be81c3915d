// Words and manner: Japanese as a ward writes it, one English word for one thing.
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { files, read } from '../house/files.ts'
import { faultsOf } from './textlint.ts'

const pages = files.filter((path) =>
  /^(README\.ja\.md|docs\/.*\.ja\.md|docs\/help\/ja\/.*\.md)$/.test(path),
)
const catalogues = files.filter((path) => /\/locales\/ja[^/]*\.ts$/.test(path))
const sentence = /。/

/** The sentences of a catalogue, each placeholder as 〇. */
function sentencesOf(path: string): string[] {
  const found: string[] = []
  const file = ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true)
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) found.push(node.text)
    if (ts.isTemplateExpression(node)) {
      found.push(
        [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('〇'),
      )
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found.map((text) => text.replace(/\{[^}]*\}/g, '〇')).filter((text) => sentence.test(text))
}

describe('Japanese pages', () => {
  it.each(pages)('%s', async (path) => {
    // Links and comments are no words.
    const text = read(path).replace(/<!--[^>]*-->/g, '')
    expect(await faultsOf(text, 'page')).toEqual([])
  })
})

describe('Japanese messages', () => {
  it.each(catalogues)('%s', async (path) => {
    const found: string[] = []
    for (const text of new Set(sentencesOf(path))) found.push(...(await faultsOf(text, 'message')))
    expect(found).toEqual([])
  })

  it('are all of them', () => {
    expect(pages.length).toBeGreaterThan(15)
    expect(catalogues.flatMap(sentencesOf).length).toBeGreaterThan(400)
  })
})

it('finds what is not written so', async () => {
  const said = async (text: string) => (await faultsOf(text, 'page')).join('\n')
  expect(await said('サーバにはすべてのデータがあります。')).toMatch(/サーバー[\s\S]*全て/)
  expect(await said('シートを開きます。これは誤りである。')).toMatch(/である/)
  expect(await said('金額が読めれます。食べれる額です。')).toMatch(/ら抜き/)
})

describe('English', () => {
  /** One word for one thing, and one dialect. */
  const words: [RegExp, string][] = [
    [/\bworksheets?\b/i, 'sheet'],
    [/\btask ?panes?\b/i, 'pane'],
    [/\badd-?ons?\b/i, 'add-in'],
    [/\bcolors?\b/i, 'colour'],
    [/\bservice provider\b/i, 'server'],
    [/\b(analyz|organiz|recogniz|summariz)\w+/i, '-ise'],
    [/\bfiscal-year\b/i, 'fiscal year'],
    [/\breflection (rate|ratio)\b/i, 'share'],
    [/\bdisclaimer\b/i, 'note'],
  ]
  const texts = files.filter((path) =>
    /^(docs\/help\/en\/.*\.md|README\.md|.*\/locales\/en[^/]*\.ts)$/.test(path),
  )

  it.each(texts)('%s', (path) => {
    const prose = read(path)
      .replace(/^```[\s\S]*?^```$/gm, '')
      .replace(/`[^`\n]*`|\]\([^)]*\)|^import .*$/gm, '')
    const found = words.flatMap(([pattern, word]) => {
      const hit = pattern.exec(prose)
      return hit ? [`${hit[0]}: ${word}`] : []
    })
    expect(found).toEqual([])
  })
})
