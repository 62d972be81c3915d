// A word of the field that explains itself where it stands: ？ opens a sentence and the way into the help.
import { useId } from 'preact/hooks'
import type { Catalogue } from '../locales/index.ts'
import { usePane } from '../state/context.ts'
import { HelpLink } from './help-link.tsx'

/** Also its place in the help's words. */
export type TermName = keyof Catalogue['terms']

export function Term({ name }: { name: TermName }) {
  const { text } = usePane()
  const id = useId()
  const { word, note } = text.value.terms[name]
  return (
    <>
      <button type="button" class="term" popovertarget={id} aria-label={text.value.meaning(word)}>
        ？
      </button>
      <span popover="auto" id={id} class="term-note">
        {note} <HelpLink to={`words.html#${name}`} />
      </span>
    </>
  )
}
