// What the pane's window finds as `window.external`: the session's host, with the page's colours as Office's theme.
import { createExternal, type NativeExternal } from '../excel/route-a/external.ts'
import type { Session, Theme } from './session.ts'

/** The pane's bootstrap asks for this, once for each load of the pane's page. */
export const nativeExternal = (session: Session): NativeExternal => {
  const external = createExternal(session.host.value)
  return {
    ...external,
    GetContext: () => ({
      ...external.GetContext(),
      GetOfficeThemeInfo: () => JSON.stringify(THEMES[session.theme.value]),
    }),
  }
}

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
