// What is said of a register of opinions, in English.
import type { OpinionFindingCode } from '../../schema/index.ts'

export const en: Record<OpinionFindingCode | 'near', string> = {
  'no-register': 'There are no headings of opinions and decisions. Give both a column.',
  'no-text': 'The opinion is blank. Enter it, or delete the row.',
  'no-meeting': 'The meeting is blank. Enter whose opinion it is.',
  'number-repeated': 'Number {no} stands there twice. Number them anew.',
  'text-repeated': 'Number {no} says what another above says. Delete one of them.',
  'date-unreadable': 'The date “{text}” cannot be read. For example: 2025/9/3',
  'date-outside':
    'The date {text} is outside the time in which this plan’s opinions are heard ({from} to {until}). Check it.',
  undecided: 'The decision is blank. Enter reflected, partly reflected, considered or difficult.',
  'unknown-decision':
    'The decision “{text}” is not understood. Enter reflected, partly reflected, considered or difficult.',
  'unknown-item': 'Number {no} names “{text}”, which is not in the plan.',
  'reflected-without-item': 'Number {no} is called reflected, but names no item.',
  'reflected-without-money': 'Number {no} is called reflected, but “{text}” has no money.',
  'reflected-without-mark':
    'Number {no} is called reflected, but “{text}” has no mark that counts, or is excluded.',
  'mark-without-opinion': '“{text}” has the mark {mark}, but no opinion in the register names it.',
  vanished:
    'An opinion that was under consideration last year (number {no}, “{text}”) is not in this year’s register. Enter what became of it.',
  near: ' Check whether “{near}” was meant.',
}
