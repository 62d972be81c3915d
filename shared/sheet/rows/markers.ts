// How deep a name stands by the marker or number before it: 経営課題N, ☆, ○, ・, 1-1-1, (1), ア, N款.

/** Ranks from the shallowest to the deepest; which of them a sheet uses decides the levels. */
const ranks: [RegExp, number][] = [
  [/^(?:経営|重点)?課題\s*[0-9０-９一二三四五六七八九十]/, 10],
  [/^[0-9０-９]{1,3}\s*款/, 10],
  [/^[0-9０-９]{1,3}\s*項/, 20],
  [/^[0-9０-９]{1,3}\s*目/, 30],
  [/^[0-9０-９]{1,3}\s*節/, 40],
  [/^[☆★]/, 20],
  [/^[○〇◯●◎]/, 30],
  [/^[・･▪‣]/, 60],
  [/^[-‐－](?=\S)/, 61],
  [/^(?:第[0-9０-９一二三四五六七八九十]+|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ])/, 5],
  [/^[0-9０-９]{1,3}[-－.．][0-9０-９]{1,3}[-－.．][0-9０-９]{1,3}[-－.．][0-9０-９]{1,3}/, 34],
  [/^[0-9０-９]{1,3}[-－.．][0-9０-９]{1,3}[-－.．][0-9０-９]{1,3}/, 33],
  [/^[0-9０-９]{1,3}[-－.．][0-9０-９]{1,3}/, 22],
  [/^[(（][0-9０-９]{1,3}[)）]|^[⑴-⒇]/, 35],
  [/^[0-9０-９]{1,3}[)）]/, 36],
  [
    /^[0-9０-９]{1,3}(?=[\s.．、　])|^[0-9０-９]{1,2}(?=[^\d０-９,，年月日款項目節つか件人回箇]{2})/,
    11,
  ],
  [/^[(（][ア-ンｱ-ﾝ][)）]/, 38],
  [/^[ア-ンｱ-ﾝ](?=[\s.．、　)）])/, 37],
  [/^[①-⑳]/, 39],
  [/^[■◆]/, 8],
  [/^[□◇]/, 9],
]

/** The marker rank of a name, 0 without a marker. */
export function markerRank(text: string): number {
  const code = text.charCodeAt(0)
  // Kana and ideographs other than 経重課第 begin no marker.
  if (
    code >= 0x3041 &&
    code <= 0x9fff &&
    !starters.has(text[0] ?? '') &&
    !(code >= 0x30a1 && code <= 0x30fb)
  )
    return 0
  for (const [pattern, rank] of ranks) if (pattern.test(text)) return rank
  return 0
}
const starters = new Set(['経', '重', '課', '第', '〇'])
