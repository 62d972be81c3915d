// Results as SARIF 2.1.0 (OASIS), which code hosts and editors show.
import { catalogues } from '../../../shared/locales/index.ts'
import { unmetText } from '../../../shared/locales/unmet.ts'
import { rules } from '../../../shared/rules/index.ts'
import type { Finding, Language, Severity } from '../../../shared/schema/index.ts'
import type { Checked, Result } from '../assess.ts'

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  advice: 'note',
}

/** One run of the tool over all files. A cell is a logical location; a sheet has no lines to point at. */
export function sarif(results: readonly Result[], language: Language, version: string): string {
  const codes = [...new Set(results.flatMap(codesOf))].sort()
  return `${JSON.stringify(
    {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'hanei',
              version,
              rules: codes.map((id) => ({
                id,
                shortDescription: { text: titleOf(id, language) },
                defaultConfiguration: { level: levelOf(id) },
              })),
            },
          },
          language,
          columnKind: 'utf16CodeUnits',
          artifacts: results.map(({ path }) => ({ location: { uri: uriOf(path) } })),
          invocations: [invocation(results)],
          results: results.flatMap((result, index) =>
            'problem' in result
              ? []
              : [
                  ...result.report.findings.map((finding) =>
                    resultOf(finding, result, index, language),
                  ),
                  ...result.unmet.map((one) => ({
                    ruleId: expectation,
                    level: 'error',
                    message: { text: unmetText(one, language) },
                    locations: [physical(result.path, index)],
                  })),
                ],
          ),
        },
      ],
    },
    null,
    2,
  )}\n`
}

const expectation = 'expect'

const codesOf = (result: Result): string[] =>
  'problem' in result
    ? []
    : [
        ...result.report.findings.map(({ code }) => code),
        ...(result.unmet.length > 0 ? [expectation] : []),
      ]

const titleOf = (id: string, language: Language): string =>
  catalogues[language].rules[id]?.title ?? id

function levelOf(id: string) {
  const severity = rules.find(({ code }) => code === id)?.severity
  return severity ? levels[severity] : 'error'
}

/** A file that cannot be read is a notification of the run, not a result. */
function invocation(results: readonly Result[]) {
  const problems = results.flatMap((result, index) =>
    'problem' in result
      ? [
          {
            level: 'error',
            message: { text: result.problem },
            locations: [physical(result.path, index)],
          },
        ]
      : [],
  )
  return { executionSuccessful: problems.length === 0, toolExecutionNotifications: problems }
}

function resultOf(finding: Finding, { path, report }: Checked, index: number, language: Language) {
  const { code, severity, cells, message, suggestion } = finding
  return {
    ruleId: code,
    level: levels[severity],
    message: { text: message[language] },
    locations: [
      {
        ...physical(path, index),
        ...(cells.length === 0
          ? {}
          : {
              logicalLocations: cells.map((cell) => ({ fullyQualifiedName: cell, kind: 'member' })),
            }),
      },
    ],
    partialFingerprints: { 'codeAndCells/v1': [code, ...cells].join(' ') },
    properties: {
      snapshotDigest: report.snapshotDigest,
      ...(suggestion ? { suggestion: suggestion.label[language] } : {}),
    },
  }
}

const physical = (path: string, index: number) => ({
  physicalLocation: { artifactLocation: { uri: uriOf(path), index } },
})

/** A relative or absolute path as a URI reference; standard input has no name of its own. */
function uriOf(path: string): string {
  if (path === '-') return 'stdin'
  const encoded = path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/')
  return path.startsWith('/') ? `file://${encoded}` : encoded
}
