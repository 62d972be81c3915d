// Name box and formula bar over the sheet.
import { useSignalEffect } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { parseArea, splitSheet } from '../../excel/workbook/address.ts'
import { formulaAt } from '../../excel/workbook/cells.ts'
import { sheetByName } from '../../excel/workbook/model.ts'
import { nameOf, type Session } from '../session.ts'
import { Icon } from './icons.tsx'

export const FormulaBar = ({ session, focusGrid }: { session: Session; focusGrid: () => void }) => {
  const words = session.words()
  const nameBox = useRef<HTMLInputElement>(null)
  const formula = useRef<HTMLInputElement>(null)
  useSignalEffect(() => {
    session.version.value
    session.workbook.value
    const draft = session.draft.value
    const { row, column } = session.active()
    const shown = draft ? draft.text : String(formulaAt(session.sheet(), row, column))
    if (formula.current && formula.current.value !== shown) formula.current.value = shown
    if (nameBox.current && document.activeElement !== nameBox.current) {
      nameBox.current.value = nameOf(session)
    }
  })
  const goTo = (text: string) => {
    const { sheet, local } = splitSheet(text.trim())
    const named = session.workbook.value.names.find((one) => one.name === text.trim())
    if (named) return goTo(named.formula.replace(/^=/, ''))
    const area = parseArea(local)
    const target = sheet === null ? session.sheet() : sheetByName(session.workbook.value, sheet)
    if (!area || !target) return
    session.host.value.activate(target.name)
    session.select(area)
  }
  const end = (keep: boolean) => {
    session.endDraft(keep)
    focusGrid()
  }
  const editing = session.draft.value !== null
  return (
    <div class="formula-bar">
      <input
        ref={nameBox}
        class="name-box"
        aria-label={words.nameBox}
        spellcheck={false}
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return
          event.preventDefault()
          if (event.key === 'Enter') goTo(event.currentTarget.value)
          focusGrid()
        }}
      />
      <span class="formula-buttons">
        <button
          type="button"
          aria-label={words.cancel}
          disabled={!editing}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => end(false)}
        >
          <Icon name="close" size={16} />
        </button>
        <button
          type="button"
          aria-label={words.enter}
          disabled={!editing}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => end(true)}
        >
          <Icon name="check" size={16} />
        </button>
        <span class="fx" aria-hidden="true">
          fx
        </span>
      </span>
      <input
        ref={formula}
        class="formula"
        aria-label={words.formulaBar}
        spellcheck={false}
        onFocus={() => {
          if (!session.draft.value) session.beginDraft(null, 'bar', true)
        }}
        onInput={(event) => {
          const draft = session.draft.value
          if (draft) session.draft.value = { ...draft, text: event.currentTarget.value }
        }}
        onBlur={() => {
          if (session.draft.value?.place === 'bar') session.endDraft(true)
        }}
        onKeyDown={(event) => {
          if (event.isComposing) return
          if (event.key !== 'Enter' && event.key !== 'Escape') return
          event.preventDefault()
          end(event.key === 'Enter')
        }}
      />
    </div>
  )
}
