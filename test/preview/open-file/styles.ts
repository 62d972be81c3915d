// The looks that a workbook file names by number: fonts, fills, borders, alignment.
import { attribute, flag, scanXml } from '../../../shared/files/xlsx/xml.ts'
import type { CellFormat } from '../../excel/index.ts'

/** Looks by style index, as cells name them. Nothing where the part is damaged. */
export const readLooks = (xml: string): CellFormat[] => {
  const fonts: NonNullable<CellFormat['font']>[] = []
  const fills: (string | undefined)[] = []
  const borders: NonNullable<CellFormat['borders']>[] = []
  const looks: CellFormat[] = []
  const path: string[] = []
  let side = ''
  const within = (name: string) => path.includes(name)

  const openFont = (name: string, attributes: string) => {
    const font = fonts.at(-1)
    if (!font) return
    const value = attribute(attributes, 'val')
    if (name === 'b') font.bold = value !== '0'
    else if (name === 'i') font.italic = value !== '0'
    else if (name === 'u') font.underline = 'Single'
    else if (name === 'strike') font.strikethrough = value !== '0'
    else if (name === 'sz') font.size = Number(value)
    else if (name === 'name' && value) font.name = value
    else if (name === 'color') {
      const colour = colourOf(attributes)
      if (colour) font.color = colour
    }
  }
  const openBorder = (name: string, attributes: string) => {
    const border = borders.at(-1)
    if (!border) return
    const edge = EDGES[name]
    if (edge) {
      side = ''
      const style = attribute(attributes, 'style')
      if (!style || style === 'none') return
      side = edge
      const weight = /thick/.test(style) ? 'Thick' : /medium/.test(style) ? 'Medium' : 'Thin'
      border[edge] = { style: LINES[style] ?? 'Continuous', weight }
      return
    }
    const line = border[side]
    if (name === 'color' && line) line.color = colourOf(attributes) ?? '#000000'
  }
  const openLook = (attributes: string) => {
    const fill = fills[Number(attribute(attributes, 'fillId'))]
    looks.push({
      font: { ...fonts[Number(attribute(attributes, 'fontId'))] },
      ...(fill ? { fill } : {}),
      borders: { ...borders[Number(attribute(attributes, 'borderId'))] },
    })
  }
  const openAlignment = (attributes: string) => {
    const look = looks.at(-1)
    if (!look) return
    const [level, upright] = ['horizontal', 'vertical'].map((name) => attribute(attributes, name))
    if (level && level !== 'general') look.horizontalAlignment = capital(level)
    if (upright) look.verticalAlignment = capital(upright)
    if (flag(attributes, 'wrapText')) look.wrapText = true
    const indent = Number(attribute(attributes, 'indent') ?? 0)
    if (indent > 0) look.indentLevel = indent
  }

  const whole = scanXml(xml, {
    open: (name, attributes) => {
      if (name === 'font' && within('fonts')) fonts.push({})
      else if (name === 'fill' && within('fills')) fills.push(undefined)
      else if (name === 'border' && within('borders')) borders.push({})
      else if (within('dxfs')) side = ''
      else if (within('fonts')) openFont(name, attributes)
      else if (name === 'fgColor' && within('fills')) fills[fills.length - 1] = colourOf(attributes)
      else if (within('borders')) openBorder(name, attributes)
      else if (name === 'xf' && within('cellXfs')) openLook(attributes)
      else if (name === 'alignment' && within('cellXfs')) openAlignment(attributes)
      path.push(name)
    },
    close: () => {
      path.pop()
    },
  })
  return whole ? looks : []
}

const EDGES: Record<string, string> = {
  left: 'EdgeLeft',
  right: 'EdgeRight',
  top: 'EdgeTop',
  bottom: 'EdgeBottom',
}
const LINES: Record<string, string> = {
  dashed: 'Dash',
  mediumDashed: 'Dash',
  dotted: 'Dot',
  hair: 'Dot',
  double: 'Double',
}

/** Office's theme colours, as most files have them; a file's own theme is not read. */
const THEME = ['FFFFFF', '000000', 'E7E6E6', '44546A', '4472C4', 'ED7D31', 'A5A5A5', 'FFC000']
const MORE_THEME = ['5B9BD5', '70AD47', '0563C1', '954F72']
/** The first colours of the old palette; 64 is the window's own. */
const INDEXED = ['000000', 'FFFFFF', 'FF0000', '00FF00', '0000FF', 'FFFF00', 'FF00FF', '00FFFF']

const colourOf = (attributes: string): string | undefined => {
  const rgb = attribute(attributes, 'rgb')
  const theme = attribute(attributes, 'theme')
  const indexed = Number(attribute(attributes, 'indexed') ?? -1)
  const base =
    rgb && /^[0-9A-Fa-f]{8}$/.test(rgb)
      ? rgb.slice(2)
      : theme !== null
        ? [...THEME, ...MORE_THEME][Number(theme)]
        : indexed >= 0 && indexed < 64
          ? INDEXED[indexed % 8]
          : undefined
  return base ? tinted(base, Number(attribute(attributes, 'tint') ?? 0)) : undefined
}

/** @param tint -1 (black) to 1 (white) */
const tinted = (base: string, tint: number): string => {
  const parts = [0, 2, 4].map((at) => {
    const part = Number.parseInt(base.slice(at, at + 2), 16)
    const moved = tint < 0 ? part * (1 + tint) : part + (255 - part) * tint
    return Math.round(moved).toString(16).padStart(2, '0')
  })
  return `#${parts.join('').toUpperCase()}`
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)
