// What people read stands in locales, in both languages; elsewhere are only words of sheets and of programs.
import ts from 'typescript'
import { expect, it } from 'vitest'
import { isTest, read, sources } from './files.ts'

/** Words by which sheets, plans and files are read and made, or names that a contract fixes. */
const wordsOfSheets = [
  'shared/amount/', // notations: 千円, 約, 以上
  'shared/text/', // eras, wards' names, look-alike characters
  'shared/sheet/', // headings, kinds of rows, marks
  'shared/plan/', // markers and headings of a plan's text
  'shared/model/',
  'shared/rules/', // 固定経費, その他 and the like, looked for on the sheet
  'shared/opinions/', // headings and decisions of a register
  'shared/tie-out/', // 経営課題, 算定見込額 and 円, looked for on a page
  'shared/workbook/', // names that tell a copy or last year's sheet; 、 between names
  'shared/schema/', // units, stages, the default policy
  'shared/files/xlsx/styles.ts', // Excel's own date formats
  'shared/writeback/plan.ts', // names of the sheets that are written
  'shared/writeback/sheets/', // names of ranges, and of years and figures in cells
  'worker/host/scale.ts', // headings of the sheet that is measured
  'worker/pack/index.ts', // the name of a pack's sheet
  'addin/workbook/', // names of the sheets, tables and ranges that are written
]
/** Units as values, and 、 and ・ between names. */
const unitOrMark = /^(円|千円|万円|百万円|億円|[、・])+$/
/** The name of a language is said in that language. */
const ownNames = ['日本語']

/** English for those who run the server, read a log or a schema, and for assistants: beside what it is about. */
const forPrograms = [
  'addin/manifest.ts',
  'addin/vite.config.ts',
  'shared/schema/',
  'worker/auth/authenticate.ts', // a header of RFC 6750
  'worker/backup.ts',
  'worker/client/',
  'worker/command-line/mcp-tools.ts',
  'worker/host/',
  'worker/mcp/',
  'worker/metrics.ts',
  'worker/receipts/keys.ts',
  'worker/serve.ts',
]

const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u
const japaneseSentence = /。|ください|ません|ました|です$|ます$/
/** A capital and at least two more words with a space between each. */
const englishSentence = /^[A-Z][a-z’]+,? [^\s]+ [a-z]/

const englishWords = /[a-z]+ [a-z]+ [a-z]+/

const within = (path: string, places: readonly string[]): boolean =>
  places.some((place) => path.startsWith(place))

/** Texts of a source file: literals, templates and what stands between JSX tags. */
function textsOf(path: string): string[] {
  const texts: string[] = []
  const file = ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true)
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return
    // An error that is thrown is for whoever mends it.
    if (ts.isNewExpression(node) && /(Error|Exception)$/.test(node.expression.getText(file))) return
    // So is the name of something that was kept and cannot be read back.
    if (ts.isCallExpression(node) && /^stored\w*$/i.test(node.expression.getText(file))) return
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) texts.push(node.text)
    if (ts.isTemplateExpression(node)) {
      texts.push([node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join('…'))
    }
    if (ts.isJsxText(node)) texts.push(node.text.trim())
    ts.forEachChild(node, visit)
  }
  visit(file)
  return texts
}

const outside = sources.filter(
  (path) =>
    /^(shared|addin|worker)\/.*\.tsx?$/.test(path) &&
    !path.includes('/locales/') &&
    !/^\/\/ Made by /.test(read(path)) &&
    !path.startsWith('worker/testing/') &&
    !isTest(path),
)
const texts = outside.flatMap((path) => textsOf(path).map((text) => ({ path, text })))
const told = ({ path, text }: { path: string; text: string }): string => `${path}: ${text}`

it('keeps sentences in Japanese in locales', () => {
  const found = texts.filter(({ text }) => japanese.test(text) && japaneseSentence.test(text))
  expect(found.map(told)).toEqual([])
})

it('keeps other Japanese in locales too, but for words of sheets', () => {
  const found = texts.filter(
    ({ path, text }) =>
      japanese.test(text) &&
      !within(path, wordsOfSheets) &&
      !unitOrMark.test(text) &&
      !ownNames.includes(text) &&
      // Of the API's description, which names the written sheets and columns.
      !(within(path, forPrograms) && englishWords.test(text)),
  )
  expect(found.map(told)).toEqual([])
})

it('keeps sentences in English in locales', () => {
  const found = texts.filter(
    ({ path, text }) => englishSentence.test(text) && !within(path, forPrograms),
  )
  expect(found.map(told)).toEqual([])
})

it('finds a sentence where there is one', () => {
  expect(texts.length).toBeGreaterThan(5_000)
  expect(japaneseSentence.test('シートは変わっていません。')).toBe(true)
  expect(englishSentence.test('The sheet is unchanged.')).toBe(true)
  expect(within('shared/sheet/read.ts', wordsOfSheets)).toBe(true)
})

it('lists no place that is gone', () => {
  const gone = [...wordsOfSheets, ...forPrograms].filter(
    (place) => !sources.some((path) => path.startsWith(place)),
  )
  expect(gone).toEqual([])
})
