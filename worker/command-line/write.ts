// `hanei write`: 反映明細 and 反映集計 into a copy of a workbook.
import { resolve } from 'node:path'
import { defaultPolicy } from '../../shared/schema/index.ts'
import { writeFile } from '../../shared/workbook/index.ts'
import { readAgainst, readBytes } from './input.ts'
import type { Asked } from './options.ts'
import { CommandProblem } from './problem.ts'
import type { Answer, Surroundings } from './surroundings.ts'

/** The new workbook's bytes; the file itself is only read. */
export function write(asked: Asked, surroundings: Surroundings): Answer {
  const { words, language } = surroundings
  const [path = '-'] = asked.paths
  if (asked.output !== undefined && path !== '-' && resolve(asked.output) === resolve(path)) {
    throw new CommandProblem(words.output.isInput(path))
  }
  const [sheet] = asked.sheets
  const { plan = null, policy = defaultPolicy } = readAgainst(asked, surroundings)
  const written = writeFile(readBytes(path, surroundings), {
    ...{ plan, policy },
    language,
    ...(sheet === undefined ? {} : { sheet }),
  })
  if (!written.ok) throw new CommandProblem(written.problem.message[language])
  return { text: written.bytes, status: written.report.counts.error > 0 ? 1 : 0 }
}
