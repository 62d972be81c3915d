/** Hands a file to the browser's downloads. */
export function save(file: string | Uint8Array | ArrayBuffer, type: string, name: string): void {
  const part = file instanceof Uint8Array ? file.slice().buffer : file
  const address = URL.createObjectURL(new Blob([part], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
