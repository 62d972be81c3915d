// Attributes of a tag: one at a time and several in one pass say the same.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attribute, readAttributes } from './xml.ts'

const names = ['r', 't', 's']
const read = (source: string): (string | null)[] => {
  const values: (string | null)[] = []
  readAttributes(source, names, values)
  return values
}

describe('several attributes in one pass', () => {
  it.each<[string, (string | null)[]]>([
    [' r="A1" s="2" t="s"', ['A1', 's', '2']],
    ["\tt = 'str'\n r='B2'", ['B2', 'str', null]],
    [' xr:r="1" cm="1" r="C3"', ['C3', null, null]],
    [' ht=" r=\'X9\'" r="D4"', ['D4', null, null]],
    [' r="A1" r="B1"', ['A1', null, null]],
    [' t="a&amp;b&#10;" s', [null, 'a&b\n', null]],
    [' r="A1', [null, null, null]],
    [' r=A1 t="s"', [null, null, null]],
    ['', [null, null, null]],
  ])('%j', (source, expected) => {
    expect(read(source)).toEqual(expected)
  })

  it('ends on any text, and reads what the single reading reads', () => {
    const unit = fc.constantFrom(...' \trts="\'&;<A1')
    fc.assert(fc.property(fc.string({ unit }), (text) => void read(text)))
    const value = fc.constantFrom('', 'A1', '12', 'a b', "it's", 'x;y')
    const one = fc.tuple(fc.constantFrom('r', 't', 's', 'cm', 'x:r'), value)
    fc.assert(
      fc.property(fc.uniqueArray(one, { selector: ([name]) => name, maxLength: 5 }), (list) => {
        const source = list.map(([name, text]) => ` ${name}="${text}"`).join('')
        expect(read(source)).toEqual(names.map((name) => attribute(source, name)))
      }),
    )
  })
})
