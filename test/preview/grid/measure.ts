// Text widths and the heights that wrapped text asks for, measured as the browser draws them.

const canvas = document.createElement('canvas').getContext('2d')
const known = new Map<string, number>()

/** Width in pixels of a text in a font. */
export const textWidth = (text: string, font: string): number => {
  const key = `${font}|${text}`
  const before = known.get(key)
  if (before !== undefined) return before
  if (known.size > 20_000) known.clear()
  if (canvas) canvas.font = font
  const width = canvas?.measureText(text).width ?? text.length * 8
  known.set(key, width)
  return width
}

/** How many lines a text takes within a width: Japanese breaks anywhere, other words at spaces. */
export const lineCount = (text: string, font: string, width: number): number => {
  let lines = 0
  for (const paragraph of text.split('\n')) {
    let used = 0
    lines += 1
    for (const word of paragraph.match(/[!-~]+ ?| +|./gu) ?? []) {
      const size = textWidth(word, font)
      if (used > 0 && used + textWidth(word.trimEnd(), font) > width) {
        lines += 1
        used = 0
      }
      used += size
    }
  }
  return lines
}
