// What the pane's window finds as `window.external`: the session's host, with the page's colours as Office's theme.
import { openDoor } from '../excel/route-a/bootstrap.ts'
import type { NativeExternal } from '../excel/route-a/external.ts'
import type { Language } from './locales/index.ts'
import type { Session, Theme } from './session.ts'

/** Opens the page's door to the session's host; a new host takes the place of the one before. */
export const openNativeDoor = (page: object, session: Session): void => {
  const door = openDoor({}, session.host.value)
  const external = (): NativeExternal => {
    const native = door.external()
    return {
      ...native,
      GetContext: () => ({
        ...native.GetContext(),
        GetAppUILocale: () => LANGUAGE_TAGS[session.language.value],
        GetOfficeThemeInfo: () => JSON.stringify(THEMES[session.theme.value]),
      }),
    }
  }
  Object.assign(page, { haneiHost: { external } })
}

const LANGUAGE_TAGS: Record<Language, string> = { ja: 'ja-JP', en: 'en-US' }

/** Office's own colours, as the numbers its native object gives. */
const THEMES: Record<Theme, Record<string, number>> = {
  light: {
    bodyBackgroundColor: 0xffffff,
    bodyForegroundColor: 0x242424,
    controlBackgroundColor: 0xf3f3f3,
    controlForegroundColor: 0x242424,
  },
  dark: {
    bodyBackgroundColor: 0x1f1f1f,
    bodyForegroundColor: 0xffffff,
    controlBackgroundColor: 0x2b2b2b,
    controlForegroundColor: 0xffffff,
  },
}
