// The same as open data: one datum a cell, ids, amounts in yen.
import type { DocumentKind } from '../../schema/index.ts'
import type { Dataset, Field } from '../types.ts'
import type { PageContext } from './context.ts'
import { itemFigure } from './figures.ts'
import { exclusionLabel, reflectionLabel } from './items.ts'
import { reflectedOpinions } from './opinions.ts'

type Column = keyof PageContext['words']['columns']
type Cells = readonly (string | number | null)[]

/** The rows of a page of this kind. */
export function datasetOf(context: PageContext, kind: DocumentKind): Dataset {
  const { words, input } = context
  const licence = input.template?.licence?.name
  const { columns, rows } = tables[kind](context)
  const own: readonly (readonly [Column, Field['type']])[] = licence
    ? [...columns, ['licence', 'string']]
    : columns
  return {
    name: kind,
    title: words.titles[kind],
    fields: own.map(([name, type]) => ({ name, type, description: words.columns[name] })),
    rows: licence ? rows.map((row) => [...row, licence]) : rows,
  }
}

interface Table {
  columns: readonly (readonly [Column, Field['type']])[]
  rows: readonly Cells[]
}

const tables: Record<DocumentKind, (context: PageContext) => Table> = {
  plan: planTable,
  share: shareTable,
  items: itemTable,
  opinions: opinionTable,
}

function planTable({ outline, words }: PageContext): Table {
  const rows = outline.issues.flatMap(({ no, title, strategies }) =>
    strategies.flatMap((strategy) => {
      const own = { title: '', description: strategy.description, money: strategy.money }
      const parts = strategy.initiatives.length > 0 && !strategy.money ? [] : [own]
      return [...parts, ...strategy.initiatives].map(({ title: name, description, money }) => [
        ...[money?.id ?? strategy.id, no, title, strategy.title, name],
        ...[money?.yen ?? null, words.states[money?.state ?? 'missing']],
        ...[description.join('\n'), money?.lines.map(({ cell }) => cell).join(' ') ?? ''],
      ])
    }),
  )
  return {
    columns: [
      ['id', 'string'],
      ['issueNo', 'integer'],
      ['issue', 'string'],
      ['strategy', 'string'],
      ['initiative', 'string'],
      ['amount', 'integer'],
      ['state', 'string'],
      ['description', 'string'],
      ['cells', 'string'],
    ],
    rows,
  }
}

function shareTable({ figures, words }: PageContext): Table {
  const own = [...figures.values()].filter(({ id }) => !/^(?:items|cells)\./.test(id))
  return {
    columns: [
      ['figure', 'string'],
      ['label', 'string'],
      ['value', 'number'],
      ['measureUnit', 'string'],
      ['cells', 'string'],
    ],
    rows: own.map(({ id, label, kind, yen, percent, cells }) => [
      ...[id, label, kind === 'yen' ? yen : percent === null ? null : Number(percent)],
      ...[kind === 'yen' ? '円' : words.percent, cells.join(' ')],
    ]),
  }
}

function itemTable(context: PageContext): Table {
  const { input, outline, words } = context
  return {
    columns: [
      ['id', 'string'],
      ['issue', 'string'],
      ['strategy', 'string'],
      ['initiative', 'string'],
      ['department', 'string'],
      ['amount', 'integer'],
      ['state', 'string'],
      ['exclusion', 'string'],
      ['reflection', 'string'],
      ['cells', 'string'],
    ],
    rows: input.lines.map((line) => {
      const item = outline.itemOf.get(line)
      const state = line.yen !== null ? 'value' : outline.isUnread(line) ? 'missing' : 'none'
      return [
        ...[item ? itemFigure(item).slice('items.'.length) : '', line.issue, line.strategy],
        ...[line.initiative, line.department, line.yen, words.states[state]],
        ...[exclusionLabel(context, line), reflectionLabel(context, line), line.cell],
      ]
    }),
  }
}

function opinionTable(context: PageContext): Table {
  const { words } = context
  return {
    columns: [
      ['no', 'string'],
      ['meeting', 'string'],
      ['date', 'date'],
      ['group', 'string'],
      ['text', 'string'],
      ['decision', 'string'],
      ['measure', 'string'],
      ['items', 'string'],
      ['reflectedYen', 'integer'],
      ['followUp', 'string'],
    ],
    rows: reflectedOpinions(context).map(({ opinion, items, reflectedYen }) => [
      ...[opinion.no, opinion.meeting, opinion.date, opinion.group ?? '', opinion.text],
      opinion.decisionText ?? words.decisions[opinion.decision ?? 'undecided'],
      ...[opinion.measure ?? '', items.map(({ id }) => id).join(' '), reflectedYen],
      opinion.followUp ?? '',
    ]),
  }
}
