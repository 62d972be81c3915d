// Put before Office.js in the preview's copy of the pane's page: the stand-in's host as the native
// object of desktop Excel, and a network that the preview can take away.
Object.defineProperty(window, 'external', {
  value: window.parent.haneiExternal(),
  configurable: true,
})

const AskedWorker = window.Worker
/** The pane's requests leave from a worker; it starts inside one of ours that can hold them back. */
window.Worker = class extends AskedWorker {
  constructor(address, options) {
    const started = new URL('preview-worker.js', document.baseURI)
    started.searchParams.set('module', new URL(address, document.baseURI).href)
    started.searchParams.set('offline', String(window.parent.haneiPreview.offline.value))
    super(started, { ...options, type: 'module' })
  }
}
