// The words of a trace in English.
import type { TraceTexts } from './texts.ts'

export const en: TraceTexts = {
  share: 'Reflection share',
  numerator: 'Reflected (numerator)',
  base: 'Base (denominator)',
  total: 'Ward total',
  statement: 'Published sentence',
  mark: (symbol, label) =>
    label === '' ? symbol : label.includes(symbol) ? label : `${symbol} ${label}`,
  opinion: (no) => `reflected for opinion ${no}`,
  noName: '(no name)',
  division: (numerator, denominator, exact, value, decimals, rounding) =>
    `${numerator} ÷ ${denominator} × 100 = ${exact}% → ${value}% (decimals: ${decimals}, ${rounding === 'half-up' ? 'rounded half up' : 'truncated'})`,
  noShare: (numerator, denominator) =>
    `${numerator} ÷ ${denominator}: there is no share, because the base is not above 0 or no line has a reflection mark.`,
  sum: (terms, result) => `${terms} = ${result}`,
  lines: (count, result) => `Sum of ${count} lines = ${result}`,
  declared: (figure, lines, difference) =>
    `${figure} is the amount that the sheet or the plan states. The lines come to ${lines}, a difference of ${difference}.`,
  nothing: 'There is no such line.',
  text: 'The figures that this sentence states. Choose one to see where it comes from.',
  read: (raw, state, unit, source) => {
    if (state === 'missing') return 'blank'
    if (state === 'none') return `“${raw}”: read as no amount`
    if (state === 'invalid') return `“${raw}”: cannot be read as an amount`
    const of = {
      cell: 'written in the cell',
      heading: 'from the column heading',
      table: 'from the table',
      default: 'the default',
    }
    return unit === null
      ? `“${raw}”: no unit`
      : `“${raw}”: in ${unit}${source === null ? '' : `, ${of[source]}`}`
  },
  formula: (text) => `${text}, the result of a formula`,
  unread: 'The run is of an earlier version, which did not keep how cells were read',
  why: {
    'counting-mark': (mark) =>
      `The ward's policy counts “${mark}” as reflected: it is in numerator and base.`,
    'other-mark': (mark) =>
      `The ward's policy does not count “${mark}” as reflected: it is in the base alone.`,
    'no-mark': () => 'Marked as not reflected: it is in the base alone.',
    'unset-mark': () =>
      'Its reflection mark is blank or cannot be read: it is taken into the base alone.',
    exclusion: (label, by) => {
      const told = {
        cell: 'its exclusion cell',
        name: "the item's name",
        plan: 'the plan',
      }
      return `“${label}” (${by === null ? "the ward's policy" : `by ${told[by]}`}) is taken out of the base: it is in neither numerator nor base.`
    },
    missing: () => 'The amount is blank: it is in no figure.',
    none: () => 'It states that there is no amount: it changes no figure.',
    unreadable: () => 'It cannot be read as an amount: it is in no figure.',
    tooLarge: () => 'It is beyond exact arithmetic: it is in no figure.',
    parent: () => 'The row holds the sum of its parts. The parts are added, not this row.',
    subtotal: () => 'A subtotal row. The lines are added, not this row.',
    total: () => 'A total row. It is compared with the sum of the lines, not added.',
    relisted: () => 'The row lists something again (再掲): it is not added twice.',
    included: () => 'The row is part of another one (内数): it is not added.',
    note: () => 'A note: it is not added.',
    otherTable: () => 'Another table than the budget: it is not in the figures.',
    elsewhere: () => 'It is no amount of the budget table: it enters no figure directly.',
    column: (heading, amount) => `Column “${heading}”. The amount of this row is in ${amount}.`,
  },
}
