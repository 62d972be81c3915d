// The document of the rules is what the registry says, and the catalogues are complete.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { catalogues, type Template } from '../../shared/locales/index.ts'
import { ruleCodes, rules } from '../../shared/rules/index.ts'
import { columnRoles } from '../../shared/schema/index.ts'
import { documentPath, rulesDocument } from './document.ts'

test('docs/rules.md is up to date', () => {
  expect(readFileSync(documentPath, 'utf8'), 'npm run docs').toBe(rulesDocument())
})

test('codes are family/name, each once, and silence only by codes that exist', () => {
  expect(ruleCodes.size).toBe(rules.length)
  for (const { code, family, silencedBy, silencedAnywhereBy = [] } of rules) {
    expect(code).toMatch(new RegExp(`^${family}/[a-z]+(-[a-z]+)*$`))
    for (const by of [...silencedBy, ...silencedAnywhereBy])
      expect(ruleCodes.has(by), by).toBe(true)
  }
})

test('a rule runs after those that silence it', () => {
  const order = rules.map(({ code }) => code)
  for (const { code, silencedBy, silencedAnywhereBy = [] } of rules) {
    for (const by of [...silencedBy, ...silencedAnywhereBy]) {
      expect(order.indexOf(by), `${by} before ${code}`).toBeLessThan(order.indexOf(code))
    }
  }
})

test('both catalogues have every code, variant, label and role, and use the same values', () => {
  const { ja, en } = catalogues
  for (const catalogue of [ja, en]) {
    expect(Object.keys(catalogue.rules).sort()).toEqual([...ruleCodes].sort())
    expect(Object.keys(catalogue.roles).sort()).toEqual([...columnRoles].sort())
  }
  expect(Object.keys(en.suggestions).sort()).toEqual(Object.keys(ja.suggestions).sort())
  expect(Object.keys(en.words).sort()).toEqual(Object.keys(ja.words).sort())
  for (const code of ruleCodes) {
    const texts = [ja, en].map(({ rules: own }) => variants(own[code]?.message ?? ''))
    const [japanese = {}, english = {}] = texts
    expect(Object.keys(english), code).toEqual(Object.keys(japanese))
    for (const [variant, text] of Object.entries(japanese)) {
      expect(values(english[variant] ?? ''), `${code} ${variant}`).toEqual(values(text))
    }
  }
})

const variants = (template: Template): Record<string, string> =>
  typeof template === 'string' ? { '': template } : { ...template }

/** Names of the values in a sentence; which cells are listed may differ between the languages. */
const values = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name ?? ''))]
    .filter((name) => name !== 'cell' && name !== 'cells')
    .sort()
