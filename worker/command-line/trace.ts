// `hanei trace`: why a figure is what it is, or what a cell is in.
import type { Language, Trace, TracedFigure, TracedLine } from '../../shared/schema/index.ts'
import { traceCell, traceFigure } from '../../shared/trace/index.ts'
import { type Assessed, assessInput } from './assess.ts'
import { type Input, readAgainst, readInput } from './input.ts'
import type { Asked } from './options.ts'
import { CommandProblem } from './problem.ts'
import type { Answer, Surroundings } from './surroundings.ts'

/** Lines of a figure that are shown at once. */
const mostLines = 50

/** A figure by its name, e.g. `share` or `issues.1`; anything else is a cell. */
export function trace(asked: Asked, surroundings: Surroundings): Answer {
  const { words, language } = surroundings
  const [path = '-', subject = 'share'] = asked.paths
  const input = readInput(path, asked.sheets, surroundings)
  const assessed = assessInput(path, input, readAgainst(asked, surroundings), words)
  const found = traceOf(assessed, input, subject, 0)
  if (!found) throw new CommandProblem(words.trace.unknown(subject))
  const text =
    asked.format === 'json'
      ? `${JSON.stringify({ digest: assessed.digest, ...found })}\n`
      : traceText(found, language)
  return { text, status: 0 }
}

/** @param offset of the figure's lines */
export function traceOf(
  { report, lines }: Assessed,
  input: Input,
  subject: string,
  offset: number,
): Trace | null {
  const kept = lines()
  return (
    traceFigure(report, kept, subject, { offset, limit: mostLines }) ??
    traceCell(report, kept, subject, input.snapshot?.sheet)
  )
}

function traceText(found: Trace, language: Language): string {
  const lines = found.kind === 'figure' ? figureLines(found, language) : cellLines(found, language)
  return `${[`${found.root.label[language]} ${found.root.arithmetic[language]}`, ...lines].join('\n')}\n`
}

const signs = { add: '+', subtract: '−', divide: '÷', names: '·' } as const

const figureLines = (found: TracedFigure, language: Language): string[] => [
  `${found.path.map(({ label }) => label[language]).join(' › ')}: ${found.text[language]}`,
  `  ${found.arithmetic[language]}`,
  ...found.terms.map(
    ({ sign, figure, label, text }) =>
      `  ${signs[sign]} ${label[language]} ${text[language]} [${figure}]`,
  ),
  ...found.lines.items.map((line) => lineText(line, language)),
  ...found.leftOut.map(({ why, cells }) => `  ${cells.join(' ')}: ${why[language]}`),
]

const cellLines = (found: Extract<Trace, { kind: 'cell' }>, language: Language): string[] => [
  `${found.cell}: ${found.why[language]}`,
  ...(found.line ? [lineText(found.line, language)] : []),
  ...found.enters.map(
    ({ sign, label, text, figure }) =>
      `  ${signs[sign]} ${label[language]} ${text[language]} [${figure}]`,
  ),
  ...found.findings.map(({ code, title }) => `  ! ${title[language]} [${code}]`),
]

const lineText = ({ line, read, why }: TracedLine, language: Language): string =>
  `  ${line.cell} ${line.initiative || line.strategy || line.issue}: ${read[language]}. ${why[language]}`
