// The bar at the top: the open workbook and the choice of others, language, colours, developer's menu.
import { useRef } from 'preact/hooks'
import { openFile } from '../open-file/index.ts'
import { type SampleName, samples } from '../samples.ts'
import type { Session } from '../session.ts'
import { DeveloperMenu } from './developer-menu.tsx'
import { Icon } from './icons.tsx'
import { Menu } from './menu.tsx'

export const TitleBar = ({ session }: { session: Session }) => {
  const words = session.words()
  const dark = session.theme.value === 'dark'
  return (
    <header class="title-bar">
      <span class="logo" aria-hidden="true">
        反
      </span>
      <h1 class="unseen">{words.title}</h1>
      <WorkbookMenu session={session} />
      <span class="stand-in">{words.standIn}</span>
      <span class="grow" />
      <fieldset class="languages" aria-label={words.language}>
        {(['ja', 'en'] as const).map((language) => (
          <button
            key={language}
            type="button"
            lang={language}
            aria-pressed={session.language.value === language}
            onClick={() => {
              if (session.language.value !== language) session.setLanguage(language)
            }}
          >
            {language === 'ja' ? '日本語' : 'English'}
          </button>
        ))}
      </fieldset>
      <button
        type="button"
        class="icon-button"
        title={`${words.theme}: ${dark ? words.dark : words.light}`}
        aria-label={dark ? words.light : words.dark}
        onClick={() => session.setTheme(dark ? 'light' : 'dark')}
      >
        <Icon name={dark ? 'sun' : 'moon'} />
      </button>
      <DeveloperMenu session={session} />
    </header>
  )
}

const WorkbookMenu = ({ session }: { session: Session }) => {
  const words = session.words()
  const file = useRef<HTMLInputElement>(null)
  const name = session.workbook.value.name
  return (
    <>
      <Menu
        title={words.workbook}
        className="workbook-menu"
        named
        label={
          <>
            <span class="file-name">{name}</span>
            <Icon name="down" size={16} />
          </>
        }
      >
        {(close) => (
          <div class="menu-list">
            <p class="menu-title">{words.samples}</p>
            {(Object.keys(samples) as SampleName[]).map((sample) => (
              <button
                key={sample}
                type="button"
                data-sample={sample}
                onClick={() => {
                  close()
                  session.open(samples[sample]())
                }}
              >
                {words[sample]}
              </button>
            ))}
            <hr />
            <button
              type="button"
              onClick={() => {
                close()
                file.current?.click()
              }}
            >
              {words.openFile}
            </button>
          </div>
        )}
      </Menu>
      <input
        ref={file}
        type="file"
        hidden
        accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? []
          event.currentTarget.value = ''
          if (chosen) void openFile(session, chosen)
        }}
      />
    </>
  )
}
