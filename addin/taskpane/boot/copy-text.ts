// Copies text, also where a framed page may not use the clipboard by itself.
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    const area = document.createElement('textarea')
    area.value = text
    area.readOnly = true
    area.className = 'hidden-visually'
    document.body.append(area)
    area.select()
    document.execCommand('copy')
    area.remove()
  }
}
