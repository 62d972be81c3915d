// The ribbon's 反映 tab: the add-in's commands as Excel shows them, run through the host.
import { type Signal, useSignal } from '@preact/signals'
import { commands } from '../commands.ts'
import type { Session } from '../session.ts'
import { Icon } from './icons.tsx'

/** Milliseconds after which a button is given back although the add-in has not said it is done. */
const LONGEST_WAIT = 10_000

export const Ribbon = ({
  session,
  paneShown,
}: {
  session: Session
  paneShown: Signal<boolean>
}) => {
  const words = session.words()
  const running = useSignal<string | null>(null)
  const run = async (name: keyof typeof commands) => {
    const { functionName, controlId } = commands[name]
    paneShown.value = true
    running.value = name
    try {
      const done = session.host.value.runCommand(functionName, controlId)
      await Promise.race([done, new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT))])
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      session.tell(words.commandFailed(reason), 'trouble')
    } finally {
      running.value = null
    }
  }
  return (
    <nav class="ribbon" aria-label={words.ribbonTab}>
      <div class="ribbon-tab" aria-hidden="true">
        <span>{words.ribbonTab}</span>
      </div>
      <div class="ribbon-group">
        {(Object.keys(commands) as (keyof typeof commands)[]).map((name) => (
          <button
            key={name}
            type="button"
            class={`ribbon-button${running.value === name ? ' running' : ''}`}
            data-command={name}
            disabled={running.value !== null}
            onClick={() => void run(name)}
          >
            <Icon name={name} size={22} />
            <span>{words[name]}</span>
          </button>
        ))}
        <span class="ribbon-line" />
        <button
          type="button"
          class="ribbon-button"
          aria-pressed={paneShown.value}
          onClick={() => {
            paneShown.value = !paneShown.value
          }}
        >
          <Icon name="pane" size={22} />
          <span>{words.showPane}</span>
        </button>
      </div>
    </nav>
  )
}
