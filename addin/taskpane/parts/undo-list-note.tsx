// What a change by the add-in does to Excel's own undo list, said before it is made.
import { usePane } from '../state/context.ts'

export function UndoListNote() {
  const pane = usePane()
  const { undoList, undoHere } = pane.text.value.common
  if (pane.services.page) return null
  return (
    <p class="small quiet">
      {undoList(pane.services.port.canGroupUndo())}
      {pane.settings.spoken.value === 'en' && ' '}
      {undoHere}
    </p>
  )
}
