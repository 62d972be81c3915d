// `hanei write`: 反映明細 and 反映集計 into a copy of a workbook.
import { resolve } from 'node:path'
import { writeFile } from '../../shared/workbook/index.ts'
import { readBytes, readPlan, readPolicy } from './input.ts'
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
  const written = writeFile(readBytes(path, surroundings), {
    plan: asked.plan === undefined ? null : readPlan(asked.plan, surroundings),
    policy: readPolicy(asked.policy, surroundings),
    language,
    ...(sheet === undefined ? {} : { sheet }),
  })
  if (!written.ok) throw new CommandProblem(written.problem.message[language])
  return { text: written.bytes, status: written.report.counts.error > 0 ? 1 : 0 }
}
