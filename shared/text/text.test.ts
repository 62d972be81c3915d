import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePlanText } from '../plan/index.ts'
import {
  asSheetText,
  createFolder,
  departmentPart,
  fiscalYear,
  fiscalYears,
  fold,
  isFormulaLike,
  nearest,
  similarity,
} from './index.ts'

const planText = readFileSync(
  new URL('../../test/fixtures/plans/suminoe-plan.md', import.meta.url),
  'utf8',
)
const strategies = parsePlanText(planText).plan.issues.flatMap((issue) => issue.strategies)
const titles = strategies.flatMap((s) => [s.title, ...s.initiatives.map((i) => i.title)])

describe('fold', () => {
  it('takes a long run of dashes in one pass', () => {
    // A second look into the growing text would copy all of it for each character.
    for (let i = 0; i < 200; i++)
      expect(fold('ー'.repeat(50_000 + i))).toBe(fold('ー'.repeat(50_000)))
  })
  it.each([
    ['土 地', '土地'],
    ['歳　出　合　計', '歳出合計'],
    ['⺠⽣費', '民生費'],
    ['〇 広報の充実', '○広報の充実'],
    ['☆ 自律した地域運営の支援', '★自律した地域運営の支援'],
    ['ＬＩＮＥを活用', 'LINEを活用'],
    ['サ-ビス', 'サービス'],
    ['ｻｰﾋﾞｽ', 'サービス'],
    ['コ―ディネ－ト', 'コーディネート'],
    ['令和3－4年度', '令和3—4年度'],
    ['1 義務的経費等', '義務的経費等'],
    ['1-1-1 地域運営', '地域運営'],
    ['1-1-1地域運営', '地域運営'],
    ['1-2 区政', '区政'],
    ['1 区民生活', '区民生活'],
    ['3．広報', '広報'],
    ['(2) 広報', '広報'],
    ['・見守り', '見守り'],
    ['安全･安心', '安全・安心'],
    ['区政\u200b会議', '区政会議'],
    ['事業（新規）', '事業(新規)'],
  ])('%s is %s', (a, b) => {
    expect(fold(a)).toBe(fold(b))
  })
  it.each([
    ['①', '1'],
    ['①反映', '反映'],
    ['35人学級', '人学級'],
    ['2目', '目'],
    ['3-5歳児保育', '0-2歳児保育'],
    ['3 歳児健診', '1 歳児健診'],
    ['1、2歳児', '2歳児'],
    ['24:00までの開館', '20:00までの開館'],
    ['10.5倍', '倍'],
    ['髙島', '高島'],
    ['ハート', 'ハ-ト'.replace('ト', '1')],
    ['第1期', '第2期'],
  ])('%s stays apart from %s', (a, b) => {
    expect(fold(a)).not.toBe(fold(b))
  })
  it('keeps ① to ⑳ and a lone marker', () => {
    for (const mark of '①②⑩⑳○×-') expect(fold(mark)).toBe(mark)
  })
  it('changes nothing the second time, whatever the text', () => {
    const texts = fc.array(fc.constantFrom(...'☆○・-ーアかん地1(). 　①※', 'サ', 'ﾞ'), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(
        texts.map((t) => t.join('')),
        (text) => {
          expect(fold(fold(text)).length).toBeLessThanOrEqual(fold(text).length)
          expect(createFolder()(text)).toBe(fold(text))
        },
      ),
    )
  })
})

it('folds the short way as the long way, which a character that is taken out again leads to', () => {
  const texts = fc.array(
    fc.constantFrom(...'地域防ァアヶんゔー・「」(案)[1.2:3)~\'"*aZ%/, ', '  ', '①', 'サ', '-'),
    { maxLength: 14 },
  )
  fc.assert(
    fc.property(
      texts.map((t) => t.join('')),
      (text) => {
        expect(fold(text)).toBe(fold(`${text}\u200b`))
      },
    ),
    { numRuns: 3_000 },
  )
})

describe('nearest', () => {
  const kept = [
    '防災訓練の実施',
    '区政会議の運営',
    '広報のさらなる充実',
    '多様な広報媒体の活用',
    '高齢者見守り事業',
    'こども食堂への支援',
    '障がい者相談支援事業',
    '地域活動協議会への支援',
    '地域活動協議会補助金',
    '空家等対策推進事業',
    'まちづくりセンター事業',
    '公園の管理',
    '防犯カメラの設置',
    '学習支援事業',
    '青少年指導員事業',
    '青少年福祉委員事業',
    '区民センター管理運営',
    '区民ホール管理運営',
  ]

  it.each([
    ['防災訓錬の実施', '防災訓練の実施'],
    ['区政会議運営', '区政会議の運営'],
    ['広報の更なる充実', '広報のさらなる充実'],
    ['多様な広報媒体の活用について', '多様な広報媒体の活用'],
    ['高齢者見守事業', '高齢者見守り事業'],
    ['子ども食堂への支援', 'こども食堂への支援'],
    ['障害者相談支援事業', '障がい者相談支援事業'],
    ['地域活動協議会への支援事業', '地域活動協議会への支援'],
    ['空き家等対策推進事業', '空家等対策推進事業'],
    ['まちづくりセンター事業費', 'まちづくりセンター事業'],
    ['公園管理', '公園の管理'],
    ['防犯カメラ設置', '防犯カメラの設置'],
  ])('of items that wards list, %s is near %s', (typed, meant) => {
    expect(nearest(typed, kept)?.match).toBe(meant)
  })

  it('items that wards list side by side are not near each other', () => {
    for (const name of kept) {
      const others = kept.filter((other) => other !== name)
      expect(nearest(name, others), name).toBeNull()
    }
  })

  it.each([
    ['地域防災力向上', '地域の防災力向上'],
    ['区政会議運営', '区政会議の運営'],
    ['広報の更なる充実', '広報のさらなる充実'],
    ['咲州ウェルネスタウン計画の推進', '「咲洲ウェルネスタウン計画」の推進'],
    ['地域課題の解決に向けた取り組みへの支援', '地域課題の解決に向けた取組への支援'],
    ['街頭での安全安心なまちづくり', '街頭での安全・安心なまちづくり'],
    ['介護人材就労コーデイネート事業', '介護人材就労コーディネート事業'],
    ['多様な広報媒体の活用について', '多様な広報媒体の活用'],
    ['見守りあつたかネット事業の推進', '見守りあったかネット事業の推進'],
  ])('%s suggests %s', (typed, meant) => {
    expect(nearest(typed, titles)?.match).toBe(meant)
  })
  it.each(['地域防災力向上事業（第一層支援の強化）', '広報の充実', '公園管理', '一般管理経費', ''])(
    '%s suggests nothing',
    (typed) => {
      expect(nearest(typed, titles)).toBeNull()
    },
  )
  it('keeps the titles of one plan apart', () => {
    for (const title of titles) {
      const others = titles.filter((other) => other !== title)
      expect(nearest(title, others)).toBeNull()
    }
  })
  it('shows how close the runner-up is', () => {
    const found = nearest('第1期地域計画の推進', ['第2期地域計画の推進', '第3期地域計画の推進'])
    expect(found?.second).toBe(found?.score)
  })
  it('calls different numbers less alike than a typo', () => {
    expect(similarity('第1期地域福祉計画', '第2期地域福祉計画')).toBeLessThan(
      similarity('第一期地域福祉計画', '第二期地域福祉計画'),
    )
  })
  it('finds a name with one character dropped, changed or added', () => {
    const edit = fc.tuple(
      fc.constantFrom(...titles),
      fc.nat(),
      fc.constantFrom('drop', 'change', 'add'),
    )
    fc.assert(
      fc.property(edit, ([title, place, kind]) => {
        const at = place % title.length
        const typed =
          kind === 'drop'
            ? title.slice(0, at) + title.slice(at + 1)
            : `${title.slice(0, at)}誤${title.slice(kind === 'change' ? at + 1 : at)}`
        expect(nearest(typed, titles)?.match).toBe(title)
      }),
    )
  })
})

describe('fiscalYear', () => {
  it.each([
    ['令和8', 2026],
    ['R8', 2026],
    ['Ｒ８', 2026],
    ['令和8年度', 2026],
    ['令和８年度当初予算', 2026],
    ['H31', 2019],
    ['平成31', 2019],
    ['令和元', 2019],
    ['令和元年度', 2019],
    ['2026', 2026],
    ['2026年度', 2026],
    ['昭和63年度', 1988],
    ['㍻30年度', 2018],
    ['H31算定見込額', 2019],
    ['平成30年度住吉区予算編成について', 2018],
  ])('%s is %d', (text, year) => {
    expect(fiscalYear(text)).toMatchObject({ fiscalYear: year })
    expect(fiscalYear(text)?.note).toBeUndefined()
  })
  it('accepts a year written before the era changed, with a note', () => {
    expect(fiscalYear('平成37年度')).toEqual({
      fiscalYear: 2025,
      text: '平成37年度',
      note: 'eraOverrun',
    })
  })
  it('infers the era of a bare year beside 年度', () => {
    expect(fiscalYear('①29年度')).toEqual({ fiscalYear: 2017, text: '29年度', note: 'eraAssumed' })
    expect(fiscalYear('31', { beside: true })).toMatchObject({ fiscalYear: 2019 })
    expect(fiscalYear('8', { beside: true, near: 2025 })).toMatchObject({ fiscalYear: 2026 })
    expect(fiscalYear('8', { beside: true, near: 1995 })).toMatchObject({ fiscalYear: 1996 })
    expect(fiscalYear('31')).toBeNull()
  })
  it('takes a date to its fiscal year', () => {
    expect(fiscalYear('令和8年4月1日')).toMatchObject({ fiscalYear: 2026, note: 'fromDate' })
    expect(fiscalYear('令和8年3月31日')).toMatchObject({ fiscalYear: 2025, note: 'fromDate' })
  })
  it('finds every year of a heading', () => {
    expect(fiscalYears('令和7年度予算→令和8年度予算').map((y) => y.fiscalYear)).toEqual([
      2025, 2026,
    ])
  })
  it.each(['', '前年度', '20,260', '123年度', 'A2026', '2026千円', '1,234', '区政会議', 'SR8X'])(
    '%s names no year',
    (text) => {
      expect(fiscalYear(text)).toBeNull()
    },
  )
})

describe('departmentPart', () => {
  it('splits one initiative shared by departments', () => {
    expect(departmentPart('生活支援事業（こども福祉課分）')).toEqual({
      name: '生活支援事業',
      department: 'こども福祉課',
    })
    expect(departmentPart('生活支援事業(生活サポートセンター分)')?.department).toBe(
      '生活サポートセンター',
    )
  })
  it('leaves other brackets alone', () => {
    expect(departmentPart('給食費（4月分）')).toBeNull()
    expect(departmentPart('地域防災力向上事業（第一層支援の強化）')).toBeNull()
  })
})

describe('formula-like text', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '＝1',
    '＋1',
    '－1',
    '＠A',
    '\t=1',
    '\r',
    ' =HYPERLINK("x")',
  ])('%j is written as text', (text) => {
    expect(isFormulaLike(text)).toBe(true)
    expect(asSheetText(text)).toBe(`'${text}`)
  })
  it.each(['区政会議', '1,234', '△5', '', '①'])('%j is left as it is', (text) => {
    expect(asSheetText(text)).toBe(text)
  })
})

it('stays linear on hostile text', () => {
  const start = performance.now()
  for (const unit of ['9', '(', '-', 'あ-', '1-', '令和', ' ', '１', '年度', '（課分）', 'サー']) {
    const text = unit.repeat(1e6 / unit.length)
    fold(text)
    fiscalYears(text, { beside: true })
    departmentPart(text)
    isFormulaLike(text)
    nearest(text, [`${text}1`, '地域'])
  }
  expect(performance.now() - start).toBeLessThan(20_000)
}, 30_000)
