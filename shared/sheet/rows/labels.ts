// What a row's own label says the row is: a total, shown again, a part, a note.
import { labelKey } from '../words.ts'

export type LabelKind =
  | 'item'
  | 'subtotal' // 小計
  | 'total' // 計, 合計, 総計: of what stands above
  | 'sum?' // 総額: a total where the figures say so
  | 'relisted'
  | 'included'
  | 'note'
  | 'aside' // 前年度, 差引: a row of figures that belong to no item
  | 'unit'

const brackets = /^[([【〔〈《<「『](.*)[)\]】〕〉》>」』]$/
const trailingBracket = /[([【〔][^()[\]【】〔〕]*[)\]】〕]$/
const numbered = /^(?:[①-⑳ⅠⅡⅢⅣⅤ]|\d{1,2}[.．)]?|[A-Z][.．)]?|[☆★○〇◯●◎◇◆□■・▼▲※]+)(?=\D)/
const english = /^(?:sub-?|grand)?total$/i
const total = /(?:小計|合計|総計|総合計|累計)(?:額|金額)?$|^(?:計|中計|大計)(?:額|金額)?$/
const plainSum = /計$/
/** Words that end in 計 and are no sums. */
const notSum = /(?:会|設|統|家|集|推|時|余|生|温度|流量|体重)計$/

/** Cheap test on a few characters: most names can be nothing but items. */
export function mayBeSpecial(text: string): boolean {
  const last = text.charCodeAt(text.length - 1)
  if (sumEnds.has(last)) return true
  const first = text.charCodeAt(0)
  if ((closing.has(last) || opening.has(first)) && bracketed.test(text)) return true
  if (!starts.has(first)) return false
  return text.length <= 20 || first === noteMark || partStarts.test(text)
}
const codes = (text: string) => new Set([...text].map((character) => character.charCodeAt(0)))
const sumEnds = codes('計額掲数')
const closing = codes(')）］】]〕>＞」』')
const opening = codes('(（[［【〔<＜〈《・')
const bracketed = /計|再\s*掲|うち|内|単位|注|※|前年|差引|増減|額/
const starts = codes(
  'Σ∑①②③④⑤⑥⑦⑧⑨⑩うウ内再※＊*注単前次昨差増比対補備次繰総全トTtSsG課部局所会款施 　',
)
const sourceEnds = codes('税等財源費債庫金料入他)）]】〕>＞')
const noteMark = '※'.charCodeAt(0)
const partStarts = /^(うち|再掲|内数|注\d|[＊*])/

const sourceOfMoney =
  /^[([【〔<]?(?:うち)?(?:税|税等|市税等|一財|一般財源|特財|(?:その他)?特定財源|その他特財|国費|[都道府県]費|市費|起債|[地市都府県区]債|地方債|国庫|国庫支出金|国?[都道府県]支出金|分担金及び負担金|使用料及び手数料|繰入金|諸収入|その他)[)\]】〕>]?$/
/** Whose money a row's figure is by its name: the line below an item, 税 or 一般財源. */
export const isSourceOfMoney = (text: string): boolean => {
  if (text.length > 14 || !sourceEnds.has(text.charCodeAt(text.length - 1))) return false
  return sourceOfMoney.test(labelKey(text))
}

/** Reads a label. Costly; call for special-looking texts only. */
export function labelKind(text: string): LabelKind {
  const key = labelKey(text)
  if (key === '') return 'item'
  if (/^[([【<]?単位[:：]/.test(key)) return 'unit'
  if (
    /^[([【〔<]?再掲|[([【〔<]再掲[)\]】〕>]|再掲[)\]】〕>]?$|[([【〔<].{0,12}再掲[)\]】〕>]$/.test(
      key,
    )
  )
    return 'relisted'
  if (isIncluded(key)) return 'included'
  if (/^(?:課名?|部名?|局名?|所属|所管|部署|会計名?|款名?|施策名?)[:]./.test(key)) return 'aside'
  if (/^(?:※|\*|＊|注\d*[):：.]|[([]注\d*[)\]]|注\d+|備考[:：])/.test(key)) return 'note'
  const bare = unwrapped(key)
  if (english.test(key)) return /^sub/i.test(key) ? 'subtotal' : 'total'
  if (isTotal(bare)) return /小計$|中計$/.test(bare) ? 'subtotal' : 'total'
  if (
    /^(?:前年度|前年|昨年度|前回|補正前)(?:の?(?:当初|最終)?(?:予算)?(?:額|計|合計)?)$|^(?:差引|比較|増減|増△減|対前年度?)(?:計|額|残高|増減額?|増△減額?|比)?$/.test(
      bare,
    )
  )
    return 'aside'
  if (/^前(?:頁|ページ|葉)(?:より|から)?の?繰越(?:額|高)?$/.test(bare)) return 'aside'
  if (/^次(?:頁|ページ|葉)(?:へ|に)?の?繰越(?:額|高)?$/.test(bare)) return 'total'
  if (isSpacedTally(text) || /^[Σ∑]$|^[①-⑳](?:[+＋][①-⑳])+$/.test(key)) return 'total'
  if (
    /集計$|総額(?:計)?$|^総(?:事業費|経費|費用|コスト|予算)額?$|^(?:全体|全会計|トータルコスト|全体額)$/.test(
      bare,
    )
  )
    return 'sum?'
  return 'item'
}

/** 【小計】 → 小計; 計(①+②) → 計; 3 合計 → 合計. */
function unwrapped(key: string): string {
  let bare = key
  for (let i = 0; i < 3; i++) {
    const next = (brackets.exec(bare)?.[1] ?? bare)
      .replace(trailingBracket, '')
      .replace(numbered, '')
    if (next === bare || next === '') break
    bare = next
  }
  return bare
}

/** What Excel's own 小計 command writes: 課題1 集計, 総計; アンケート集計 is an item. */
const isSpacedTally = (text: string): boolean => /(?:^|[ \u3000])集計$/.test(text.trim())

function isTotal(bare: string): boolean {
  if (bare.length > 40) return false
  if (total.test(bare)) return true
  return plainSum.test(bare) && !notSum.test(bare)
}

/** うち, (内数), 内訳: but not うちわ or うちエコ, which are names. */
function isIncluded(key: string): boolean {
  if (/^[([【〔<・]*うち(?![わえエみあけのだ])/.test(key)) return true
  return /^[([【〔<]内(?:数|訳)?[)\]】〕>:]|[([【〔<]内数[)\]】〕>]$|^内数/.test(key)
}
