// The sheets that a result rests on beside the checked one: looked at again when something there changes.
import { effect, type Signal, signal } from '@preact/signals'
import type { Result } from '../../budget/result.ts'
import type { HeldSheets } from '../../client/thread/held-sheets.ts'
import type { Services } from './services.ts'
import type { WorkbookState } from './workbook.ts'

/** Milliseconds of quiet after an edit elsewhere before the other sheets are looked at. */
const quietTime = 700

export function createOthersWatch({
  services: { port, workerThread },
  workbook,
  result,
  onFound,
}: {
  services: Services
  workbook: WorkbookState
  result: Signal<Result | null>
  /** They are no longer what the result says of them. */
  onFound: () => void
}) {
  /** Something of them that the result says has changed: an edit that changes nothing there is none. */
  const changed = signal(false)
  let isTouched = false
  let timer: ReturnType<typeof setTimeout> | null = null
  let names = ''

  function touched(): void {
    isTouched = true
    if (timer) clearTimeout(timer)
    timer = setTimeout(() => void look(), quietTime)
  }

  async function look(): Promise<void> {
    const made = result.peek()
    if (!made || made.isAlone) return
    const found = await port.readWorkbook({})
    // A sheet that can't be read now is read at the next validation.
    if (!found.ok) return
    const files = made.sheets.filter(({ file }) => file !== undefined)
    const sheets = [...found.value, ...files].map(({ name, hidden, reading }) =>
      reading ? { name, hidden, snapshot: reading.snapshot } : { name, hidden, snapshot: null },
    ) as HeldSheets
    const { sheet, isAlone, roles, plan } = made
    const asked = { sheet, isAlone, roles, plan, sheets }
    const { beside } = await workerThread.call('describeSheets', asked)
    if (result.peek() !== made) return
    changed.value = beside !== made.beside
    if (changed.value) onFound()
  }

  // Sheets that come, go, are renamed, hidden or shown.
  effect(() => {
    const listed = JSON.stringify(
      workbook.sheets.value.flatMap(({ name, visible, own }) => (own ? [] : [[name, visible]])),
    )
    if (names !== '' && listed !== names && result.peek()) touched()
    names = listed
  })

  return {
    changed,
    touched,
    /** Whether they have to be read anew, as a reading begins. */
    take(): boolean {
      const was = isTouched
      isTouched = false
      return was
    },
    /** The reading came to nothing. */
    putBack(was: boolean): void {
      isTouched ||= was
    },
  }
}
