// The workbook's colours on a light or a dark sheet: dark keeps the hue and turns the lightness round.

/** A colour of the workbook as the sheet shows it. @param colour `#RRGGBB` */
export const shownColour = (colour: string, dark: boolean): string => {
  if (!dark) return colour
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)
  if (!parts) return colour
  const [red, green, blue] = parts.slice(1).map((part) => Number.parseInt(part, 16) / 255)
  const [hue, saturation, lightness] = toHsl(red ?? 0, green ?? 0, blue ?? 0)
  const turned = 0.94 - lightness * 0.78
  return `hsl(${hue.toFixed(0)} ${(saturation * 72).toFixed(0)}% ${(turned * 100).toFixed(0)}%)`
}

/** The colours Office gives its six accents, darkest text first. */
export const ACCENTS = ['#595959', '#4472C4', '#ED7D31', '#A5A5A5', '#FFC000', '#5B9BD5', '#70AD47']

/** A colour mixed with white. @param share of the colour, 0 to 1 */
export const tint = (colour: string, share: number): string => {
  const parts = /^#(..)(..)(..)$/.exec(colour)
  if (!parts) return colour
  const mixed = parts.slice(1).map((part) => {
    const value = Math.round(255 - (255 - Number.parseInt(part, 16)) * share)
    return value.toString(16).padStart(2, '0')
  })
  return `#${mixed.join('')}`
}

const toHsl = (red: number, green: number, blue: number): [number, number, number] => {
  const high = Math.max(red, green, blue)
  const low = Math.min(red, green, blue)
  const spread = high - low
  const lightness = (high + low) / 2
  if (spread === 0) return [0, 0, lightness]
  const saturation = spread / (1 - Math.abs(2 * lightness - 1))
  const sixth =
    high === red
      ? ((green - blue) / spread + 6) % 6
      : high === green
        ? (blue - red) / spread + 2
        : (red - green) / spread + 4
  return [sixth * 60, saturation, lightness]
}
