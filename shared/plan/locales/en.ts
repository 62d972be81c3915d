// What is said of a plan's text, in English.
import type { ja, Values } from './ja.ts'

export const en: Record<keyof typeof ja, (p: Values) => string> = {
  'plan-nothing-read': () =>
    'No issue, strategy (☆) or initiative (○) was found. Paste the text of the plan itself.',
  'plan-too-long': (p) =>
    `The text is too long (at most ${p('most')} lines). Nothing from here on was read. Paste the plan alone.`,
  'plan-issue-number-inferred': (p) =>
    `“${p('title')}” has no issue number. Its neighbours make it issue ${p('no')}. Check the original.`,
  'plan-issue-number-missing': (p) =>
    `The issue number of “${p('title')}” is unknown; it was read without one. Add the number.`,
  'plan-issue-number-repeated': (p) => `Issue ${p('no')} appears twice. Check the numbers.`,
  'plan-issue-title-missing': (p) => `Issue ${p('no')} has no title. Add it.`,
  'plan-issue-missing': (p) => `No issue stands above “${p('title')}”. Add the issue's heading.`,
  'plan-issue-empty': (p) => `Nothing stands below issue ${p('no')} “${p('title')}”.`,
  'plan-strategy-missing': (p) =>
    `No strategy (☆) stands above “${p('title')}”; the issue's title was taken as its name.`,
  'plan-issue-carries-amount': (p) =>
    `Issue “${p('title')}” carries an amount (${p('text')}). It is no initiative's, so it was not read as an estimate.`,
  'plan-strategy-carries-amount': (p) =>
    `☆ “${p('title')}” carries the amount itself and has no ○ below; read as the strategy's own.`,
  'plan-sum-differs': (p) =>
    `The amount of ☆ “${p('title')}” (${p('strategy')} yen) differs from the sum of its initiatives (${p('initiatives')} yen). Correct one.`,
  'plan-estimate-missing': (p) => `“${p('title')}” states no amount.`,
  'plan-estimate-unreadable': (p) =>
    `The amount “${p('text')}” of “${p('title')}” cannot be read. Example: 【算定見込額 1,920千円】`,
  'plan-estimate-approximate': (p) =>
    `The amount “${p('text')}” of “${p('title')}” is approximate; it is not compared.`,
  'plan-unit-missing': (p) =>
    `The amount “${p('text')}” of “${p('title')}” has no unit; read as thousand yen.`,
  'plan-amount-without-item': (p) =>
    `It is unclear which item the amount “${p('text')}” belongs to. Put it right after its item.`,
  'plan-title-repeated': (p) => `“${p('title')}” appears twice.`,
  'plan-priority-inferred': (p) =>
    `“${p('title')}” has exactly the amount of the priority expense (${p('yen')} yen) and was taken as it. Change its exclusion if that is wrong.`,
  'plan-priority-ambiguous': (p) =>
    `Several items have the amount of the priority expense (${p('yen')} yen): ${p('titles')}. Say which one is excluded.`,
  'plan-base-differs': (p) =>
    `The total less the exclusions is ${p('computed')} yen, but the plan states ${p('declared')} yen.`,
  'plan-declared-contradicted': (p) =>
    `The text states two values for: ${p('what')}. The first was used.`,
  'plan-markers-inferred': (p) =>
    `By their use in the text, ${[
      ['issues', p('issue')],
      ['strategies', p('strategy')],
      ['initiatives', p('initiative')],
    ]
      .filter(([, marks]) => marks !== '')
      .map(([level, marks]) => `${marks} was read as marking ${level}`)
      .join(', ')}. If that is wrong, change the level of the lines.`,
  'plan-columns-inferred': (p) =>
    `The pasted table has no headings; its columns were read, from the left, as ${p('columns')}. If that is wrong, paste it with its headings.`,
  'plan-unit-assumed': (p) =>
    `The pasted table names no unit; ${p('count')} amounts were read as thousand yen. If that is wrong, write the unit, e.g. (円), in the heading and read it again.`,
  'plan-issue-continued': (p) =>
    `The heading of issue ${p('no')} “${p('title')}” is repeated; read as the continuation of line ${p('first')}.`,
  'plan-title-joined': (p) =>
    `A title on two lines was read as one: “${p('title')}”. Correct the title if that is wrong.`,
  'plan-title-may-continue': (p) =>
    `${p('count')} lines right below an item were read as its description, not as more of its title. Correct the title if they belong to it.`,
  'plan-bracket-unclosed': (p) =>
    `The bracket of the amount “${p('text')}” of “${p('title')}” is not closed; it was read to the end of the line.`,
  'plan-amount-unused': (p) =>
    `The line of “${p('title')}” holds other amounts (${p('texts')}), which were not used. Correct the amount if one of them is right.`,
  'plan-amounts-not-used': (p) =>
    `${p('count')} amounts in the text were not used for any item (${p('texts')}). If one is an item's, make its line an initiative or enter it there.`,
  'plan-amount-attached': (p) =>
    `“${p('text')}” right behind the title was read as the amount of “${p('title')}”. Correct both if that is wrong.`,
  'plan-number-unused': (p) =>
    `“${p('text')}” below “${p('title')}” may be an amount or a page number and was not used. If it is the amount, enter it there.`,
  'plan-marks-leading': (p) =>
    `①② before ${p('count')} titles were read as reflection marks. Clear the marks if they are numbers.`,
  'plan-numbers-leading': (p) =>
    `①②… before ${p('count')} titles count up and were read as numbers. Enter the marks if they are reflection marks.`,
  'plan-heading-inside': (p) =>
    `${p('count')} lines of description hold a number like an issue's (${p('texts')}). If a heading ran into them, part the lines and read again.`,
  'plan-amount-broken': (p) =>
    `The amount “${p('text')}” of “${p('title')}” may begin on the line above. Compare it with the original.`,
  'plan-text-after-amount': (p) =>
    `“${p('text')}” after the amount of “${p('title')}” was left out of the title.`,
  'plan-marks-several': (p) =>
    `“${p('title')}” has several marks (${p('text')}), so none was taken. Choose one.`,
  'plan-lines-not-read': (p) =>
    `${p('count')} lines were read as neither issue, strategy nor initiative. Check that they hold no title or amount.`,
}
