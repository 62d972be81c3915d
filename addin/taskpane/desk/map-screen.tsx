// The sheet's formulas: where they lie, which there are and how far each is copied, and what stands out.
import { useState } from 'preact/hooks'
import { sheetAddress } from '../../../shared/address/sheet-address.ts'
import type { MappedFormula, Oddity } from '../../../shared/formula-map/index.ts'
import type { NamedMap } from '../../client/thread/map-formulas.ts'
import { CellLink, CellLinks } from '../parts/cell-link.tsx'
import { SelectField } from '../parts/fields.tsx'
import { Message } from '../parts/message.tsx'
import type { Subject } from '../state/subject.ts'
import { MapDrawing } from './map-drawing.tsx'
import { useDesk, useDeskWords } from './words.ts'

export function MapScreen({ subject }: { subject: Subject }) {
  const desk = useDesk()
  const t = useDeskWords().map
  const [chosen, setChosen] = useState(subject.sheet)
  if (subject.result === null) return <Message tone="info">{t.needsSheet}</Message>
  const maps = desk.maps.value ?? []
  const shown = maps.find(({ name }) => name === chosen) ?? maps[0]
  if (!shown) return null
  const file = subject.result.sheets.find(({ name }) => name === shown.name)?.file
  return (
    <div class="stack">
      {maps.length > 1 && (
        <SelectField
          label={t.sheet}
          value={shown.name}
          choices={maps.map(({ name, map }) => ({ value: name, label: t.choice(name, map.cells) }))}
          onChange={setChosen}
        />
      )}
      <OneMap key={shown.name} of={shown} file={file} />
    </div>
  )
}

function OneMap({ of: { name, map }, file }: { of: NamedMap; file: string | undefined }) {
  const t = useDeskWords().map
  const { formulas, moreFormulas, oddities, moreOddities, used, cells } = map
  // Another file's cells are named with it, and cannot be gone to.
  const told = (cell: string): string =>
    file === undefined ? cell : sheetAddress({ workbook: file, sheet: map.sheet }, cell)
  if (used === null || cells === 0) return <p class="quiet">{t.none}</p>
  return (
    <>
      <section class="card stack-s" aria-labelledby="map-title">
        <h3 id="map-title">{t.drawing}</h3>
        <p class="small">{t.summary(cells, formulas.length + moreFormulas, used)}</p>
        <MapDrawing map={map} used={used} sheet={name} isHere={file === undefined} />
        <p class="small quiet">{t.legend}</p>
      </section>
      <section class="card stack-s" aria-labelledby="odd-title">
        <h3 id="odd-title">
          {t.odd} <span class="count number">{oddities.length + moreOddities}</span>
        </h3>
        {oddities.length === 0 && <p class="quiet small">{t.oddNone}</p>}
        <ul class="desk-lines">
          {oddities.map((odd) => (
            <Odd key={odd.cell} odd={odd} cell={told(odd.cell)} sheet={name} />
          ))}
        </ul>
        {moreOddities > 0 && <p class="small quiet">{t.more(moreOddities)}</p>}
      </section>
      <section class="card stack-s" aria-labelledby="formulas-title">
        <h3 id="formulas-title">
          {t.formulas} <span class="count number">{formulas.length + moreFormulas}</span>
        </h3>
        <ol class="desk-lines">
          {formulas.map((formula, at) => (
            <OneFormula
              key={formula.relative}
              formula={formula}
              number={at + 1}
              cells={formula.ranges.map(told)}
              sheet={name}
            />
          ))}
        </ol>
        {moreFormulas > 0 && <p class="small quiet">{t.more(moreFormulas)}</p>}
      </section>
    </>
  )
}

function Odd({ odd, cell, sheet }: { odd: Oddity; cell: string; sheet: string }) {
  const t = useDeskWords().map
  return (
    <li class="desk-line stack-xs">
      <div class="row wrap">
        <CellLink cell={cell} sheet={sheet} />
        <span class="tag is-warning">{t.kinds[odd.kind]}</span>
        <code class="formula">{odd.written}</code>
      </div>
      <p class="small">
        {t.model(odd.neighbour)} <code class="formula">{odd.model}</code>
      </p>
    </li>
  )
}

function OneFormula(props: {
  formula: MappedFormula
  number: number
  cells: string[]
  sheet: string
}) {
  const t = useDeskWords().map
  const { formula, number, cells, sheet } = props
  return (
    <li class="desk-line stack-xs" data-formula={number}>
      <div class="row">
        <span class={`map-number is-${(number - 1) % 6}`}>{number}</span>
        <code class="formula grow">{formula.formula}</code>
        <span class="small quiet number">{t.cells(formula.cells)}</span>
      </div>
      <div class="row wrap">
        <CellLinks cells={cells} sheet={sheet} />
        {formula.moreRanges > 0 && <span class="small quiet">{t.more(formula.moreRanges)}</span>}
      </div>
      {formula.typed.length > 0 && (
        <p class="small is-warning">{t.typed(formula.typed.join('、'))}</p>
      )}
    </li>
  )
}
