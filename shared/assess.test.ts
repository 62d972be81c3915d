import { expect, test } from 'vitest'
import { assess } from './assess.ts'
import { defaultPolicy, type SheetSnapshot } from './schema/index.ts'

const unitOf = (rows: SheetSnapshot['rows']) =>
  assess({ sheet: '予算', origin: 'A1', rows }, null, defaultPolicy).table?.unit

test('the report names the unit that amounts were read in', () => {
  const inHeading = [
    ['事業名', '予算額(円)'],
    ['議員報酬', 128_164_000],
    ['議員手当', 53_828_000],
  ]
  expect(unitOf(inHeading)).toBe('円')
  expect(unitOf([['(単位:百万円)'], ...inHeading.with(0, ['事業名', '予算額'])])).toBe('百万円')
})

test('a unit that all cells share is the unit; cells of different units have none', () => {
  const heading = ['項目', '要求額']
  const rows = [
    ['義務的経費等', '5,352億円'],
    ['公共事業費', '753億円'],
  ]
  expect(unitOf([heading, ...rows])).toBe('億円')
  expect(unitOf([heading, ...rows, ['一般事業費', '605百万円']])).toBeNull()
})
