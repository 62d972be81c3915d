// Pages checked against their runs: what is right is let pass, and each fault is found at its place.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inputOfPage } from '../../test/fixtures/page-input.ts'
import { publishedInput, publishedText } from '../../test/fixtures/published-page.ts'
import { createDocument, renderDocument } from '../documents/index.ts'
import { readDocxText } from '../files/docx-text.ts'
import { textOfHtml } from '../files/html-text.ts'
import type { DocumentCheck } from '../schema/index.ts'
import { checkPage } from './index.ts'
import { readNumbers } from './numbers.ts'
import { unwrap } from './unwrap.ts'

const input = publishedInput()
const faults = ({ numbers, names }: DocumentCheck) => [
  ...numbers.filter(({ verdict }) => verdict === 'differs'),
  ...names.filter(({ verdict }) => verdict !== 'equal'),
]
/** The one fault of the published text with a change in it. */
const found = (from: string, to: string) => {
  expect(publishedText).toContain(from)
  const [fault, ...more] = faults(checkPage(publishedText.replace(from, to), input))
  expect(more, `${from} → ${to}`).toEqual([])
  return fault
}
const page = (name: string) =>
  readFileSync(new URL(`../../test/fixtures/pages/${name}`, import.meta.url), 'utf8')
const others = [
  { name: '庁舎', amount: 51_700, exclusion: '固定経費' },
  { name: 'その他', amount: 20_000 },
]
const pages = [
  { name: 'numbered.txt', others },
  { name: 'boxes.txt', others: [] },
  { name: 'table.md', others: [] },
]

describe('without a fault', () => {
  it('is the published text: every number has its verdict', () => {
    const check = checkPage(publishedText, input)
    expect(faults(check)).toEqual([])
    expect(check.counts).toEqual({
      ...{ equal: 15, restated: 0, differs: 0, notAFigure: 9, noSource: 0, names: 0 },
    })
    const digits = publishedText.match(/[0-9①-⑳]/g)?.length
    const covered = check.numbers.map(({ text }) => text.match(/[0-9①-⑳]/g)?.length ?? 0)
    expect(covered.reduce((sum, count) => sum + count, 0)).toBe(digits)
  })

  it.each(pages)('is $name, a plan in another manner', ({ name, others: more }) => {
    const text = page(name)
    const check = checkPage(text, inputOfPage(text, more))
    expect(faults(check)).toEqual([])
    expect(check.counts.noSource).toBe(0)
    expect(check.counts.equal).toBeGreaterThan(3)
  })

  it.each(['html', 'docx', 'md', 'text'] as const)(
    'is the page made from the run as %s',
    (form) => {
      for (const kind of ['plan', 'items', 'share'] as const) {
        const { body } = renderDocument(createDocument(input, kind), form)
        const read = typeof body === 'string' ? null : readDocxText(body)
        const text = read
          ? read.ok
            ? read.text
            : ''
          : form === 'html'
            ? textOfHtml(String(body))
            : body
        const check = checkPage(String(text), input)
        expect(check.counts.equal).toBeGreaterThan(4)
        expect(faults(check)).toEqual([])
      }
    },
  )
})

describe('a number', () => {
  it('is told why it differs, and what it should be', () => {
    const cases = [
      ['20,852千円', '28,052千円', 'transposed'],
      ['20,852千円', '208,520千円', 'tenfold'],
      ['20,852千円', '20,852円', 'unit'],
      ['20,852千円', '△20,852千円', 'sign'],
      ['20,852千円', '20,853千円', 'digit'],
      ['20,852千円', '1,790千円', 'otherFigure'],
      ['20,852千円', '- 円', 'missing'],
      ['【算定見込額 20,852千円】', '', 'missing'],
      ['284,322千円', '284,223千円', 'transposed'],
      ['- 円', '100千円', 'none'],
      ['50.7%', '50.8%', 'digit'],
      ['経営課題4', '経営課題3', 'heading'],
      ['全14地域', '全24地域', 'planText'],
      ['(①+②)', '(①+③)', 'mark'],
    ] as const
    for (const [from, to, reason] of cases) expect(found(from, to)).toMatchObject({ reason })
    expect(found('20,852千円', '28,052千円')).toMatchObject({
      ...{ figure: 'items.2-1-1', cells: ['D6'], expected: '20,852千円' },
    })
  })

  it('is unrounded where the ward rounds the other way', () => {
    const share = { ...input.report.totals.share, numerator: 77_870_001, value: '50.8' }
    const report = { ...input.report, totals: { ...input.report.totals, share } }
    const [fault] = faults(checkPage(publishedText, { ...input, report }))
    expect(fault).toMatchObject({ text: '50.7%', reason: 'unrounded', expected: '50.8%' })
  })

  it('is last year’s where last year’s run says so', () => {
    const previous = {
      ...input,
      lines: input.lines.map((line) => (line.cell === 'D6' ? { ...line, yen: 19_000_000 } : line)),
    }
    const text = publishedText.replace('20,852千円', '19,000千円')
    const [fault] = faults(checkPage(text, input, { previous }))
    expect(fault).toMatchObject({ reason: 'lastYear', expected: '20,852千円' })
  })

  it('may restate a figure in another unit, rounded or floored', () => {
    const cases = [
      ['20,852,000円', 'unit'],
      ['2,085.2万円', 'unit'],
      ['21百万円', 'rounded'],
      ['20百万円', 'floored'],
    ] as const
    for (const [text, reason] of cases) {
      const { numbers, counts } = checkPage(publishedText.replace('20,852千円', text), input)
      expect(counts).toMatchObject({ differs: 0, restated: 1 })
      expect(numbers.find(({ verdict }) => verdict === 'restated')).toMatchObject({ text, reason })
    }
  })

  it('without a source is said to have none, and what may have been meant', () => {
    const text = `${publishedText}\n\n特別に 77,777千円 と 2,085,200千円 を計上した。A4で3部、5/12、10:30、第2章。`
    const check = checkPage(text, input)
    expect(
      check.numbers.slice(-9).map(({ text: own, verdict, reason }) => [own, verdict, reason]),
    ).toEqual([
      ['77,777千円', 'noSource', undefined],
      ['2,085,200千円', 'noSource', 'near'],
      ['4', 'notAFigure', 'code'],
      ['3', 'notAFigure', 'count'],
      ['5', 'notAFigure', 'date'],
      ['12', 'notAFigure', 'date'],
      ['10', 'notAFigure', 'date'],
      ['30', 'notAFigure', 'date'],
      ['2', 'notAFigure', 'heading'],
    ])
  })

  it('is read whole, with its sign and its unit, wherever it stands', () => {
    const text = '△1,234千円と12億442万9千円、５０．７％、①、3,000'
    expect(readNumbers(text).map((number) => [number.text, number.yen])).toEqual([
      ['△1,234千円', -1_234_000],
      ['12億442万9千円', 1_204_429_000],
      ['５０．７％', null],
      ['①', null],
      ['3,000', null],
    ])
  })
})

describe('text pasted from a PDF', () => {
  const page = String(renderDocument(createDocument(input, 'plan'), 'text').body)
  const broken = (text: string, width: number): string =>
    text
      .split('\n')
      .map((line) => line.match(new RegExp(`.{1,${width}}`, 'gu'))?.join('\n') ?? '')
      .join('\n')

  it.each([25, 30, 36, 40, 44, 50, 60])('broken after %i characters has no fault', (width) => {
    const text = broken(page, width)
    expect(text).not.toBe(page)
    const check = checkPage(text, input)
    expect(faults(check)).toEqual([])
    expect(check.text).toBe(text)
  })

  it('with full-width spaces has none either', () => {
    expect(faults(checkPage(broken(page.replaceAll(' ', '\u3000'), 36), input))).toEqual([])
  })

  it('names what differs where it stands, over the break', () => {
    const text = broken(page.replace('20,852千円', '20,952千円'), 30)
    expect(text).toContain('20,9\n52千円')
    expect(faults(checkPage(text, input))).toMatchObject([
      { text: '20,9\n52千円', verdict: 'differs', expected: '20,852千円', cells: ['D6'] },
    ])
  })

  it('is not put together where only one line happens to be the longest', () => {
    const lines = 'あ'.repeat(40)
    expect(unwrap(`${lines}\n12\nい`).text).toBe(`${lines}\n12\nい`)
  })
})

describe('a page in English', () => {
  const english = (kind: 'plan' | 'share' | 'items') =>
    String(renderDocument(createDocument({ ...input, language: 'en' }, kind), 'text').body)

  it.each(['plan', 'share', 'items'] as const)('%s has no fault as it was made', (kind) => {
    const text = english(kind)
    const check = checkPage(text, input)
    expect(faults(check)).toEqual([])
    expect(check.text).toBe(text)
    expect(check.counts.equal + check.counts.restated).toBeGreaterThan(4)
  })

  it('names a digit, a name and a heading’s number that differ, as they stand there', () => {
    const changed = (from: string, to: string) =>
      faults(checkPage(english('plan').replace(from, to), input))
    expect(changed('¥20,852,000', '¥20,852,001')).toMatchObject([
      { text: '¥20,852,001', verdict: 'differs', cells: ['D6'] },
    ])
    expect(changed('¥3,913,000', '¥39,130,000')).toMatchObject([{ reason: 'tenfold' }])
    expect(changed('[estimate: none]', '[estimate: ¥5,000]')).toMatchObject([{ text: '¥5,000' }])
    expect(changed('Management issue 3', 'Management issue 8')).toMatchObject([{ expected: '3' }])
    expect(changed('地域の防災力向上', '地域の防火力向上')).toMatchObject([{ verdict: 'renamed' }])
  })
})

describe('a name', () => {
  it('is told what became of it', () => {
    const cases = [
      ['☆ 自律した地域運営の支援', '自律した地域運営の支援', 'unmarked'],
      ['○ 地域の防災力向上', '地域の防災力向上', 'unmarked'],
      ['☆ 区や地域の特性', '○ 区や地域の特性', 'level'],
      ['○ 区政会議の運営', '☆ 区政会議の運営', 'level'],
      ['地域の防災力向上', '地域の防火力向上', 'renamed'],
      ['大きな公共を担う', '大きな公園を担う', 'renamed'],
    ] as const
    for (const [from, to, verdict] of cases) expect(found(from, to)).toMatchObject({ verdict })
  })

  it('is missing where its lines are gone, and extra where the plan has none', () => {
    const gone = publishedText.replace(/#### ○ 区政会議の運営[^#]*/, '')
    expect(faults(checkPage(gone, input))).toMatchObject([
      { verdict: 'missing', expected: '○ 区政会議の運営' },
    ])
    const more = publishedText.replace('## 経営課題4', '### ○ 新しい取組\n\n## 経営課題4')
    expect(faults(checkPage(more, input))).toMatchObject([{ verdict: 'extra', text: '新しい取組' }])
  })

  it('is moved where it stands under another issue', () => {
    const item = '### ○ 街頭での安全・安心なまちづくり(算定見込額 4,799千円)\n'
    const without = publishedText.replace(item, '')
    const moved = without.replace(
      '### ☆ 区役所の情報発信機能の強化',
      `${item}\n### ☆ 区役所の情報発信機能の強化`,
    )
    const verdicts = faults(checkPage(moved, input)).map(({ verdict, text }) => [verdict, text])
    expect(verdicts).toContainEqual(['moved', '街頭での安全・安心なまちづくり'])
  })
})
