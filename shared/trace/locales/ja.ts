// The words of a trace in Japanese.
import type { TraceTexts } from './texts.ts'

export const ja: TraceTexts = {
  share: '反映割合',
  numerator: '反映した額（分子）',
  base: '除いた経費（分母）',
  total: '区全体の予算',
  statement: '公表文',
  mark: (symbol, label) =>
    label === '' ? symbol : label.includes(symbol) ? label : `${symbol} ${label}`,
  opinion: (no) => `意見${no}の反映額`,
  noName: '（名称の記入なし）',
  division: (numerator, denominator, exact, value, decimals, rounding) =>
    `${numerator} ÷ ${denominator} × 100 = ${exact}% → ${value}%（小数第${decimals}位まで、${rounding === 'half-up' ? '四捨五入' : '切捨て'}）`,
  noShare: (numerator, denominator) =>
    `${numerator} ÷ ${denominator}：分母が0以下か、反映区分のある明細がないため、割合は算出できません。`,
  sum: (terms, result) => `${terms} = ${result}`,
  lines: (count, result) => `${count}件の明細の合計 = ${result}`,
  declared: (figure, lines, difference) =>
    `${figure}は、シートか運営方針に示された額です。明細の合計は${lines}で、${difference}の差があります。`,
  nothing: '該当する明細はありません。',
  text: 'この文が示す数値です。数値を選ぶと、その根拠を表示します。',
  read: (raw, state, unit, source) => {
    if (state === 'missing') return '空欄'
    if (state === 'none') return `「${raw}」：金額なしと読みました`
    if (state === 'invalid') return `「${raw}」：金額として読めません`
    const of = {
      cell: 'セルの記載',
      heading: '列の見出し',
      table: '表の単位',
      default: '既定の単位',
    }
    return unit === null
      ? `「${raw}」：単位なし`
      : `「${raw}」：単位は${unit}${source === null ? '' : `（${of[source]}）`}`
  },
  formula: (text) => `${text}、数式の結果`,
  unread: '読み方の記録がない、以前の版の検証です',
  why: {
    'counting-mark': (mark) =>
      `「${mark}」は区の設定で反映した額に数えるため、分子と分母の両方に入ります。`,
    'other-mark': (mark) => `「${mark}」は区の設定で反映した額に数えないため、分母だけに入ります。`,
    'no-mark': () => '反映なしのため、分母だけに入ります。',
    'unset-mark': () => '反映区分が空欄か読み取れないため、分母だけに入れています。',
    exclusion: (label, by) => {
      const told = {
        cell: '除外区分の記入',
        name: '事業の名称',
        plan: '運営方針の記載',
      }
      return `「${label}」（${by === null ? '区の設定' : `${told[by]}による`}）は分母から除くため、分子にも分母にも入りません。`
    },
    missing: () => '金額が空欄のため、どの数値にも入っていません。',
    none: () => '金額がないと記されているため、どの数値も変わりません。',
    unreadable: () => '金額として読めないため、どの数値にも入っていません。',
    tooLarge: () => '正確に計算できる範囲を超えるため、どの数値にも入っていません。',
    parent: () => '内訳の合計を示す行です。内訳を足すため、この行は足しません。',
    subtotal: () => '小計の行です。明細を足すため、この行は足しません。',
    total: () => '合計の行です。明細の合計と照らし合わせ、足しません。',
    relisted: () => '再掲の行です。二重に足さないため、入れません。',
    included: () => '内数（うち）の行です。ほかの行に含まれるため、足しません。',
    note: () => '注記の行です。金額としては足しません。',
    otherTable: () => '予算の表とは別の表です。集計に含めていません。',
    elsewhere: () => '予算の表の金額ではないため、どの数値にも直接は入りません。',
    column: (heading, amount) => `「${heading}」の欄です。この行の金額は${amount}にあります。`,
  },
}
