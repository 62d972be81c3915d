// A ward's name beside its id.
import type { Language } from '../schema/common.ts'

/** The ward's name with its id, e.g. 住之江区（suminoe）; the id alone where no name is known. */
export const wardLabel = (id: string, language: Language): string => named(id, language, '（', '）')

/** The same as a written sheet has it. @example wardName('suminoe', 'ja') // '住之江区(suminoe)' */
export const wardName = (id: string, language: Language): string => named(id, language, '(', ')')

/** The name by itself, as a page's heading has it: 住之江区. */
export function wardTitle(id: string, language: Language): string {
  const name = Object.hasOwn(names, id) ? names[id] : undefined
  if (name === undefined) return id
  return language === 'ja' ? name : `${id.charAt(0).toUpperCase()}${id.slice(1)} Ward`
}

function named(id: string, language: Language, opens: string, closes: string): string {
  const name = Object.hasOwn(names, id) ? names[id] : undefined
  if (name === undefined) return id
  if (language === 'ja') return `${name}${opens}${id}${closes}`
  return `${id.charAt(0).toUpperCase()}${id.slice(1)} Ward (${id})`
}

/** The 24 wards of Osaka by their folders on the city's site, e.g. https://www.city.osaka.lg.jp/suminoe/. */
const names: Readonly<Record<string, string>> = {
  kita: '北区',
  miyakojima: '都島区',
  fukushima: '福島区',
  konohana: '此花区',
  chuo: '中央区',
  nishi: '西区',
  minato: '港区',
  taisho: '大正区',
  tennoji: '天王寺区',
  naniwa: '浪速区',
  nishiyodogawa: '西淀川区',
  yodogawa: '淀川区',
  higashiyodogawa: '東淀川区',
  higashinari: '東成区',
  ikuno: '生野区',
  asahi: '旭区',
  joto: '城東区',
  tsurumi: '鶴見区',
  abeno: '阿倍野区',
  suminoe: '住之江区',
  sumiyoshi: '住吉区',
  higashisumiyoshi: '東住吉区',
  hirano: '平野区',
  nishinari: '西成区',
}
