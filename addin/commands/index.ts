// The ribbon's and the context menu's commands, handed to Office. Loaded into the pane's page.
import { planSchema, policySchema } from '../../shared/schema/index.ts'
import { languageOf } from '../../shared/text/language.ts'
import { type Basis, sharedBasis } from '../client/basis.ts'
import { openWorkerThread, type WorkerThread } from '../client/thread/index.ts'
import { read } from '../functions/connection.ts'
import { createWorkbook } from '../workbook/index.ts'
import type { WorkbookPort } from '../workbook/port.ts'
import { type CommandDone, type CommandName, type CommandServices, commands } from './run.ts'

/** Event on `window` after a command, with a `CommandDone`, for a pane that is open. */
export const COMMAND_EVENT = 'hanei:command'

/** Associates the functions that the manifest names, where this Office has commands. */
export function registerCommands(workerThread: WorkerThread = openWorkerThread()): void {
  if (!Office.actions) return
  for (const name of Object.keys(commands) as CommandName[]) {
    Office.actions.associate(name, (event: Office.AddinCommands.Event) =>
      answer(name, event, workerThread),
    )
  }
}

/** Excel waits for `completed`, whatever happens in between. */
async function answer(
  name: CommandName,
  event: Office.AddinCommands.Event,
  workerThread: WorkerThread,
): Promise<void> {
  try {
    const done = await commands[name](services(workerThread))
    if (typeof dispatchEvent === 'function') {
      dispatchEvent(new CustomEvent<CommandDone>(COMMAND_EVENT, { detail: done }))
    }
    // The pane tells what was found, or what went wrong.
    if (done.problem || name !== 'clearMarks') await showPane()
  } finally {
    event.completed()
  }
}

async function showPane(): Promise<void> {
  if (!Office.context.requirements.isSetSupported('SharedRuntime', '1.1')) return
  await Office.addin.showAsTaskpane().catch(() => undefined)
}

function services(workerThread: WorkerThread): CommandServices {
  const port = createWorkbook()
  return {
    port,
    workerThread,
    basis: async () => sharedBasis() ?? keptBasis(port),
    language: languageOf(Office.context.displayLanguage),
    now: () => new Date(),
  }
}

/** The plan that the workbook names, and its ward's policy, as the pane kept them on this machine. */
async function keptBasis(port: WorkbookPort): Promise<Basis> {
  const settings = await port.loadSettings()
  const reference = settings.ok ? (settings.value.plan ?? '') : ''
  const [named = ''] = reference.includes('/') ? reference.split('/') : []
  const ward = named || read('ward') || (read('localWard') ?? '')
  const kept = fromJson(read(`plan.${reference}`)) as { plan?: unknown; version?: unknown } | null
  const plan = planSchema.safeParse(kept?.plan)
  const policy = policySchema.safeParse(fromJson(read(`policy.${ward}`)))
  return {
    plan: plan.success
      ? {
          ...{ kind: 'published', reference, plan: plan.data },
          version: typeof kept?.version === 'number' ? kept.version : null,
        }
      : { kind: 'none' },
    policy: policy.success ? policy.data : null,
  }
}

function fromJson(text: string | null): unknown {
  if (text === null) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
