// `hanei tie`: a draft page held against its sheet, number by number and name by name.
import { readDocxText } from '../../shared/files/docx-text.ts'
import { textOfHtml } from '../../shared/files/html-text.ts'
import { decodeText } from '../../shared/files/index.ts'
import { type DocumentCheck, type Language, longestPage } from '../../shared/schema/index.ts'
import { checkPage } from '../../shared/tie-out/index.ts'
import { basisOf } from './document.ts'
import { type Reader, readBytes } from './input.ts'
import type { Asked } from './options.ts'
import { CommandProblem } from './problem.ts'
import type { Answer, Surroundings } from './surroundings.ts'

/** Exit status 0 where every number has its source and every name stands as the plan has it. */
export function tie(asked: Asked, surroundings: Surroundings): Answer {
  const [path = '-', page = '-'] = asked.paths
  const text = readPage(page, surroundings)
  const check = checkPage(text, basisOf(asked, path, surroundings))
  const { differs, noSource, names } = check.counts
  return {
    text:
      asked.format === 'json'
        ? `${JSON.stringify(check)}\n`
        : tieText(check, page, surroundings.language, surroundings),
    status: differs + noSource + names > 0 ? 1 : 0,
  }
}

/** Text of a page: a Word file by its first bytes, HTML by its first character, else text as it is. */
export function readPage(path: string, reader: Reader): string {
  const bytes = readBytes(path, reader)
  const text = textIn(bytes, reader)
  if (text.length > longestPage) throw new CommandProblem(reader.words.tie.tooLong(longestPage))
  return text
}

function textIn(bytes: Uint8Array, { language }: Reader): string {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const reading = readDocxText(bytes)
    if (!reading.ok) throw new CommandProblem(reading.problem.message[language])
    return reading.text
  }
  const { text } = decodeText(bytes)
  return text.trimStart().startsWith('<') ? textOfHtml(text) : text
}

/** What needs a look, by line and column, then how much was looked at. */
function tieText(
  { text, numbers, names, counts }: DocumentCheck,
  path: string,
  language: Language,
  { words }: Surroundings,
): string {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  const noted = [...numbers, ...names]
    .filter(({ message }) => message !== undefined)
    .sort((a, b) => a.start - b.start)
  let line = 0
  const lines = noted.map((one) => {
    while ((starts[line + 1] ?? Number.POSITIVE_INFINITY) <= one.start) line++
    const cells = 'cells' in one && one.cells ? ` ${one.cells.slice(0, 5).join(' ')}` : ''
    const place = `${path}:${line + 1}:${one.start - (starts[line] ?? 0) + 1}`
    return `${place} ${one.message?.[language] ?? ''}${cells}`
  })
  return `${[...lines, words.tie.counts(counts)].join('\n')}\n`
}
