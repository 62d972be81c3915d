// The page without Excel: files in, the sheet beside the pane, a new workbook out.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../../taskpane/parts/button.tsx'
import { Icon } from '../../taskpane/parts/icon.tsx'
import { Message } from '../../taskpane/parts/message.tsx'
import { PaneContext } from '../../taskpane/state/context.ts'
import { FileButton } from './file-button.tsx'
import type { Session } from './session.ts'
import { Welcome } from './welcome.tsx'

export function CheckPage({ session }: { session: Session }) {
  const { pane, opened } = session.shown.value
  const book = opened?.book ?? null
  const language = session.language.value
  const t = session.text.value
  const isOver = useDrop(
    (files) => void (book ? session.addFiles(files) : session.openFiles(files)),
  )
  useLayoutEffect(() => {
    document.documentElement.lang = language
    document.title = book ? `${book.name} — ${t.name}` : t.title
  }, [language, book])
  return (
    <PaneContext.Provider value={pane}>
      <div class={isOver ? 'check is-over' : 'check'}>
        <Toolbar session={session} />
        <Notices session={session} />
        {opened ? (
          <opened.Workspace
            {...{ pane, language, book: opened.book, words: t }}
            onProblem={(title, message) => {
              session.problem.value = { title, message }
            }}
          />
        ) : (
          <Welcome session={session} />
        )}
        {isOver && (
          <div class="drop-veil" aria-hidden="true">
            <span>
              <Icon name="upload" size={24} />
              {book ? t.add : t.welcome.drop}
            </span>
          </div>
        )}
      </div>
    </PaneContext.Provider>
  )
}

function Toolbar({ session }: { session: Session }) {
  const book = session.shown.value.opened?.book
  const t = session.text.value
  const busy = session.reading.value !== null
  return (
    <section class="check-bar" aria-label={t.file}>
      <span class="check-brand">
        <Logo />
        <span class="check-name">{t.name}</span>
        {!book && <span class="quiet">{t.page}</span>}
      </span>
      {book && (
        <>
          <span class="check-file" title={book.name}>
            <span class="check-file-name">{book.name}</span>
            {book.isUnsaved.value && <span class="small quiet">{t.unsaved}</span>}
          </span>
          <span class="check-actions">
            <FileButton
              label={t.openAnother}
              icon="sheet"
              text={t.open}
              disabled={busy}
              onFiles={(files) => void session.openFiles(files)}
            />
            <FileButton
              label={t.addTitle}
              icon="upload"
              text={t.add}
              disabled={busy}
              onFiles={(files) => void session.addFiles(files)}
            />
            <Button
              size="small"
              icon="undo"
              label={t.undo}
              aria-disabled={book.steps.value.length === 0}
              onClick={() => void book.undo()}
            />
            <Button
              size="small"
              look={book.isUnsaved.value ? 'primary' : 'outline'}
              icon="down"
              title={t.saveTitle(book.name)}
              onClick={() => void session.save()}
            >
              {t.save}
            </Button>
          </span>
        </>
      )}
    </section>
  )
}

function Notices({ session }: { session: Session }) {
  const t = session.text.value
  const problem = session.problem.value
  const waiting = session.waiting.value
  const book = session.shown.value.opened?.book
  const unsolved = book?.unsolved.value ?? []
  return (
    <section class="check-notices" aria-label={t.notices} aria-live="polite">
      {session.reading.value !== null && (
        <p class="check-reading">
          <span class="spinner" aria-hidden="true" />
          {t.reading(session.reading.value)}
        </p>
      )}
      {problem && (
        <Message
          tone="danger"
          title={problem.title}
          urgent
          dismissLabel={t.close}
          onDismiss={() => {
            session.problem.value = null
          }}
        >
          <p>{problem.message[session.language.value]}</p>
        </Message>
      )}
      {waiting && (
        <Message
          tone="warning"
          urgent
          actions={
            <>
              <Button size="small" look="primary" onClick={() => void session.take(waiting)}>
                {t.leaveNow}
              </Button>
              <Button
                size="small"
                onClick={() => {
                  session.waiting.value = null
                }}
              >
                {t.cancel}
              </Button>
            </>
          }
        >
          <p>{t.leave}</p>
        </Message>
      )}
      {unsolved.length > 0 && (
        <Message tone="warning">
          <p>{t.unsolved(unsolved.length)}</p>
          <p class="small cells">
            {unsolved.slice(0, 8).map(({ sheet, cell }) => (
              <span key={`${sheet}!${cell}`} class="cell is-elsewhere">{`${sheet}!${cell}`}</span>
            ))}
          </p>
        </Message>
      )}
      {session.notice.value && (
        <Message
          tone="success"
          dismissLabel={t.close}
          onDismiss={() => {
            session.notice.value = null
          }}
        >
          <p>{session.notice.value}</p>
        </Message>
      )}
    </section>
  )
}

/** Files dropped anywhere on the page. @returns whether some are held over it */
function useDrop(onFiles: (files: File[]) => void): boolean {
  const [isOver, setOver] = useState(false)
  const take = useRef(onFiles)
  take.current = onFiles
  useEffect(() => {
    const stop = new AbortController()
    const { signal } = stop
    const holdsFiles = (event: DragEvent): boolean =>
      event.dataTransfer?.types.includes('Files') ?? false
    const over = (event: DragEvent): void => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    const drop = (event: DragEvent): void => {
      setOver(false)
      const files = [...(event.dataTransfer?.files ?? [])]
      // What is dropped onto a field of the pane is that field's.
      if (files.length === 0 || event.defaultPrevented) return
      event.preventDefault()
      take.current(files)
    }
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false)
    }
    addEventListener('dragover', over, { signal })
    addEventListener('drop', drop, { signal })
    addEventListener('dragleave', leave, { signal })
    return () => stop.abort()
  }, [])
  return isOver
}

function Logo() {
  return (
    <svg
      class="logo"
      width="24"
      height="24"
      viewBox="0 0 80 80"
      aria-hidden="true"
      focusable="false"
    >
      <rect width="80" height="80" rx="16" fill="#0f6c5c" />
      <path fill="#ffffff" d="M15 26h13v14H15zM33.5 12h13v28h-13zM52 20h13v20H52z" />
      <path fill="#8fd3c1" d="M15 44h13v10H15zM33.5 44h13v22h-13zM52 44h13v15H52z" />
    </svg>
  )
}
