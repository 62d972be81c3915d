import { expect, test } from 'vitest'
import type { Finding } from '../../../shared/schema/index.ts'
import { groupFindings, matching } from './grouping.ts'

const finding = (
  severity: Finding['severity'],
  group: Finding['group'],
  cell: string,
): Finding => ({
  code: `${group}/x`,
  severity,
  cells: [cell],
  params: {},
  message: { ja: `${cell} の反映区分①が空欄です`, en: `The mark in ${cell} is blank` },
  group,
})
const findings = [
  finding('advice', 'guideline', 'A1'),
  finding('error', 'totals', 'F20'),
  finding('warning', 'amounts', 'F7'),
  finding('error', 'amounts', 'F8'),
  finding('error', 'totals', 'F21'),
]
const all = { hidden: new Set<never>(), words: '', language: 'ja' } as const

test('errors come first, families together in the order they appear', () => {
  const groups = groupFindings(findings)
  expect(
    groups.map((group) => `${group.severity}/${group.family}/${group.findings.length}`),
  ).toEqual(['error/totals/2', 'error/amounts/1', 'warning/amounts/1', 'advice/guideline/1'])
})
test('hidden severities are left out', () => {
  expect(matching(findings, { ...all, hidden: new Set(['error'] as const) })).toHaveLength(2)
})
test('words match cells and text, in any width of letters', () => {
  expect(matching(findings, { ...all, words: 'ｆ２０' })).toEqual([findings[1]])
  expect(matching(findings, { ...all, words: '空欄 f8' })).toEqual([findings[3]])
  expect(matching(findings, { ...all, words: 'no such words' })).toEqual([])
})
