// Labelled form fields: select, text, text area, switch. The label is always a real <label>.
import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import { Icon } from './icon.tsx'

export interface Choice {
  value: string
  label: string
  disabled?: boolean
}

interface FieldFrame {
  label: string
  hint?: ComponentChildren
  hideLabel?: boolean
}

/** Label above, hint below; the control in between has this id and names the hint. */
function Field(props: FieldFrame & { id: string; children: ComponentChildren }) {
  return (
    <div class="field">
      <label class={props.hideLabel ? 'hidden-visually' : 'field-label'} for={props.id}>
        {props.label}
      </label>
      {props.children}
      {props.hint && (
        <span id={`${props.id}-hint`} class="small quiet">
          {props.hint}
        </span>
      )}
    </div>
  )
}

export function SelectField(props: {
  label: string
  value: string
  choices: Choice[]
  onChange: (value: string) => void
  hint?: ComponentChildren
  disabled?: boolean
  hideLabel?: boolean
}) {
  const id = useId()
  return (
    <Field id={id} {...props}>
      <span class="select">
        <select
          id={id}
          value={props.value}
          disabled={props.disabled}
          aria-describedby={props.hint ? `${id}-hint` : undefined}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        >
          {props.choices.map((choice) => (
            <option key={choice.value} value={choice.value} disabled={choice.disabled}>
              {choice.label}
            </option>
          ))}
        </select>
        <Icon name="chevronDown" size={16} />
      </span>
    </Field>
  )
}

export function TextField(props: {
  label: string
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'password' | 'search' | 'url' | 'date'
  placeholder?: string
  hint?: ComponentChildren
  hideLabel?: boolean
  /** Called for every key, not only when the field is left. */
  live?: boolean
  /** What is wrong with the value; it takes the hint's place. */
  error?: string | undefined
  icon?: 'search' | 'key'
}) {
  const id = useId()
  /** Typed and not yet handed over. */
  const [draft, setDraft] = useState<string | null>(null)
  return (
    <Field id={id} {...props} hint={props.error ? <FieldError text={props.error} /> : props.hint}>
      <span class="input">
        {props.icon && <Icon name={props.icon} size={16} />}
        <input
          id={id}
          // The typings want one literal an element; the browser takes any.
          type={(props.type ?? 'text') as 'text'}
          value={draft ?? props.value}
          placeholder={props.placeholder}
          autocomplete="off"
          spellcheck={false}
          aria-invalid={props.error ? true : undefined}
          aria-describedby={props.hint || props.error ? `${id}-hint` : undefined}
          onInput={({ currentTarget: { value } }) =>
            props.live ? props.onChange(value) : setDraft(value)
          }
          onChange={() => {
            if (draft !== null) props.onChange(draft)
            setDraft(null)
          }}
        />
      </span>
    </Field>
  )
}

const FieldError = ({ text }: { text: string }) => (
  <span class="field-error" role="alert">
    {text}
  </span>
)

export function TextAreaField(props: {
  label: string
  value: string
  onChange: (value: string) => void
  rows?: number
  placeholder?: string
  hint?: ComponentChildren
}) {
  const id = useId()
  return (
    <Field id={id} {...props}>
      <span class="input is-area">
        <textarea
          id={id}
          rows={props.rows ?? 5}
          value={props.value}
          placeholder={props.placeholder}
          spellcheck={false}
          aria-describedby={props.hint ? `${id}-hint` : undefined}
          onInput={(event) => props.onChange(event.currentTarget.value)}
        />
      </span>
    </Field>
  )
}

export function Switch(props: {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
  hint?: ComponentChildren
  disabled?: boolean
}) {
  const id = useId()
  return (
    <div class="switch-row">
      <button
        type="button"
        id={id}
        role="switch"
        class="switch"
        aria-checked={props.checked}
        aria-labelledby={`${id}-label`}
        aria-describedby={props.hint ? `${id}-hint` : undefined}
        disabled={props.disabled}
        onClick={() => props.onChange(!props.checked)}
      />
      <span class="grow">
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the switch beside it takes the keys */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a larger target for the pointer */}
        <span id={`${id}-label`} onClick={() => !props.disabled && props.onChange(!props.checked)}>
          {props.label}
        </span>
        {props.hint && (
          <span id={`${id}-hint`} class="small quiet block">
            {props.hint}
          </span>
        )}
      </span>
    </div>
  )
}
