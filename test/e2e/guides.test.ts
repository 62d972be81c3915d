// The guides of the help, followed step by step in the preview: what they say is what is there.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sectionsOf } from '../help/guide.ts'
import { languages } from '../help/locales.ts'
import { keptWords } from '../help/pictures.ts'
import { followGuide } from './follow-guide.ts'
import { type Stack, startStack } from './stack.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack({ port: 9561 })
})
afterAll(() => stack?.stop())

/** English as well where there is time for it: its steps have the Japanese ones' shape (test/help). */
const followed = process.env.HANEI_LONG ? languages : languages.slice(0, 1)
const sections = sectionsOf(followed).map((one) => ({ ...one, id: one.section.id }))

describe.each(sections)('$language $page: $id', ({ language, section }) => {
  test('can be followed, and its pictures show what is there (`npm run screenshots`)', async () => {
    const { faults, pictures } = await followGuide(stack, section, language)
    expect(faults).toEqual([])
    for (const { file, words } of pictures) {
      expect(`${words}\n`, file).toBe(keptWords(language, file))
    }
  })
})
