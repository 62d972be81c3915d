// Which of the two languages a language tag asks for.

/** Japanese for `ja`, `ja-JP`; English for every other. @param tag of BCP 47, or null */
export const languageOf = (tag: string | null | undefined): 'ja' | 'en' =>
  /^ja\b/i.test(tag ?? '') ? 'ja' : 'en'
