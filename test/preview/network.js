// Put after the stand-in's bootstrap in the preview's copy of the pane's page: a network that the
// preview can take away, and a language that it can change without Excel being started anew.
const { defineProperty } = Object
Object.defineProperty = (target, key, descriptor) =>
  key === 'displayLanguage'
    ? defineProperty(target, key, {
        enumerable: true,
        get: () => (window.parent.haneiPreview.language.value === 'ja' ? 'ja-JP' : 'en-US'),
      })
    : defineProperty(target, key, descriptor)

// The pane's requests leave from a worker; it starts inside one of ours.
const AskedWorker = window.Worker
window.Worker = class extends AskedWorker {
  constructor(address, options) {
    const started = new URL('preview-worker.js', document.baseURI)
    started.searchParams.set('module', new URL(address, document.baseURI).href)
    started.searchParams.set('offline', String(window.parent.haneiPreview.offline.value))
    super(started, { ...options, type: 'module' })
  }
}
