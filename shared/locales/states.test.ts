// The words beside a share: what a clerk reads where 暫定 and 証明済み stand side by side.
import { expect, test } from 'vitest'
import type { ShareReason } from '../schema/index.ts'
import { attestedMeaning, ruleTitle, stateReason, stateWord, withheldReason } from './index.ts'

const reason = (code: string, count: number, cells: string[]): ShareReason => ({
  code,
  title: ruleTitle(code),
  figure: 'share',
  count,
  cells,
})
const reasons = [
  reason('totals/subtotal-differs', 1, ['D20']),
  reason('classification/unset-mark', 2, ['F8', 'F12']),
  reason('structure/low-confidence', 1, []),
  reason('amounts/no-unit', 1, ['D4']),
  reason('amounts/missing', 1, ['D5']),
]

test('a state is one word', () => {
  expect(stateWord('final')).toEqual({ ja: '確定', en: 'Final' })
  expect(stateWord('provisional').ja).toBe('暫定')
  expect(stateWord('not-applicable').ja).toBe('該当なし')
})

test('why it is provisional is one sentence with the cells to look at', () => {
  expect(stateReason({ status: 'provisional', reasons: reasons.slice(0, 2) }).ja).toBe(
    '「合計の不一致」(D20)、「反映区分の未記入」(F8ほか)の指摘が残っているため、値は確定していません。',
  )
  const { ja, en } = stateReason({ status: 'provisional', reasons })
  expect(ja).toContain('「表の読み取りに自信がない」、ほか2種類の指摘が')
  expect(en).toContain('; 2 more kinds of findings.')
  expect(stateReason({ status: 'final', reasons: [] })).toEqual({ ja: '', en: '' })
})

test('証明済み never reads as 確定', () => {
  const { ja, en } = attestedMeaning({ status: 'provisional', reasons: reasons.slice(0, 1) })
  expect(ja).toContain('値が確定したという意味ではありません')
  expect(ja).toContain('「合計の不一致」(D20)')
  expect(en).toContain('not that it is final')
  expect(attestedMeaning({ status: 'final', reasons: [] }).ja).toContain('残っていません')
})

test('a run kept without its reasons still says that findings remain', () => {
  expect(stateReason({ status: 'provisional' }).ja).toContain('確認の済んでいない指摘')
  expect(withheldReason({ status: 'provisional' }).en).toContain('findings remain')
})

test('a title with the signs of a replacement is printed as it is', () => {
  const odd = { ...reason('x', 1, ['A$1']), title: { ja: '$& $1', en: '$&' } }
  expect(stateReason({ status: 'provisional', reasons: [odd] }).ja).toContain('「$& $1」(A$1)')
})
