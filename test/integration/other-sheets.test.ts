// The sheets beside the one that is validated: read through the real library, few requests, honestly.
import { expect, test } from 'vitest'
import { assess } from '../../shared/assess.ts'
import { defaultPolicy } from '../../shared/schema/index.ts'
import { otherSheets } from '../../shared/workbook/index.ts'
import type { WorkbookDescription } from '../excel/index.ts'
import { type Opened, openPort, openPortQuickly, prepare, take } from './open.ts'

type Sheet = WorkbookDescription['sheets'][number]

const section = (name: string, lines = 2, more: Partial<Sheet> = {}): Sheet => ({
  name,
  rows: [
    ['事業名', '予算額(千円)', '反映区分'],
    ...Array.from({ length: lines }, (_, n) => [`${name}の事業${n + 1}`, 100 + n, '①']),
  ],
  ...more,
})

async function readAll({ port }: Opened, sheet = '予算') {
  const { snapshot } = take(await port.readSheet({ sheet }))
  const others = take(await port.readOtherSheets({ sheet }))
  const found = otherSheets({ name: sheet, hidden: false, snapshot }, others)
  const report = assess(snapshot, null, defaultPolicy, { otherSheets: found })
  return { others, found, report }
}

test('a second budget sheet keeps the share provisional and is named, hidden ones too', async () => {
  const opened = await openPortQuickly({
    sheets: [
      section('予算'),
      section('福祉課'),
      section('防災課', 2, { visibility: 'Hidden' }),
      section('旧', 3, { visibility: 'VeryHidden' }),
      {
        name: '内線表',
        rows: [
          ['職員名', '内線'],
          ['山田', 3101],
          ['佐藤', 3510],
        ],
      },
    ],
  })
  const { found, report } = await readAll(opened)
  expect(found.map(({ sheet, hidden, holds, yen }) => [sheet, hidden, holds, yen])).toEqual([
    ['福祉課', false, 'budget', 201_000],
    ['防災課', true, 'budget', 201_000],
    ['旧', true, 'budget', 303_000],
    ['内線表', false, 'noBudget', 0],
  ])
  expect(report.totals.share.status).toBe('provisional')
})

test('one sheet takes three requests, twenty of 300 lines two more', async () => {
  const alone = await openPortQuickly({ sheets: [section('予算', 300)] })
  take(await alone.port.listSheets())
  alone.host.resetCounters()
  expect((await readAll(alone)).others).toEqual([])
  expect(alone.host.counters.syncs).toBeLessThanOrEqual(3)

  const twenty = Array.from({ length: 19 }, (_, n) => section(`課${n + 1}`, 300))
  const opened = await openPortQuickly({ sheets: [section('予算', 300), ...twenty] })
  take(await opened.port.listSheets())
  opened.host.resetCounters()
  const { found } = await readAll(opened)
  expect(found).toHaveLength(19)
  expect(found.every(({ holds }) => holds === 'budget')).toBe(true)
  expect(opened.host.counters.syncs).toBeLessThanOrEqual(5)
}, 60_000)

test('a sheet with a stray cell at its end is read as without it, as are the others', async () => {
  const opened = await openPortQuickly({
    sheets: [
      section('予算'),
      { ...section('防災課'), cells: { XFD1048576: 1 } },
      section('福祉課'),
    ],
  })
  const { found, report } = await readAll(opened)
  expect(found.map(({ sheet, holds }) => [sheet, holds])).toEqual([
    ['防災課', 'budget'],
    ['福祉課', 'budget'],
  ])
  expect(report.findings.map(({ message }) => message.ja).join()).toContain('防災課')
})

test('the unit of a number format counts on another sheet as on the one that is read', async () => {
  const opened = await openPortQuickly({
    sheets: [
      section('予算'),
      {
        name: '福祉課',
        rows: [
          ['事業名', '予算額'],
          ['見守り事業', 100],
          ['訓練事業', 50],
        ],
        formats: [{ range: 'B2:B3', numberFormat: '#,##0"千円"' }],
      },
    ],
  })
  expect((await readAll(opened)).found).toMatchObject([{ holds: 'budget', yen: 150_000 }])
})

test('what Hanei wrote is left out, and a sheet that came since is not', async () => {
  const opened = await openPort({ sheets: [section('予算')] })
  take(await opened.port.writeBack(await prepare(opened.port)))
  expect((await readAll(opened)).others).toEqual([])
  const { Excel } = opened
  await Excel.run(async (context) => {
    const added = context.workbook.worksheets.add('福祉課')
    added.getRange('A1:C2').values = [
      ['事業名', '予算額(千円)', '反映区分'],
      ['見守り事業', 100, '①'],
    ]
    await context.sync()
  })
  const others = take(await opened.port.readOtherSheets({ sheet: '予算' }))
  expect(others.map(({ name }) => name)).toEqual(['福祉課'])
}, 60_000)
