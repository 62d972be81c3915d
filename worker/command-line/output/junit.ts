// Results as JUnit XML, which build servers show: a suite a file, a case a finding or expectation.
import { unmetText } from '../../../shared/locales/unmet.ts'
import type { Finding, Language } from '../../../shared/schema/index.ts'
import type { Checked, Result } from '../assess.ts'

/** Errors, warnings and unmet expectations fail; what is only said passes, with its text. */
export function junitXml(results: readonly Result[], language: Language): string {
  const suites = results.map((result) =>
    'problem' in result
      ? suite(result.path, [unreadable(result.problem)])
      : suite(result.path, casesOf(result, language)),
  )
  const sum = (of: (one: Suite) => number) => suites.reduce((all, one) => all + of(one), 0)
  const counts = `tests="${sum((one) => one.cases.length)}" failures="${sum(({ failures }) => failures)}" errors="${sum(({ errors }) => errors)}"`
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="hanei" ${counts}>\n${suites.map(suiteXml).join('\n')}\n</testsuites>\n`
}

interface Case {
  name: string
  classname: string
  outcome: 'passed' | 'failure' | 'error'
  type: string
  text: string
}
interface Suite {
  name: string
  cases: Case[]
  failures: number
  errors: number
}

const suite = (name: string, cases: Case[]): Suite => ({
  name,
  cases,
  failures: cases.filter(({ outcome }) => outcome === 'failure').length,
  errors: cases.filter(({ outcome }) => outcome === 'error').length,
})

const unreadable = (problem: string): Case => ({
  name: 'read',
  classname: 'hanei',
  outcome: 'error',
  type: 'unreadable',
  text: problem,
})

function casesOf({ report, unmet }: Checked, language: Language): Case[] {
  const cases = [
    ...report.findings.map((finding) => caseOf(finding, language)),
    ...unmet.map(
      (one): Case => ({
        name: `expect ${one.field}`,
        classname: 'expect',
        outcome: 'failure',
        type: 'expect',
        text: unmetText(one, language),
      }),
    ),
  ]
  if (cases.length > 0) return cases
  const text = report.statement[language]
  return [{ name: 'check', classname: 'hanei', outcome: 'passed', type: 'statement', text }]
}

const caseOf = ({ code, severity, cells, message }: Finding, language: Language): Case => ({
  name: [...cells.slice(0, 5), message[language]].join(' '),
  classname: code.replace('/', '.'),
  outcome: severity === 'error' || severity === 'warning' ? 'failure' : 'passed',
  type: severity,
  text: message[language],
})

const suiteXml = ({ name, cases, failures, errors }: Suite): string =>
  `  <testsuite name="${escaped(name)}" tests="${cases.length}" failures="${failures}" errors="${errors}">\n${cases.map(caseXml).join('\n')}\n  </testsuite>`

function caseXml({ name, classname, outcome, type, text }: Case): string {
  const inside =
    outcome === 'passed'
      ? `<system-out>${escaped(text)}</system-out>`
      : `<${outcome} type="${escaped(type)}" message="${escaped(text)}"/>`
  return `    <testcase name="${escaped(name)}" classname="${escaped(classname)}">${inside}</testcase>`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
}

/** For text and attributes; characters that XML 1.0 has no place for become U+FFFD. */
const escaped = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML refuses
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"\n\r\t]/g, (character) => entities[character] ?? character)
