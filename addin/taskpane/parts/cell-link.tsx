// A cell's address that selects the cell in Excel.
import { splitAddress } from '../../../shared/address/sheet-address.ts'
import { usePane } from '../state/context.ts'

export function CellLink({ cell, sheet }: { cell: string; sheet?: string | undefined }) {
  const { workbook, text, services } = usePane()
  const t = text.value
  // Another file's cell can't be gone to in Excel.
  if (splitAddress(cell).workbook !== null && !services.page)
    return <span class="cell is-elsewhere">{cell}</span>
  return (
    <button
      type="button"
      class="cell"
      title={t.common.jumpTo(cell)}
      aria-label={t.common.jumpTo(cell)}
      onClick={() => void workbook.jumpTo(cell, sheet)}
    >
      {cell}
    </button>
  )
}

/** Several cells; beyond `most` the rest is counted, not listed. */
export function CellLinks(props: { cells: string[]; most?: number; sheet?: string | undefined }) {
  const { text } = usePane()
  const most = props.most ?? 6
  const shown = props.cells.slice(0, most)
  const rest = props.cells.length - shown.length
  return (
    <span class="cells">
      {shown.map((cell) => (
        <CellLink key={cell} cell={cell} sheet={props.sheet} />
      ))}
      {rest > 0 && <span class="small quiet">{text.value.common.andMore(rest)}</span>}
    </span>
  )
}
