// Pages of the reference run: the published text again, and every form read back.
import { strFromU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { publishedInput, publishedPlan, publishedText } from '../../test/fixtures/published-page.ts'
import { assess } from '../assess.ts'
import { readDocxText } from '../files/docx-text.ts'
import { textOfHtml } from '../files/html-text.ts'
import { openZip, readCsv } from '../files/index.ts'
import { parsePlanText } from '../plan/index.ts'
import {
  type DocumentFormat,
  defaultPolicy,
  documentTemplateSchema,
  type Plan,
} from '../schema/index.ts'
import { createDocument, type DocumentInput, renderDocument } from './index.ts'

const input = publishedInput()
const render = (format: DocumentFormat, kind: 'plan' | 'share' | 'items' = 'plan', own = input) =>
  renderDocument(createDocument(own, kind), format).body
const textIn = (format: DocumentFormat, own = input): string => {
  const body = render(format, 'plan', own)
  if (typeof body === 'string') return format === 'html' ? textOfHtml(body) : body
  const read = readDocxText(body)
  return read.ok ? read.text : ''
}

/** What docs/documents.md names as the differences: marks of layout, the form of brackets, a lost number. */
const published = (text: string): string[] =>
  text
    .replace(/(?<=経営課題\d)\n+#? ?(?=\S)/g, ' ')
    .replace(/^# (?=安全・安心なまちづくり)/m, '経営課題3 ')
    .replace(/<\/?sup>|\*\*/g, '')
    .replace(/\((算定見込額[^()]*)\)/g, '【$1】')
    .replace(/\n+(?=【算定見込額)/g, '')
    .split('\n')
    .map((line) => line.replace(/^[#\-\s]+/, '').replace(/[\s\u3000]/g, ''))
    .filter((line) => line !== '')

describe('the published text', () => {
  it.each(['text', 'md', 'docx'] as const)(
    'comes back from its plan and its sheet as %s',
    (format) => {
      const [title, ...lines] = published(textIn(format))
      expect(title).toBe('住之江区令和8年度運営方針')
      expect(lines).toEqual(published(publishedText))
    },
  )

  it('comes back as HTML, with the sources of its figures below it', () => {
    const lines = published(textIn('html'))
    const text = published(publishedText)
    expect(lines.slice(1, text.length + 1)).toEqual(text)
    expect(lines[text.length + 1]).toBe('この資料の数値の出所')
  })

  it.each(['text', 'md', 'docx', 'html'] as const)(
    'is read back from %s as the same plan',
    (format) => {
      const { plan } = parsePlanText(textIn(format), { ward: 'suminoe', fiscalYear: 2026 })
      expect(plan).toEqual(publishedPlan())
    },
  )

  it('has a template of the ward’s own, and the usual words without one', () => {
    const { template: _, ...usual } = input
    expect(textIn('text', usual)).toContain(input.report.statement.ja)
    const own = documentTemplateSchema.parse({ issue: '課題{no}', amount: '({amount})' })
    const text = textIn('text', { ...input, template: own })
    expect(text).toContain('課題2 大きな公共')
    expect(text).toContain('○ 区政会議の運営(535千円)')
  })

  it('refuses a template that would hide a figure or names one that is not there', () => {
    const faults = (template: object) =>
      documentTemplateSchema
        .safeParse(template)
        .error?.issues.map(({ path, message }) => [path.join('/'), message])
    expect(faults({ amount: '【算定見込額】' })).toEqual([['amount', 'must hold {amount}']])
    expect(faults({ share: { sentence: '{shar}です' } })?.map(([path]) => path)).toEqual([
      'share/sentence',
      'share/sentence',
    ])
  })
})

describe('figures', () => {
  it('carry value, cells, run and receipt in the markup, and the same for programs', () => {
    const html = String(render('html'))
    expect(html).toContain(
      'data-figure="items.2-1-1" data-yen="20852000" data-cells="D6" data-run="01ARZ3NDEKTSV4RRFFQ69G5FAV" data-receipt="#hanei">20,852千円</a>',
    )
    const json = /<script type="application\/json" id="hanei">(.*?)<\/script>/.exec(html)?.[1] ?? ''
    const data = JSON.parse(json)
    expect(data.run.receipt).toBe('e30.e30.e30')
    const share = data.figures.find((figure: { id: string }) => figure.id === 'share')
    expect(share).toMatchObject({ percent: '50.7' })
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(targets.length).toBeGreaterThan(15)
    for (const id of targets) expect(html).toContain(`id="${id}"`)
  })

  it('say what is not entered, and never 0 or - for it', () => {
    const plan = publishedPlan()
    plan.issues[0]!.strategies[0]!.initiatives.push({ id: 'new', title: '表にない取組' })
    const text = textIn('text', { ...input, plan })
    expect(text).toContain('○ 表にない取組【算定見込額 未記入】')
  })

  it('begin with 暫定 while the share can change', () => {
    const share = { ...input.report.totals.share, status: 'provisional' as const }
    const report = { ...input.report, totals: { ...input.report.totals, share } }
    const own = { ...input, report }
    expect(textIn('text', own)).toContain('【暫定】')
    expect(textIn('html', own)).toContain('暫定: 数値は確定していません。')
  })
})

describe('forms', () => {
  it('hold any text without taking it for marks', () => {
    const title = '<b>A&B</b> *強い* [x](y) "引用" \\d_1'
    const own = hostile(title)
    expect(String(render('html', 'plan', own))).not.toContain('<b>')
    for (const format of ['html', 'docx', 'text'] as const)
      expect(textIn(format, own)).toContain(title)
    const { plan } = parsePlanText(textIn('md', own))
    expect(plan.issues[0]?.strategies[0]?.title).toBe(`${title}【算定見込額 未記入】`)
  })

  it('are the same bytes for the same run', () => {
    for (const format of ['docx', 'datapackage', 'html'] as const)
      expect(render(format)).toEqual(render(format))
  })

  it('list items as open data that gives the same figures again', () => {
    const csv = new TextEncoder().encode(String(render('csv', 'items')))
    expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const read = readCsv(csv)
    const snapshot = read.ok ? read.sheets[0]!.snapshot : undefined
    const { totals } = assess(snapshot!, publishedPlan(), defaultPolicy)
    expect(totals.share.value).toBe('50.7')
    expect(totals.total).toBe(284_322_000)
  })

  it('describe open data by a data package that its rows keep to', () => {
    const opened = openZip(render('datapackage', 'items') as Uint8Array)
    const part = (name: string) => {
      const found = opened.ok ? opened.zip.read(name) : null
      return found?.ok ? strFromU8(found.bytes) : ''
    }
    const [resource] = JSON.parse(part('datapackage.json')).resources
    const csv = part('items.csv')
    // The decoder takes the byte order mark off.
    expect(`\ufeff${csv}`).toBe(render('csv', 'items'))
    const names = resource.schema.fields.map(({ name }: { name: string }) => name)
    expect(csv.split('\r\n')[0]?.split(',')).toEqual(names)
    expect(resource.bytes).toBe(new TextEncoder().encode(csv).length + 3)
  })

  it('give the items with their sum in every form', () => {
    for (const format of ['html', 'md', 'text'] as const)
      expect(String(render(format, 'items'))).toContain('284,322')
    const rows = textOfHtml(String(render('html', 'items'))).split('\n')
    expect(rows.find((row) => row.includes('区政会議の運営'))).toContain('535')
  })
})

function hostile(title: string): DocumentInput {
  const plan: Plan = {
    ...publishedPlan(),
    issues: [{ no: 1, title: '課題', strategies: [{ title, estimate: null, initiatives: [] }] }],
  }
  return { ...input, plan }
}
