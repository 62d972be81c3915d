// What happens to the sheets themselves: another one in view, one more or one less, protection.
import { type RunInExcel, supports } from '../excel/session.ts'
import type { Outcome } from '../port.ts'

/** Says that something happened, not what: the sheets are listed again in any case. */
export async function listenToSheets(
  run: RunInExcel,
  listener: () => void,
): Promise<Outcome<() => void>> {
  const heard = async (): Promise<void> => listener()
  const outcome = await run(async (context) => {
    const { worksheets } = context.workbook
    const added = [
      worksheets.onActivated.add(heard),
      worksheets.onAdded.add(heard),
      worksheets.onDeleted.add(heard),
      ...(supports('1.14') ? [worksheets.onProtectionChanged.add(heard)] : []),
    ]
    await context.sync()
    return added
  })
  if (!outcome.ok) return outcome
  return { ok: true, value: () => stop(outcome.value) }
}

function stop(handlers: readonly OfficeExtension.EventHandlerResult<unknown>[]): void {
  const [first] = handlers
  if (!first) return
  // A pane that closes takes its handlers with it, so a failure here matters to nobody.
  Excel.run(first.context, async (context) => {
    for (const handler of handlers) handler.remove()
    await context.sync()
  }).catch(() => undefined)
}
