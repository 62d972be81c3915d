// Number formats of a workbook's cell styles, and which of them stand out.
import { isDateFormat } from '../../amount/number-format.ts'
import { attribute, scanXml } from './xml.ts'

export interface Styles {
  /** Number format of a cell's style index; "General" where it has none. */
  formatOf: (style: number) => string
  isDate: (style: number) => boolean
  /** Bold, or with a fill of its own. */
  standsOut: (style: number) => boolean
  hasEmphasis: boolean
}

/** Formats by style index from styles.xml; null when the part is damaged. */
export function readStyles(xml: string | null): Styles | null {
  const custom = new Map<number, string>()
  const styles: number[] = []
  const bold: boolean[] = []
  const filled: boolean[] = []
  const emphasised: boolean[] = []
  if (xml !== null) {
    let inCellFormats = false
    /** `fonts` or `fills`: what differential styles hold under the same names is no cell's. */
    let list = ''
    const whole = scanXml(xml, {
      open(name, attributes) {
        if (name === 'numFmt') {
          custom.set(
            Number(attribute(attributes, 'numFmtId')),
            attribute(attributes, 'formatCode') ?? 'General',
          )
        } else if (name === 'cellXfs') inCellFormats = true
        else if (name === 'fonts' || name === 'fills') list = name
        else if (list === 'fonts' && name === 'font') bold.push(false)
        else if (list === 'fonts' && name === 'b')
          bold[bold.length - 1] = !isOff(attribute(attributes, 'val'))
        else if (list === 'fills' && name === 'fill') filled.push(false)
        else if (list === 'fills' && name === 'gradientFill') filled[filled.length - 1] = true
        else if (list === 'fills' && name === 'patternFill')
          filled[filled.length - 1] = !noFill.has(attribute(attributes, 'patternType') ?? 'none')
        else if (list === 'fills' && name === 'fgColor' && isWhite(attributes))
          filled[filled.length - 1] = false
        else if (name === 'xf' && inCellFormats) {
          styles.push(Number(attribute(attributes, 'numFmtId') ?? 0))
          const font = Number(attribute(attributes, 'fontId') ?? 0)
          const fill = Number(attribute(attributes, 'fillId') ?? 0)
          emphasised.push((bold[font] ?? false) || (filled[fill] ?? false))
        }
      },
      close(name) {
        if (name === 'cellXfs') inCellFormats = false
        else if (name === list) list = ''
      },
    })
    if (!whole) return null
  }
  const formatOf = (style: number): string => {
    const id = styles[style] ?? 0
    return custom.get(id) ?? builtIn[id] ?? 'General'
  }
  const dates = new Map<number, boolean>()
  return {
    formatOf,
    standsOut: (style) => emphasised[style] ?? false,
    hasEmphasis: emphasised.includes(true),
    isDate(style) {
      let date = dates.get(style)
      if (date === undefined) {
        date = isDateFormat(formatOf(style))
        dates.set(style, date)
      }
      return date
    },
  }
}

const noFill: ReadonlySet<string> = new Set(['none', 'gray125'])
const isOff = (value: string | null): boolean => value === '0' || value === 'false'

/** White, or the theme's background as it is. */
function isWhite(attributes: string): boolean {
  const rgb = attribute(attributes, 'rgb')
  if (rgb !== null) return rgb.toUpperCase().endsWith('FFFFFF')
  return attribute(attributes, 'theme') === '0' && attribute(attributes, 'tint') === null
}

/** Formats that files name by number only. 27–36 and 50–58 are those of Japanese Excel. Source: ECMA-376 §18.8.30. */
const builtIn: Record<number, string> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '"¥"#,##0;"¥"-#,##0',
  6: '"¥"#,##0;[Red]"¥"-#,##0',
  7: '"¥"#,##0.00;"¥"-#,##0.00',
  8: '"¥"#,##0.00;[Red]"¥"-#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: '[$-411]ge.m.d',
  28: '[$-411]ggge"年"m"月"d"日"',
  29: '[$-411]ggge"年"m"月"d"日"',
  30: 'm/d/yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"時"mm"分"',
  33: 'h"時"mm"分"ss"秒"',
  34: 'yyyy"年"m"月"',
  35: 'm"月"d"日"',
  36: '[$-411]ge.m.d',
  37: '#,##0;-#,##0',
  38: '#,##0;[Red]-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;[Red]-#,##0.00',
  41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
  42: '_ "¥"* #,##0_ ;_ "¥"* -#,##0_ ;_ "¥"* "-"_ ;_ @_ ',
  43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
  44: '_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
  50: '[$-411]ge.m.d',
  51: '[$-411]ggge"年"m"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: '[$-411]ggge"年"m"月"d"日"',
  55: 'yyyy"年"m"月"',
  56: 'm"月"d"日"',
  57: '[$-411]ge.m.d',
  58: '[$-411]ggge"年"m"月"d"日"',
}
