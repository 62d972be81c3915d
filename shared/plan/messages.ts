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
  'plan-lines-not-read': {
    severity: 'info',
    message: (p) => ({
      ja: `${p('count')}行は経営課題・戦略・取組のどれとも読めませんでした。金額や題名が含まれていないか確かめてください。`,
      en: `${p('count')} lines were read as neither issue, strategy nor initiative. Check that they hold no title or amount.`,
    }),
  },
} satisfies Record<string, Entry>
