// A button that lets files be chosen.
import { useRef } from 'preact/hooks'
import { Button } from '../../taskpane/parts/button.tsx'
import type { IconName } from '../../taskpane/parts/icon.tsx'

export const FILE_TYPES = '.xlsx,.csv,.tsv,.txt'

export function FileButton(props: {
  /** Read out, and shown where the pointer rests. */
  label: string
  text: string
  icon: IconName
  look?: 'primary' | 'outline'
  size?: 'small' | 'large'
  disabled?: boolean
  onFiles: (files: File[]) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button
        size={props.size ?? 'small'}
        look={props.look ?? 'outline'}
        icon={props.icon}
        title={props.label}
        disabled={props.disabled}
        onClick={() => input.current?.click()}
      >
        {props.text}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={FILE_TYPES}
        aria-label={props.label}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])]
          event.currentTarget.value = ''
          props.onFiles(files)
        }}
      />
    </>
  )
}
