// How a text is cut for searching: words of letters and digits, and pairs of neighbours where no spaces stand.

const unspaced = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー]'
const runs = new RegExp(`${unspaced}+|(?:(?!${unspaced})[\\p{Letter}\\p{Number}])+`, 'gu')
const isUnspaced = new RegExp(`^${unspaced}`, 'u')

/**
 * @example wordsOf('反映割合は50.7%') // ['反映', '映割', '割合', '合は', '50', '7']
 */
export function wordsOf(text: string): string[] {
  return [...text.normalize('NFKC').toLowerCase().matchAll(runs)].flatMap(([run]) => {
    if (!isUnspaced.test(run)) return [run]
    const letters = [...run]
    if (letters.length === 1) return [run]
    return letters.slice(1).map((letter, at) => `${letters[at]}${letter}`)
  })
}
