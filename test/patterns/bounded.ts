// Patterns that are not linear by themselves and see short texts only: what cuts the text, and where.
export const bounded: ReadonlyMap<string, string> = new Map([
  [
    String.raw`/[\s\u3000]*(?:※[\d０-９]{1,2}|＊[\d０-９]{1,2}|\*\d{1,2})$/`,
    'the last 8 characters of a line (plan/item-tail.ts)',
  ],
  [
    String.raw`/(?:[\s\u3000]*(?:反映区分|反映)[\s\u3000]*[:：]?)?[\s\u3000]*([①-⑳]{1,3})$/`,
    'the last 24 characters of a line (plan/item-tail.ts)',
  ],
  [
    String.raw`/[\s\u3000]*(?:反映区分)?[\s\u3000]*[:：]?[\s\u3000]*(反映なし)$/`,
    'the last 24 characters of a line (plan/item-tail.ts)',
  ],
  [
    String.raw`/[\s\u3000]*反映区分[\s\u3000]*[:：]?[\s\u3000]*(なし|[-－―—–−])$/`,
    'the last 24 characters of a line (plan/item-tail.ts)',
  ],
  [
    String.raw`/[\s\u3000]*[(（]?(?:続き|つづき)[)）]?$/`,
    'a heading of at most 1,000 characters (plan/lines.ts)',
  ],
  [
    String.raw`/[0#?](?:\.[0#?]+)?(?![^"]*[0#?])/`,
    'the first 255 characters of a number format (writeback/fit-target.ts)',
  ],
])
