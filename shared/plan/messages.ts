// Findings about a plan's text, with their words. `cells` of such a finding are lines of the text (L42).
import { groupDigits } from '../amount/format.ts'
import type { Bilingual, Finding, Severity } from '../schema/index.ts'

/** Codes are stable: `schema/plan-…`. */
export type PlanCode = keyof typeof catalogue

type Params = Finding['params']

/** The finding for `code` at the lines given. */
export function planFinding(
  code: PlanCode,
  lines: readonly number[],
  params: Params = {},
): Finding {
  const { severity, message }: Entry = catalogue[code]
  return {
    code: `schema/${code}`,
    severity,
    cells: lines.map((line) => `L${line}`),
    params,
    message: message((name) => shown(params[name])),
    group: 'schema',
  }
}

function shown(value: Params[string] | undefined): string {
  if (Array.isArray(value)) return value.join('、')
  return typeof value === 'number' ? groupDigits(value) : String(value ?? '')
}

interface Entry {
  severity: Severity
  message: (param: (name: string) => string) => Bilingual
}

const catalogue = {
  'plan-nothing-read': {
    severity: 'error',
    message: () => ({
      ja: '経営課題・戦略（☆）・取組（○）を読み取れませんでした。運営方針の本文を貼り付けてください。',
      en: 'No issue, strategy (☆) or initiative (○) was found. Paste the text of the plan itself.',
    }),
  },
  'plan-too-long': {
    severity: 'error',
    message: (p) => ({
      ja: `本文が長すぎます（上限 ${p('most')} 行）。ここから先は読んでいません。運営方針の部分だけを貼り付けてください。`,
      en: `The text is too long (at most ${p('most')} lines). Nothing from here on was read. Paste the plan alone.`,
    }),
  },
  'plan-issue-number-inferred': {
    severity: 'warning',
    message: (p) => ({
      ja: `「${p('title')}」に経営課題の番号がありません。前後の番号から経営課題${p('no')}としました。原文を確かめてください。`,
      en: `“${p('title')}” has no issue number. Its neighbours make it issue ${p('no')}. Check the original.`,
    }),
  },
  'plan-issue-number-missing': {
    severity: 'warning',
    message: (p) => ({
      ja: `「${p('title')}」の経営課題番号が分かりません。番号なしで読みました。番号を補ってください。`,
      en: `The issue number of “${p('title')}” is unknown; it was read without one. Add the number.`,
    }),
  },
  'plan-issue-number-repeated': {
    severity: 'warning',
    message: (p) => ({
      ja: `経営課題${p('no')}が二度あります。番号を確かめてください。`,
      en: `Issue ${p('no')} appears twice. Check the numbers.`,
    }),
  },
  'plan-issue-title-missing': {
    severity: 'warning',
    message: (p) => ({
      ja: `経営課題${p('no')}の題名が見つかりません。題名を補ってください。`,
      en: `Issue ${p('no')} has no title. Add it.`,
    }),
  },
  'plan-issue-missing': {
    severity: 'warning',
    message: (p) => ({
      ja: `「${p('title')}」の上に経営課題がありません。経営課題の見出しを補ってください。`,
      en: `No issue stands above “${p('title')}”. Add the issue's heading.`,
    }),
  },
  'plan-issue-empty': {
    severity: 'info',
    message: (p) => ({
      ja: `経営課題${p('no')}「${p('title')}」の下に戦略も取組もありません。`,
      en: `Nothing stands below issue ${p('no')} “${p('title')}”.`,
    }),
  },
  'plan-strategy-missing': {
    severity: 'warning',
    message: (p) => ({
      ja: `取組「${p('title')}」の上に戦略（☆）がありません。経営課題の名前を戦略名としました。`,
      en: `No strategy (☆) stands above “${p('title')}”; the issue's title was taken as its name.`,
    }),
  },
  'plan-issue-carries-amount': {
    severity: 'info',
    message: (p) => ({
      ja: `経営課題「${p('title')}」に金額（${p('text')}）が書かれています。取組の金額ではないため、見込額としては読んでいません。`,
      en: `Issue “${p('title')}” carries an amount (${p('text')}). It is no initiative's, so it was not read as an estimate.`,
    }),
  },
  'plan-strategy-carries-amount': {
    severity: 'info',
    message: (p) => ({
      ja: `☆「${p('title')}」が金額を持ち、下に取組（○）がありません。☆の金額として読みました。`,
      en: `☆ “${p('title')}” carries the amount itself and has no ○ below; read as the strategy's own.`,
    }),
  },
  'plan-sum-differs': {
    severity: 'warning',
    message: (p) => ({
      ja: `☆「${p('title')}」の金額（${p('strategy')}円）が取組の合計（${p('initiatives')}円）と違います。どちらかを直してください。`,
      en: `The amount of ☆ “${p('title')}” (${p('strategy')} yen) differs from the sum of its initiatives (${p('initiatives')} yen). Correct one.`,
    }),
  },
  'plan-estimate-missing': {
    severity: 'info',
    message: (p) => ({
      ja: `「${p('title')}」に金額の記載がありません。`,
      en: `“${p('title')}” states no amount.`,
    }),
  },
  'plan-estimate-unreadable': {
    severity: 'error',
    message: (p) => ({
      ja: `「${p('title')}」の金額「${p('text')}」を読めません。例: 【算定見込額 1,920千円】`,
      en: `The amount “${p('text')}” of “${p('title')}” cannot be read. Example: 【算定見込額 1,920千円】`,
    }),
  },
  'plan-estimate-approximate': {
    severity: 'info',
    message: (p) => ({
      ja: `「${p('title')}」の金額「${p('text')}」は概数です。照合には使いません。`,
      en: `The amount “${p('text')}” of “${p('title')}” is approximate; it is not compared.`,
    }),
  },
  'plan-unit-missing': {
    severity: 'warning',
    message: (p) => ({
      ja: `「${p('title')}」の金額「${p('text')}」に単位がありません。千円として読みました。`,
      en: `The amount “${p('text')}” of “${p('title')}” has no unit; read as thousand yen.`,
    }),
  },
  'plan-amount-without-item': {
    severity: 'warning',
    message: (p) => ({
      ja: `金額「${p('text')}」がどの取組のものか分かりません。取組の直後に置いてください。`,
      en: `It is unclear which item the amount “${p('text')}” belongs to. Put it right after its item.`,
    }),
  },
  'plan-title-repeated': {
    severity: 'warning',
    message: (p) => ({
      ja: `「${p('title')}」が二度あります。`,
      en: `“${p('title')}” appears twice.`,
    }),
  },
  'plan-priority-inferred': {
    severity: 'info',
    message: (p) => ({
      ja: `「${p('title')}」の金額が区政充実重点経費（${p('yen')}円）と一致するため、重点経費としました。違う場合は除外区分を直してください。`,
      en: `“${p('title')}” has exactly the amount of the priority expense (${p('yen')} yen) and was taken as it. Change its exclusion if that is wrong.`,
    }),
  },
  'plan-priority-ambiguous': {
    severity: 'warning',
    message: (p) => ({
      ja: `区政充実重点経費（${p('yen')}円）と同じ金額の取組が複数あります（${p('titles')}）。除外区分を指定してください。`,
      en: `Several items have the amount of the priority expense (${p('yen')} yen): ${p('titles')}. Say which one is excluded.`,
    }),
  },
  'plan-base-differs': {
    severity: 'warning',
    message: (p) => ({
      ja: `区全体の額から除外額を引くと ${p('computed')} 円ですが、除いた経費は ${p('declared')} 円とあります。`,
      en: `The total less the exclusions is ${p('computed')} yen, but the plan states ${p('declared')} yen.`,
    }),
  },
  'plan-declared-contradicted': {
    severity: 'warning',
    message: (p) => ({
      ja: `本文に異なる値が二度あります（${p('what')}）。最初の値を使いました。`,
      en: `The text states two values for: ${p('what')}. The first was used.`,
    }),
  },
  'plan-markers-inferred': {
    severity: 'info',
    message: (p) => ({
      ja: `本文での使われ方から、${[
        ['経営課題', p('issue')],
        ['戦略', p('strategy')],
        ['具体的取組', p('initiative')],
      ]
        .filter(([, marks]) => marks !== '')
        .map(([level, marks]) => `${marks}を${level}`)
        .join('、')}として読みました。違うときは読み取り結果の種類を直してください。`,
      en: `By their use in the text, ${[
        ['issues', p('issue')],
        ['strategies', p('strategy')],
        ['initiatives', p('initiative')],
      ]
        .filter(([, marks]) => marks !== '')
        .map(([level, marks]) => `${marks} was read as marking ${level}`)
        .join(', ')}. If that is wrong, change the level of the lines.`,
    }),
  },
  'plan-columns-inferred': {
    severity: 'warning',
    message: (p) => ({
      ja: `貼り付けた表に見出しがないため、列を左から ${p('columns')} として読みました。違うときは見出しの行も含めて貼り付けてください。`,
      en: `The pasted table has no headings; its columns were read, from the left, as ${p('columns')}. If that is wrong, paste it with its headings.`,
    }),
  },
  'plan-unit-assumed': {
    severity: 'warning',
    message: (p) => ({
      ja: `貼り付けた表に金額の単位がないため、${p('count')}件を千円として読みました。違うときは見出しに「(円)」などと書いて読み直してください。`,
      en: `The pasted table names no unit; ${p('count')} amounts were read as thousand yen. If that is wrong, write the unit, e.g. (円), in the heading and read it again.`,
    }),
  },
  'plan-issue-continued': {
    severity: 'info',
    message: (p) => ({
      ja: `経営課題${p('no')}「${p('title')}」の見出しが繰り返されています。${p('first')}行目からの続きとして読みました。`,
      en: `The heading of issue ${p('no')} “${p('title')}” is repeated; read as the continuation of line ${p('first')}.`,
    }),
  },
  'plan-title-joined': {
    severity: 'info',
    message: (p) => ({
      ja: `二行に分かれた題名をつないで「${p('title')}」と読みました。違うときは題名を直してください。`,
      en: `A title on two lines was read as one: “${p('title')}”. Correct the title if that is wrong.`,
    }),
  },
  'plan-title-may-continue': {
    severity: 'info',
    message: (p) => ({
      ja: `取組のすぐ下の${p('count')}行は、題名の続きではなく説明として読みました。続きのときは題名を直してください。`,
      en: `${p('count')} lines right below an item were read as its description, not as more of its title. Correct the title if they belong to it.`,
    }),
  },
  'plan-bracket-unclosed': {
    severity: 'info',
    message: (p) => ({
      ja: `「${p('title')}」の金額「${p('text')}」はかっこが閉じていません。行の終わりまでを金額として読みました。`,
      en: `The bracket of the amount “${p('text')}” of “${p('title')}” is not closed; it was read to the end of the line.`,
    }),
  },
  'plan-amount-unused': {
    severity: 'warning',
    message: (p) => ({
      ja: `「${p('title')}」の行にはほかの金額（${p('texts')}）もあります。見込額には使っていません。違うときは金額を直してください。`,
      en: `The line of “${p('title')}” holds other amounts (${p('texts')}), which were not used. Correct the amount if one of them is right.`,
    }),
  },
  'plan-amounts-not-used': {
    severity: 'warning',
    message: (p) => ({
      ja: `取組の金額として使わなかった金額が${p('count')}件あります（${p('texts')}）。取組の金額なら、その行を取組にするか、取組の金額に入力してください。`,
      en: `${p('count')} amounts in the text were not used for any item (${p('texts')}). If one is an item's, make its line an initiative or enter it there.`,
    }),
  },
  'plan-amount-attached': {
    severity: 'info',
    message: (p) => ({
      ja: `題名にすぐ続く「${p('text')}」を「${p('title')}」の金額として読みました。違うときは題名と金額を直してください。`,
      en: `“${p('text')}” right behind the title was read as the amount of “${p('title')}”. Correct both if that is wrong.`,
    }),
  },
  'plan-number-unused': {
    severity: 'warning',
    message: (p) => ({
      ja: `「${p('title')}」の下の「${p('text')}」は金額かページ番号か分からないため、使っていません。金額なら取組の金額に入力してください。`,
      en: `“${p('text')}” below “${p('title')}” may be an amount or a page number and was not used. If it is the amount, enter it there.`,
    }),
  },
  'plan-marks-leading': {
    severity: 'warning',
    message: (p) => ({
      ja: `題名の前の①②を反映区分として読みました（${p('count')}件）。番号のときは反映区分を消してください。`,
      en: `①② before ${p('count')} titles were read as reflection marks. Clear the marks if they are numbers.`,
    }),
  },
  'plan-numbers-leading': {
    severity: 'info',
    message: (p) => ({
      ja: `題名の前の①②…は順に並ぶ番号として読みました（${p('count')}件）。反映区分のときは反映区分を入れてください。`,
      en: `①②… before ${p('count')} titles count up and were read as numbers. Enter the marks if they are reflection marks.`,
    }),
  },
  'plan-heading-inside': {
    severity: 'warning',
    message: (p) => ({
      ja: `説明の中に経営課題の番号のような数字がある行が${p('count')}行あります（${p('texts')}）。見出しがつながっているときは、行を分けて読み直してください。`,
      en: `${p('count')} lines of description hold a number like an issue's (${p('texts')}). If a heading ran into them, part the lines and read again.`,
    }),
  },
  'plan-amount-broken': {
    severity: 'warning',
    message: (p) => ({
      ja: `「${p('title')}」の金額「${p('text')}」は、前の行から続く数字の一部かもしれません。金額を原文と見比べてください。`,
      en: `The amount “${p('text')}” of “${p('title')}” may begin on the line above. Compare it with the original.`,
    }),
  },
  'plan-text-after-amount': {
    severity: 'info',
    message: (p) => ({
      ja: `「${p('title')}」の金額の後ろの「${p('text')}」は、題名に含めていません。`,
      en: `“${p('text')}” after the amount of “${p('title')}” was left out of the title.`,
    }),
  },
  'plan-marks-several': {
    severity: 'warning',
    message: (p) => ({
      ja: `「${p('title')}」に反映区分が複数（${p('text')}）あるため、区分なしとして読みました。一つを選んでください。`,
      en: `“${p('title')}” has several marks (${p('text')}), so none was taken. Choose one.`,
    }),
  },
  'plan-lines-not-read': {
    severity: 'info',
    message: (p) => ({
      ja: `${p('count')}行は経営課題・戦略・取組のどれとも読めませんでした。金額や題名が含まれていないか確かめてください。`,
      en: `${p('count')} lines were read as neither issue, strategy nor initiative. Check that they hold no title or amount.`,
    }),
  },
} satisfies Record<string, Entry>
