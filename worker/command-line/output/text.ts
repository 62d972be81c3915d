// Results for a person at a terminal.
import { formatAmount } from '../../../shared/amount/index.ts'
import { stateReason, stateWord } from '../../../shared/locales/index.ts'
import { unmetText } from '../../../shared/locales/unmet.ts'
import type { Finding, Language, Report } from '../../../shared/schema/index.ts'
import { groupDigits } from '../../../shared/text/digits.ts'
import type { Checked } from '../assess.ts'
import type { Words } from '../locales/index.ts'

/** One file's result: its figures, then every finding with its cell and what to do. */
export function checkText(assessed: Checked, words: Words, language: Language): string {
  const { report, path, digest } = assessed
  const findings = report.findings.map((finding) => findingText(finding, words, language))
  return [
    path,
    ...figureLines(report, words, language),
    ...(report.findings.length === 0 ? [`  ${words.check.noFindings}`] : findings),
    ...assessed.unmet.map((one) => `  ${unmetText(one, language)}`),
    `  ${words.check.counts(report.counts.error, report.counts.warning, report.counts.lines)}  ${digest}`,
    '',
  ].join('\n')
}

function figureLines({ totals, statement }: Report, words: Words, language: Language): string[] {
  const { share } = totals
  const { figures } = words.check
  const percent = share.value === null ? '—' : `${share.value}%`
  const reason = stateReason(share)[language]
  return [
    `  ${figures.share} ${percent} ${stateWord(share.status)[language]}${reason && ` ${reason}`}`,
    `  ${figures.total} ${amount(totals.total, language)}  ${figures.base} ${amount(totals.base, language)}`,
    `  ${statement[language]}`,
  ]
}

/** As budget documents have it in Japanese, in full yen in English. */
const amount = (yen: number, language: Language): string =>
  language === 'ja'
    ? formatAmount(yen, '千円')
    : `${yen < 0 ? '-' : ''}¥${groupDigits(Math.abs(yen))}`

function findingText(finding: Finding, words: Words, language: Language): string {
  const { severity, cells, message, suggestion, code } = finding
  const head = `  ${words.check.severities[severity]} ${cells.slice(0, 5).join(' ')}`.trimEnd()
  const fix = suggestion ? `\n    ${words.check.suggestion(suggestion.label[language])}` : ''
  return `${head}  ${message[language]} [${code}]${fix}`
}
