// The ribbon's and the context menu's commands, handed to Office. Loaded into the pane's page.
import { defaultPolicy, planSchema, policySchema } from '../../shared/schema/index.ts'
import { languageOf } from '../../shared/text/language.ts'
import { sharedBasis } from '../client/basis.ts'
import { read } from '../functions/connection.ts'
import { createWorkbook } from '../workbook/index.ts'
import type { WorkbookPort } from '../workbook/port.ts'
import { type CommandDone, type CommandName, type CommandServices, commands } from './run.ts'

/** Event on `window` after a command, with a `CommandDone`, for a pane that is open. */
export const COMMAND_EVENT = 'hanei:command'

/** Associates the functions that the manifest names, where this Office has commands. */
export function registerCommands(): void {
  if (!Office.actions) return
  for (const name of Object.keys(commands) as CommandName[]) {
    Office.actions.associate(name, (event: Office.AddinCommands.Event) => answer(name, event))
  }
}

/** Excel waits for `completed`, whatever happens in between. */
async function answer(name: CommandName, event: Office.AddinCommands.Event): Promise<void> {
  try {
    const done = await commands[name](services())
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

function services(): CommandServices {
  const port = createWorkbook()
  return {
    port,
    basis: async () => {
      const shared = sharedBasis()
      return shared ? { ...shared, policy: shared.policy ?? defaultPolicy } : keptBasis(port)
    },
    language: languageOf(Office.context.displayLanguage),
    now: () => new Date(),
  }
}

/** The plan that the workbook names, and its ward's policy, as the pane kept them on this machine. */
async function keptBasis(port: WorkbookPort): ReturnType<CommandServices['basis']> {
  const settings = await port.loadSettings()
  const reference = settings.ok ? (settings.value.plan ?? '') : ''
  const [named = ''] = reference.includes('/') ? reference.split('/') : []
  const ward = named || read('ward') || (read('localWard') ?? '')
  const kept = fromJson(read(`plan.${reference}`)) as { plan?: unknown; version?: unknown } | null
  const plan = planSchema.safeParse(kept?.plan)
  const policy = policySchema.safeParse(fromJson(read(`policy.${ward}`)))
  return {
    plan: plan.success ? plan.data : null,
    planVersion: plan.success && typeof kept?.version === 'number' ? kept.version : null,
    policy: policy.success ? policy.data : defaultPolicy,
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
