// The workbook's other sheets: read for a validation, and looked at again when something there changes.
import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { OtherSheet } from '../../../shared/schema/index.ts'
import type { CheckInput } from '../../client/thread/check-sheet.ts'
import type { Outcome } from '../../workbook/port.ts'
import type { Result } from './result.ts'
import type { Services } from './services.ts'
import type { WorkbookState } from './workbook.ts'

/** Milliseconds of quiet after an edit elsewhere before the other sheets are looked at. */
const quietTime = 700

export function createOthersWatch({
  services: { port, workerThread },
  workbook,
  result,
  alone,
  onFound,
}: {
  services: Services
  workbook: WorkbookState
  result: Signal<Result | null>
  alone: ReadonlySignal<string | null>
  /** They are no longer what the result says of them. */
  onFound: () => void
}) {
  /** Something of them that the result says has changed: an edit that changes nothing there is none. */
  const changed = signal(false)
  let isTouched = false
  let timer: ReturnType<typeof setTimeout> | null = null
  let names = ''

  /** @param again also where nothing is known to have changed */
  async function read(
    sheet: string,
    { again, signal }: { again: boolean; signal: AbortSignal },
  ): Promise<Outcome<CheckInput['others']>> {
    if (alone.peek() === sheet) return { ok: true, value: null }
    const last = result.peek()
    if (!again && !isTouched && last?.sheet === sheet && last.others) {
      return { ok: true, value: last.others }
    }
    isTouched = false
    const found = await port.readOtherSheets({ sheet, signal })
    if (!found.ok) isTouched = true
    return found
  }

  function touched(): void {
    isTouched = true
    if (timer) clearTimeout(timer)
    timer = setTimeout(() => void look(), quietTime)
  }

  async function look(): Promise<void> {
    const made = result.peek()
    if (!made?.others) return
    const found = await port.readOtherSheets({ sheet: made.sheet })
    // A sheet that can't be read now is read at the next validation.
    if (!found.ok) return
    const { snapshot } = made.reading
    const { otherSheets } = await workerThread.call('findOtherSheets', {
      snapshot,
      others: found.value,
    })
    if (result.peek() !== made) return
    changed.value = said(otherSheets) !== said(made.otherSheets)
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

  return { changed, read, touched }
}

/** What a report says of them; where a table lies is not part of it. */
const said = (others: readonly OtherSheet[] | null): string =>
  JSON.stringify(others?.map(({ sheet, hidden, holds, yen }) => [sheet, hidden, holds, yen]))
