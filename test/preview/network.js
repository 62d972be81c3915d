// Put after the stand-in's bootstrap in the preview's copy of the pane's page: a network that the
// preview can take away. The pane's requests leave from a worker; it starts inside one of ours.
const AskedWorker = window.Worker
window.Worker = class extends AskedWorker {
  constructor(address, options) {
    const started = new URL('preview-worker.js', document.baseURI)
    started.searchParams.set('module', new URL(address, document.baseURI).href)
    started.searchParams.set('offline', String(window.parent.haneiPreview.offline.value))
    super(started, { ...options, type: 'module' })
  }
}
