// Puts a script on the page and waits until it ran.
export function loadScript(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = address
    script.addEventListener('load', () => resolve())
    script.addEventListener('error', () => reject(new Error(`not loaded: ${address}`)))
    document.head.append(script)
  })
}
