// Every rule: where it fires with which cells and figures, where it must not, where it is silent.
import { describe, expect, test } from 'vitest'
import { catalogues } from '../../shared/locales/index.ts'
import { rules } from '../../shared/rules/index.ts'
import { findingsOf } from './case.ts'
import { cases } from './cases/index.ts'

test('every rule has its case', () => {
  const tested = new Set(cases.map(({ code }) => code))
  expect(rules.map(({ code }) => code).filter((code) => !tested.has(code))).toEqual([])
  expect([...tested].filter((code) => !rules.some((rule) => rule.code === code))).toEqual([])
})

test('every rule that something silences has a case where it is silent', () => {
  const tested = new Set(cases.filter(({ silenced }) => silenced).map(({ code }) => code))
  const silenced = rules.filter(
    ({ silencedBy, silencedAnywhereBy }) => silencedBy.length > 0 || silencedAnywhereBy,
  )
  expect(silenced.map(({ code }) => code).filter((code) => !tested.has(code))).toEqual([])
})

describe.each(cases.map((one) => [one.code, one] as const))('%s', (code, one) => {
  test('fires at its cells, with its figures', () => {
    const [finding] = findingsOf(one.fires, code)
    expect(finding?.cells).toEqual(one.cells)
    if (one.params) expect(finding?.params).toMatchObject(one.params)
    if (one.severity) expect(finding?.severity).toBe(one.severity)
    expect(finding?.group).toBe(code.split('/')[0])
  })

  test('says so in both languages, with nothing left out', () => {
    for (const finding of findingsOf(one.fires, code)) {
      expect(finding.message.ja).toMatch(/。$/)
      for (const text of Object.values(finding.message)) {
        expect(text).not.toMatch(/[{}]|undefined|NaN/)
        expect(text.length).toBeGreaterThan(10)
      }
      for (const [name, value] of Object.entries(finding.params)) {
        // Empty texts and what only steers the wording leave no trace.
        if (value === '' || name === 'variant' || name === 'unit') continue
        const templates = Object.values(catalogues).map(({ rules }) =>
          JSON.stringify(rules[code]?.message),
        )
        for (const template of templates)
          expect(template, name).toMatch(new RegExp(`{${name}[:|}]`))
      }
    }
  })

  test('stays silent where nothing is wrong', () => {
    expect(findingsOf(one.not, code)).toEqual([])
  })

  if (one.silenced) {
    const { silenced } = one
    test(`stays silent under ${silenced.by}`, () => {
      expect(findingsOf(silenced, silenced.by).length).toBeGreaterThan(0)
      expect(findingsOf(silenced, code)).toEqual([])
    })
  }
})
