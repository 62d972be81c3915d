// The developer's menu: a co-author's edit, troubles to play, and the traffic between pane and host.
import { useSignal } from '@preact/signals'
import { nameOf, type Session } from '../session.ts'
import { Icon } from './icons.tsx'
import { Menu } from './menu.tsx'

export const DeveloperMenu = ({ session }: { session: Session }) => (
  <Menu
    title={session.words().developer}
    className="developer-menu"
    align="right"
    label={<Icon name="more" />}
  >
    {() => (
      <div class="developer">
        <Others session={session} />
        <hr />
        <Troubles session={session} />
        <hr />
        <Traffic session={session} />
      </div>
    )}
  </Menu>
)

const Others = ({ session }: { session: Session }) => {
  const words = session.words()
  const cell = useSignal(nameOf(session))
  const value = useSignal('')
  const later = useSignal(false)
  const change = () => {
    const host = session.host.value
    const sheet = session.sheet().name
    const values = [[value.value]]
    if (later.value) {
      host.troubles.queue({ kind: 'coauthor', sheet, address: cell.value, values })
      session.tell(words.queued)
    } else {
      host.coauthorEdit(sheet, cell.value, values)
      session.version.value += 1
      session.tell(words.written(cell.value))
    }
  }
  return (
    <form
      class="others"
      onSubmit={(event) => {
        event.preventDefault()
        change()
      }}
    >
      <h3>{words.others}</h3>
      <p>{words.othersHint}</p>
      <label>
        {words.cell}
        <input
          value={cell.value}
          pattern="[A-Za-z]{1,3}[1-9][0-9]*"
          required
          size={5}
          onInput={(event) => {
            cell.value = event.currentTarget.value.toUpperCase()
          }}
        />
      </label>
      <label>
        {words.value}
        <input
          value={value.value}
          size={9}
          onInput={(event) => {
            value.value = event.currentTarget.value
          }}
        />
      </label>
      <button type="submit">{words.write}</button>
      <label class="check">
        <input
          type="checkbox"
          checked={later.value}
          onChange={(event) => {
            later.value = event.currentTarget.checked
          }}
        />
        {words.beforeNext}
      </label>
    </form>
  )
}

const Troubles = ({ session }: { session: Session }) => {
  const words = session.words()
  const { troubles } = session.host.value
  const editing = useSignal(false)
  const sheet = session.sheet()
  const locked = useSignal(sheet.protection !== null)
  const queue = (trouble: Parameters<typeof troubles.queue>[0]) => {
    troubles.queue(trouble)
    session.tell(words.queued)
  }
  return (
    <section>
      <h3>{words.troubles}</h3>
      <Toggle
        label={words.protectSheet}
        on={locked.value}
        change={(on) => {
          locked.value = on
          sheet.protection = on ? { password: '', options: {} } : null
        }}
      />
      <Toggle
        label={words.editMode}
        on={editing.value}
        change={(on) => {
          editing.value = on
          session.host.value.setEditMode(on)
        }}
      />
      <Toggle
        label={words.offline}
        on={session.offline.value}
        change={(on) => {
          session.offline.value = on
        }}
      />
      <div class="buttons">
        <button type="button" onClick={() => queue({ kind: 'slow', milliseconds: 3_000 })}>
          {words.slow}
        </button>
        <button type="button" onClick={() => queue({ kind: 'lost' })}>
          {words.lost}
        </button>
        <button type="button" onClick={() => queue({ kind: 'otherWorkbook' })}>
          {words.otherWorkbook}
        </button>
      </div>
    </section>
  )
}

const Toggle = ({
  label,
  on,
  change,
}: {
  label: string
  on: boolean
  change: (on: boolean) => void
}) => (
  <label class="check">
    <input type="checkbox" checked={on} onChange={(event) => change(event.currentTarget.checked)} />
    {label}
  </label>
)

const Traffic = ({ session }: { session: Session }) => {
  session.version.value
  const words = session.words()
  const host = session.host.value
  const { syncs, actions, bytesIn, bytesOut } = host.counters
  const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KiB`
  return (
    <section>
      <h3>{words.counters}</h3>
      <dl>
        <dt>{words.syncs}</dt>
        <dd>{syncs}</dd>
        <dt>{words.actions}</dt>
        <dd>{actions}</dd>
        <dt>{words.bytes}</dt>
        <dd>
          {kilobytes(bytesIn)} / {kilobytes(bytesOut)}
        </dd>
      </dl>
      <button
        type="button"
        onClick={() => {
          host.resetCounters()
          session.version.value += 1
        }}
      >
        {words.reset}
      </button>
    </section>
  )
}
