// A sheet from far away: its formulas as numbered fields. The lists beside it say the same in words.
import { columnLetters, parseRange, rangeAddress } from '../../../shared/address/index.ts'
import type { FormulaMap, Region } from '../../../shared/formula-map/index.ts'
import { usePane } from '../state/context.ts'
import { useDeskWords } from './words.ts'

/** Fields that are drawn: smaller ones would be under a pixel. */
const mostFields = 400
/** Height of a row and of the whole, in pixels; a number needs so much room. */
const heights = { row: 14, most: 280, least: 48, number: 12 }
/** Columns whose letters have room side by side. */
const mostLetters = 14

export function MapDrawing(props: {
  map: FormulaMap
  /** Range of the sheet that is drawn. */
  used: string
  sheet: string
  /** Its cells can be gone to. */
  isHere: boolean
}) {
  const { workbook } = usePane()
  const t = useDeskWords().map
  const { map, sheet, isHere } = props
  const whole = parseRange(props.used)
  if (!whole) return null
  const columns = whole.right - whole.left + 1
  const rows = whole.bottom - whole.top + 1
  const height = Math.min(heights.most, Math.max(heights.least, rows * heights.row))
  const hasRoom = ({ top, bottom }: Region): boolean =>
    ((bottom - top + 1) / rows) * height >= heights.number
  const placeOf = ({ top, bottom, left, right }: Omit<Region, 'at'>) => ({
    left: `${((left - whole.left) / columns) * 100}%`,
    top: `${((top - whole.top) / rows) * 100}%`,
    width: `${((right - left + 1) / columns) * 100}%`,
    height: `${((bottom - top + 1) / rows) * 100}%`,
  })
  const goTo = (address: string): void => {
    if (isHere) void workbook.jumpTo(address, sheet)
  }
  const each = Math.ceil(columns / mostLetters)
  const letters = Array.from({ length: Math.ceil(columns / each) }, (_, i) => whole.left + i * each)
  return (
    <div class="map" aria-hidden="true">
      <div class="map-letters">
        {letters.map((column) => (
          <span
            key={column}
            style={{
              left: `${((column - whole.left) / columns) * 100}%`,
              width: `${(each / columns) * 100}%`,
            }}
          >
            {columnLetters(column)}
          </span>
        ))}
      </div>
      <div class="map-rows">
        <span>{whole.top}</span>
        <span>{whole.bottom}</span>
      </div>
      <div class="map-sheet" style={{ height: `${height}px` }}>
        {map.regions.slice(0, mostFields).map((region) => {
          const address = rangeAddress(region)
          const number = region.at < 0 ? '' : String(region.at + 1)
          return (
            <button
              key={address}
              type="button"
              tabIndex={-1}
              class={`map-field ${region.at < 0 ? 'is-typed' : `is-${region.at % 6}`}`}
              style={placeOf(region)}
              title={number === '' ? t.field(address) : `${number} ${t.field(address)}`}
              onClick={() => goTo(address)}
            >
              {hasRoom(region) ? number : ''}
            </button>
          )
        })}
        {map.oddities.map(({ cell }) => {
          const range = parseRange(cell)
          return (
            range && (
              <button
                key={cell}
                type="button"
                tabIndex={-1}
                class="map-odd"
                style={placeOf(range)}
                title={t.field(cell)}
                onClick={() => goTo(cell)}
              />
            )
          )
        })}
      </div>
    </div>
  )
}
