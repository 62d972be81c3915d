// `hanei check`: files in, findings and figures out.
import { unmetFigures } from '../../shared/expectations.ts'
import { totalsCsv, totalsCsvOfFiles } from '../totals-csv.ts'
import type { Result } from './assess.ts'
import { checkAll } from './check-files.ts'
import type { Asked } from './options.ts'
import { junitXml } from './output/junit.ts'
import { sarif } from './output/sarif.ts'
import { checkText } from './output/text.ts'
import type { Answer, Surroundings } from './surroundings.ts'

/** Exit status 0 clean, 1 findings or unmet expectations, 2 where a file could not be read. */
export async function check(asked: Asked, surroundings: Surroundings): Promise<Answer> {
  const { words, language } = surroundings
  const results = await checkAll(asked, surroundings)
  const unreadable = results.filter((result) => 'problem' in result).length
  const withFindings = results.filter(hasFindings).length
  return {
    text: shown(results, asked, surroundings),
    problems: results.flatMap((result) =>
      'problem' in result ? [`${result.path}: ${result.problem}`] : [],
    ),
    status: unreadable > 0 ? 2 : withFindings > 0 ? 1 : 0,
    ...(asked.format === 'text' && results.length > 1
      ? { note: words.check.summary(results.length, withFindings, unreadable) }
      : {}),
  }

  function shown(all: readonly Result[], { format }: Asked, { version }: Surroundings): string {
    switch (format) {
      case 'text':
        return all.map((one) => ('problem' in one ? '' : checkText(one, words, language))).join('')
      case 'json':
        return asJson(all)
      case 'csv':
        return asCsv(all)
      case 'junit':
        return junitXml(all, language)
      case 'sarif':
        return sarif(all, language, version)
    }
  }
}

const hasFindings = (result: Result): boolean =>
  !('problem' in result) &&
  (result.report.counts.error > 0 || result.report.counts.warning > 0 || result.unmet.length > 0)

/** The reports byte for byte as their digests are over them. */
function asJson(results: readonly Result[]): string {
  const items = results.map((result) =>
    'problem' in result
      ? JSON.stringify({ file: result.path, problem: result.problem })
      : `{"file":${JSON.stringify(result.path)},"digest":"${result.digest}","report":${result.reportText},"unmet":${JSON.stringify(result.unmet)}}`,
  )
  return `{"files":[\n${items.join(',\n')}\n]}\n`
}

/** The figures of each file; of several files with its name before each row. */
function asCsv(results: readonly Result[]): string {
  const read = results.flatMap((result) => {
    if ('problem' in result) return []
    const { path, figures, unmet, expect } = result
    const isExpecting = Object.keys(expect).length > 0
    return { path, figures: new Map([...figures, ...(isExpecting ? unmetFigures(unmet) : [])]) }
  })
  const [only] = read
  if (only && results.length === 1) return totalsCsv(only.figures, '円')
  return totalsCsvOfFiles(read, '円')
}
