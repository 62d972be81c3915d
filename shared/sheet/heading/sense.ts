// What a column heading says by its words alone.
import type { ColumnRole, Unit } from '../../schema/index.ts'
import { unitYen } from '../../schema/index.ts'
import { type FiscalYearReading, fiscalYears } from '../../text/index.ts'
import { labelKey } from '../words.ts'
import { amountWords, headingWords } from './words.ts'

export interface HeadingSense {
  /** Folded heading without unit, footnote mark, year and leading marker. */
  core: string
  role: ColumnRole | null
  /** 0 to 1: how sure the words alone are. */
  strength: number
  unit: Unit | null
  years: FiscalYearReading[]
  /** 前年度, 前々年度: a figure of an earlier year by its own words. */
  prior: boolean
  /** 本年度, 今年度: the asked year by its own words. */
  current: boolean
  stage: string
  kind: 'whole' | 'sum' | 'delta' | 'part' | null
  weight: number
  /** The text is a figure or names one: it can be no heading. */
  figure: boolean
}

const unitNames = Object.keys(unitYen).sort((a, b) => b.length - a.length)
const unit = new RegExp(
  `[(\\[【〔<](?:単位[:：]?)?(${unitNames.join('|')})[)\\]】〕>]|単位[:：]?(${unitNames.join('|')})|(?<=額|費|案|予算|計)(${unitNames.join('|')})$`,
)
const footnote = /[([]?(?:※|\*|＊|注|†)\d*[)\]]?/g
const leading = /^[①-⑳☆★○〇◯●◎◇◆□■・▼▲△*]+|^[([]?(?:\d{1,2}|[A-Za-z])[)\].](?=.)/
const asWritten =
  /\((?:原文|抜粋|概算|税込|税込み|仮|案|円|参考|名|再)\)$|\([A-Za-zアイウエ①-⑨](?:[=+-][^()]*)?\)|\((?=[^()]*人件費)[^()]*\)/g

/** An amount, a percentage or a long number. */
const figure =
  /[-…][百十]?[千万億]?円|\d[,.]{0,9}[百十]?[千万億兆]?円|\d[%％]|\d{3,}|\d,\d|^[△▲+-]?[\d.]+$/

/** 31当初: a year before a stage needs no 年度. */
const bareYear = /^\d{1,2}(?=年?(?:当初|算定|予算|決算|要求|補正|見積|見込))/

function yearsOf(key: string): FiscalYearReading[] {
  const years = fiscalYears(key)
  const bare = years.length === 0 ? bareYear.exec(key.replace(leading, ''))?.[0] : undefined
  if (bare === undefined) return years
  return fiscalYears(`${bare}年度`).map((year) => ({ ...year, text: bare }))
}

/** Reads one heading, rows of it joined. Costly; call once per distinct text. */
export function senseOf(heading: string): HeadingSense {
  const key = labelKey(heading).replace(footnote, '')
  const unitMatch = unit.exec(key)
  const years = yearsOf(key)
  let core = key.replace(unit, '').replace(asWritten, '')
  for (const { text } of years) core = core.replace(text, '')
  const prior = /前々?年|昨年|前回|前期/.test(core)
  const current = /(本|今|当|来|新)年度|^当年/.test(core)
  core = core.replace(leading, '').replace(/(?<=^[①-⑳]|[^①-⑳])[①-⑳]+$/, '')
  const sense: HeadingSense = {
    core,
    role: null,
    strength: 0,
    unit: ((unitMatch?.[1] ?? unitMatch?.[2] ?? unitMatch?.[3]) as Unit | undefined) ?? null,
    years,
    prior,
    current,
    stage: '',
    kind: null,
    weight: 0,
    figure: figure.test(core),
  }
  if (core.length > 60 || sense.figure) return sense
  // 予算額(単位:千円) is a heading; (単位:千円) by itself or behind a title states a unit.
  if (/単位[:：]/.test(key) && !/^[^()]{1,8}[額費]$/.test(core)) return sense
  const named = core.endsWith('等') ? core.slice(0, -1) : core
  const word =
    headingWords.find(({ pattern }) => pattern.test(core)) ??
    headingWords.find(({ pattern }) => pattern.test(named))
  if (word) return { ...sense, role: word.role, strength: word.strength }
  const bare = core.replace(
    /^(前々?年度?|昨年度?|本年度?|今年度|当年度|来年度|新年度|全体|区)の?/,
    '',
  )
  const amount = amountWords.find(({ pattern }) => pattern.test(bare) || pattern.test(core))
  if (amount) {
    const { stage, kind, weight } = amount
    return {
      ...sense,
      role: prior ? 'priorAmount' : 'amount',
      strength: weight >= 0.5 ? 0.9 : 0.7,
      stage,
      kind,
      weight,
    }
  }
  const yearAlone = bare === '' && (years.length > 0 || prior || current)
  if (yearAlone || (sense.unit && bare === '')) {
    const role = prior ? 'priorAmount' : 'amount'
    return { ...sense, role, strength: 0.7, kind: 'whole', weight: 0.9 }
  }
  return sense
}
