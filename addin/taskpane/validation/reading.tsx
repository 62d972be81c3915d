// How the sheet was read: the table, its unit, what each column holds. Corrections are remembered in the workbook.
import { useState } from 'preact/hooks'
import type { ColumnRole, Mapping, Table, Unit } from '../../../shared/schema/index.ts'
import { Button } from '../parts/button.tsx'
import { CellLink } from '../parts/cell-link.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { SelectField } from '../parts/fields.tsx'
import { usePane } from '../state/context.ts'
import type { Result } from '../state/validation.ts'

const roleOrder: ColumnRole[] = [
  'issue',
  'strategy',
  'initiative',
  'outline',
  'amount',
  'otherAmount',
  'priorAmount',
  'change',
  'rate',
  'count',
  'unit',
  'exclusion',
  'reflection',
  'department',
  'year',
  'code',
  'account',
  'remark',
  'ignored',
]
const unitChoices: Unit[] = ['円', '千円', '万円', '百万円', '億円']

export function Reading({ result }: { result: Result }) {
  const t = usePane().text.value.validation.reading
  const { table } = result.report
  return (
    <Disclosure
      look="card"
      title={t.title}
      aside={
        table && (
          <span class="small quiet number">
            {table.range} · {table.unit ?? '—'}
          </span>
        )
      }
      open={table === null || table.confidence < 0.6}
    >
      {table ? (
        <Columns key={`${result.digest}${result.sheet}`} table={table} result={result} />
      ) : (
        <p>{t.noTable}</p>
      )}
    </Disclosure>
  )
}

function Columns({ table, result }: { table: Table; result: Result }) {
  const pane = usePane()
  const t = pane.text.value.validation.reading
  const [columns, setColumns] = useState<Record<string, ColumnRole>>({})
  const [unit, setUnit] = useState<Unit | null>(null)
  const [range, setRange] = useState<string | null>(null)
  const tables = table.alternatives.filter((one) => one.kind === 'table')
  const changed = Object.keys(columns).length > 0 || unit !== null || range !== null

  async function apply(): Promise<void> {
    const before: Mapping = range === null ? (result.mapping ?? {}) : {}
    await pane.workbook.correct(result.sheet, {
      ...before,
      ...(range === null ? {} : { range }),
      ...(unit === null ? {} : { unit }),
      columns: { ...before.columns, ...columns },
    })
    await pane.validation.validateSheet(result.sheet)
  }

  return (
    <div class="stack-s">
      <div class="row wrap pair">
        {tables.length > 0 && (
          <SelectField
            label={t.table}
            value={range ?? table.range}
            onChange={setRange}
            choices={[table.range, ...tables.map((one) => one.value)].map((value) => ({
              value,
              label: value,
            }))}
          />
        )}
        <SelectField
          label={t.unit}
          value={unit ?? table.unit ?? ''}
          onChange={(value) => setUnit(value as Unit)}
          choices={[
            ...(table.unit === null ? [{ value: '', label: t.noUnit }] : []),
            ...unitChoices.map((value) => ({ value, label: value })),
          ]}
        />
      </div>
      <ul class="columns">
        {table.columns.map((column) => (
          <li key={column.column} class="column-row">
            <CellLink cell={`${column.column}${table.headerRows[0] ?? 1}`} sheet={result.sheet} />
            <span class="grow column-heading" title={column.heading}>
              {column.heading || t.noHeading}
            </span>
            <SelectField
              hideLabel
              label={t.roleOf(column.heading || column.column)}
              value={columns[column.column] ?? column.role}
              onChange={(role) => setColumns({ ...columns, [column.column]: role as ColumnRole })}
              choices={roleOrder.map((role) => ({ value: role, label: t.roles[role] }))}
            />
          </li>
        ))}
      </ul>
      <div class="row wrap">
        <Button look="primary" size="small" disabled={!changed} onClick={() => void apply()}>
          {t.apply}
        </Button>
        {result.mapping && (
          <Button
            size="small"
            icon="undo"
            onClick={() =>
              void pane.workbook
                .correct(result.sheet, null)
                .then(() => pane.validation.validateSheet(result.sheet))
            }
          >
            {t.forget}
          </Button>
        )}
      </div>
      <p class="small quiet">{t.remembered}</p>
      {result.reading.snapshot.merges === undefined && (
        <div class="stack-s">
          <Button
            size="small"
            onClick={() => void pane.validation.validateWithMerges(result.sheet)}
          >
            {t.merges}
          </Button>
          <p class="small quiet">{t.mergesNote}</p>
        </div>
      )}
    </div>
  )
}
