// What the write-back will write, sheet by sheet, before it does.
import { cellsOf, countCells } from '../../../shared/writeback/block/block-cells.ts'
import type { WriteBackPlan, WriteBlock, WriteCell } from '../../../shared/writeback/types.ts'
import { nameOfResult } from '../../budget/result.ts'
import { Button } from '../parts/button.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { Message } from '../parts/message.tsx'
import { ShareReason } from '../parts/share-reason.tsx'
import { ShareText, standingOfResult } from '../parts/share-text.tsx'
import { UndoListNote } from '../parts/undo-list-note.tsx'
import { usePane } from '../state/context.ts'
import type { Result } from '../state/validation.ts'

/** Rows of a block put on the page. */
const rowsShown = 14

export function WritePreview({ plan, result }: { plan: WriteBackPlan; result: Result }) {
  const pane = usePane()
  const t = pane.text.value.totals.writeBack
  const isOutdated = pane.validation.outdated.value !== null
  const { share } = result.report.totals
  const standing = standingOfResult(result, isOutdated)
  return (
    <div class="stack-s" data-standing={standing}>
      <p>{t.willWrite(nameOfResult(result, pane.text.value.common.sheets))}</p>
      <p class="small">
        {t.share} <ShareText value={share.value} standing={standing} />
      </p>
      <ShareReason share={share} />
      <ul class="notes small">
        {plan.writeSet.map((range) => (
          <li key={range} class="number">
            {range}
          </li>
        ))}
      </ul>
      {plan.sheets.map((sheet) => (
        <Disclosure
          key={sheet.name}
          title={sheet.name}
          aside={<span class="small quiet">{t.cellCount(countCells(sheet))}</span>}
        >
          {sheet.blocks.map((block) => (
            <BlockTable key={block.origin} block={block} label={`${sheet.name} ${block.origin}`} />
          ))}
        </Disclosure>
      ))}
      {plan.targets.length > 0 && (
        <ul class="changes">
          {plan.targets.map((target) => (
            <li key={`${target.sheet}${target.cell}`} class="change">
              <span class="number">
                {target.sheet}!{target.cell}
              </span>
              <span aria-hidden="true">←</span>
              <ins class="number">{target.formula}</ins>
            </li>
          ))}
        </ul>
      )}
      {isOutdated ? (
        <Message tone="warning" icon="clock">
          {t.outdated}
        </Message>
      ) : (
        <>
          <p class="small quiet">{t.nothingElse}</p>
          <UndoListNote />
        </>
      )}
      <div class="row wrap">
        {isOutdated ? (
          <Button
            look="primary"
            icon="refresh"
            onClick={() => void pane.validation.validateSheet(result.sheet)}
          >
            {pane.text.value.validation.stale.again}
          </Button>
        ) : (
          <Button look="primary" icon="write" onClick={() => void pane.writeBack.write()}>
            {t.write}
          </Button>
        )}
        <Button onClick={() => pane.writeBack.cancel()}>{pane.text.value.common.cancel}</Button>
      </div>
    </div>
  )
}

function BlockTable({ block, label }: { block: WriteBlock; label: string }) {
  const t = usePane().text.value.totals.writeBack
  const cells = cellsOf(block)
  const rest = cells.rows - rowsShown
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls sideways, so the keyboard must reach it
    <section class="preview" aria-label={label} tabIndex={0}>
      <table>
        <tbody>
          {upTo(Math.min(cells.rows, rowsShown)).map((row) => (
            <tr key={row}>
              {upTo(cells.columns).map((column) => (
                <td key={column}>
                  <Cell cell={cells.cell(row, column)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && <p class="small quiet">{t.moreRows(rest)}</p>}
    </section>
  )
}

/** What the cell will show, and the formula it shows it by. */
function Cell({ cell }: { cell: WriteCell }) {
  if (cell === null) return null
  if (cell.kind === 'text') return <>{cell.value}</>
  if (cell.kind === 'number') return <span class="number">{figure(cell.value)}</span>
  return (
    <>
      {cell.expected !== undefined && <span class="number">{figure(cell.expected)}</span>}
      <code title={cell.formula}>{cell.formula}</code>
    </>
  )
}

const figure = (value: number | string): string =>
  typeof value === 'number' ? value.toLocaleString('ja-JP') : value

const upTo = (end: number): number[] => Array.from({ length: end }, (_, i) => i)
