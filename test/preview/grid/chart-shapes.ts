// The pieces charts are drawn with: lines, texts, labels cut to their room.
import { textWidth } from './measure.ts'

export const FONT = '400 12px "Yu Gothic UI", Meiryo, "Noto Sans CJK JP", sans-serif'

/** A label in up to three lines; what is left is cut off. */
export const inLines = (name: string, room: number): string[] => {
  const lines = ['']
  for (const char of name) {
    const last = lines.length - 1
    if (textWidth(`${lines[last]}${char}`, FONT) <= room || lines[last] === '') lines[last] += char
    else if (lines.length < 3) lines.push(char)
    else return [...lines.slice(0, 2), shorten(`${lines[2]}${char}${char}`, room)]
  }
  return lines
}

export const shorten = (name: string, room: number): string => {
  if (textWidth(name, FONT) <= room) return name
  let kept = name
  while (kept.length > 1 && textWidth(`${kept}…`, FONT) > room) kept = kept.slice(0, -1)
  return `${kept}…`
}

export const rule = (svg: SVGElement, x1: number, y1: number, x2: number, y2: number): void => {
  const element = shape('line', { x1, y1, x2, y2 })
  element.classList.add('rule')
  svg.append(element)
}

export const text = (
  svg: SVGElement,
  x: number,
  y: number,
  content: string,
  { size = 12, anchor = 'start', bold = false, on = false },
): void => {
  const element = shape('text', { x, y, 'font-size': size, 'text-anchor': anchor })
  if (bold) element.setAttribute('font-weight', '600')
  if (on) element.classList.add('on')
  element.textContent = content
  svg.append(element)
}

export const titleOf = (content: string): SVGTitleElement => {
  const title = shape('title', {})
  title.textContent = content
  return title
}

export const shape = <K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Record<string, string | number>,
): SVGElementTagNameMap[K] => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  return element
}
