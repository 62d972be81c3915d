// Each digit, each ☆ and ○, and each name of the published text changed one at a time: found at its place.
import { describe, expect, it } from 'vitest'
import { checkPage } from '../../shared/tie-out/index.ts'
import { planEntries } from '../../shared/tie-out/rows.ts'
import { publishedInput, publishedText } from '../fixtures/published-page.ts'

const input = publishedInput()

interface Change {
  at: number
  length: number
  to: string
}

/** Whether the changed text has a fault that touches the line of the change. */
function isFound({ at, length, to }: Change): boolean {
  const text = publishedText.slice(0, at) + to + publishedText.slice(at + length)
  const { numbers, names } = checkPage(text, input)
  const from = text.lastIndexOf('\n', at - 1) + 1
  const next = text.indexOf('\n', at)
  const until = next < 0 ? text.length : next
  const faults = [
    ...numbers.filter(({ verdict }) => verdict === 'differs'),
    ...names.filter(({ verdict }) => verdict !== 'equal'),
  ]
  return faults.some(({ start, end }) => start <= until && end >= from)
}

const missed = (changes: readonly Change[]) =>
  changes
    .filter((change) => !isFound(change))
    .map(
      ({ at, length, to }) =>
        `${publishedText.slice(Math.max(0, at - 12), at + length + 8)} → ${to}`,
    )

describe('the published text', () => {
  it('with each of its digits changed to each other one', () => {
    const changes = [...publishedText.matchAll(/[0-9]/g)].flatMap(({ index, 0: digit }) =>
      [1, 5, 9].map((add) => ({ at: index, length: 1, to: String((Number(digit) + add) % 10) })),
    )
    expect(changes.length).toBeGreaterThan(200)
    expect(missed(changes)).toEqual([])
  })

  it('with each of its digits left out or doubled', () => {
    const changes = [...publishedText.matchAll(/[0-9]/g)].flatMap(({ index, 0: digit }) => [
      { at: index, length: 1, to: '' },
      { at: index, length: 1, to: `${digit}${digit}` },
    ])
    expect(missed(changes)).toEqual([])
  })

  it('with each ☆ and ○ turned round or left out, and each ① and ② another', () => {
    const other: Record<string, string[]> = {
      '☆': ['○', ''],
      '○': ['☆', ''],
      '①': ['③'],
      '②': ['①'],
    }
    const changes = [...publishedText.matchAll(/[☆○①②]/g)].flatMap(({ index, 0: mark }) =>
      (other[mark] ?? []).map((to) => ({ at: index, length: 1, to })),
    )
    expect(changes.length).toBe(2 * 20 + 2)
    expect(missed(changes)).toEqual([])
  })

  it('with a character of each name changed, and each name another', () => {
    const changes = planEntries(input.plan!).flatMap(({ title }) => {
      const at = publishedText.indexOf(title)
      expect(at, title).toBeGreaterThan(-1)
      const middle = Math.floor(title.length / 2)
      return [
        { at: at + middle, length: 1, to: '亜' },
        { at: at + title.length - 1, length: 1, to: '' },
        { at, length: title.length, to: 'まったく別の名前' },
      ]
    })
    expect(missed(changes)).toEqual([])
  })
})
