// A text without certain characters at its end.

/**
 * What is left of `text` when its last characters go as long as they fit. A pattern with `+$` would
 * start anew at every such character inside the text.
 * @param character a pattern of one character, without the g flag
 */
export function withoutEnd(text: string, character: RegExp): string {
  let end = text.length
  while (end > 0 && character.test(text[end - 1] as string)) end--
  return text.slice(0, end)
}
