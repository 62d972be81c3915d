// How deep a name stands by the marker or number before it: 経営課題N, ☆, ○, ・, 1-1-1, (1), ア, N款.

/** A whole name in brackets heads a section: 【継続】. */
export const sectionRank = 7
/** From this rank on a marked line describes; it names an item only with an amount. */
export const description = 60

/** Ranks from the shallowest to the deepest; which of them a sheet uses decides the levels. */
const ranks: [RegExp, number][] = [
  [/^(?:経営|重点|重要)?課題\s*[0-9０-９一二三四五六七八九十①-⑳]/, 10],
  [/^[0-9０-９]{1,3}\s*款/, 10],
  [/^[0-9０-９]{1,3}\s*項(?!目)/, 20],
  [/^[0-9０-９]{1,3}\s*目(?!標|的)/, 30],
  [/^[0-9０-９]{1,3}\s*節/, 40],
  [/^[☆★]/, 20],
  [/^[○〇◯●◎]/, 30],
  [/^[・･▪‣]/, 60],
  [/^[-‐－](?=[^\d\s])/, 61],
  [/^[【≪《〈＜<][^】≫》〉＞>]+[】≫》〉＞>]$/, sectionRank],
  [
    /^(?:第[0-9０-９一二三四五六七八九十]+(?:[章編部節款項目柱](?![会門品])|[\s.．、:：])|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ])/,
    5,
  ],
  [/^[■◆]/, 8],
  [/^[□◇]/, 9],
  [/^[0-9０-９]{1,3}(?:[-－.．‐][0-9０-９]{1,3}){3}/, 34],
  [/^[0-9０-９]{1,3}(?:[-－.．‐][0-9０-９]{1,3}){2}/, 33],
  [/^[0-9０-９]{1,3}[-－.．‐][0-9０-９]{1,3}(?![\d,，])/, 22],
  [/^[(（][0-9０-９]{1,3}[)）]|^[⑴-⒇]/, 35],
  [/^[0-9０-９]{1,3}[)）]/, 36],
  [
    /^[0-9０-９]{1,3}(?=[\s.．、　])(?!.[0-9０-９])(?!\s*(?:次|時間|人|名|歳|台|年|月|日|回|か|ヶ|カ所|箇所))/,
    11,
  ],
  [/^[(（][ア-ンｱ-ﾝ][)）]/, 38],
  [/^[ア-ンｱ-ﾝ](?=[\s.．、　)）])/, 37],
  [/^[①-⑳]/, 39],
]
const starters = new Set(['経', '重', '課', '第', '〇'])

/** The marker rank of a name, 0 without a marker. */
export function markerRank(text: string): number {
  const code = text.charCodeAt(0)
  const isKana = code >= 0x30a1 && code <= 0x30fb
  // Most names begin with an ideograph or hiragana, which are no markers.
  if (code >= 0x3041 && code <= 0x9fff && !isKana && !starters.has(text[0] ?? '')) return 0
  for (const [pattern, rank] of ranks) if (pattern.test(text)) return rank
  return 0
}
