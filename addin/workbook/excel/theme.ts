// Office's theme: desktop Excel gives its colours alone, Excel on the web also says whether it is dark.

/** Whether Office is shown in dark colours. */
export function isDarkTheme(theme: Office.OfficeTheme | null | undefined): boolean {
  if (!theme) return false
  if (typeof theme.isDarkTheme === 'boolean') return theme.isDarkTheme
  const parts = /^#(..)(..)(..)$/.exec(theme.bodyBackgroundColor ?? '')
  if (!parts) return false
  const [red = 0, green = 0, blue = 0] = parts.slice(1).map((part) => Number.parseInt(part, 16))
  return red * 0.299 + green * 0.587 + blue * 0.114 < 128
}
