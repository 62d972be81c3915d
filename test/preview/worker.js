// Runs the pane's worker with a network that the preview can take away.
const asked = new URL(self.location.href).searchParams
let offline = asked.get('offline') === 'true'
new BroadcastChannel('hanei-preview').onmessage = ({ data }) => {
  offline = data.offline
}
const send = self.fetch.bind(self)
self.fetch = (...request) =>
  offline ? Promise.reject(new TypeError('Failed to fetch')) : send(...request)

// Messages that arrive before the worker's own code listens are handed on once it does.
const early = []
const keep = ({ data }) => early.push(data)
self.addEventListener('message', keep)
await import(asked.get('module'))
self.removeEventListener('message', keep)
for (const data of early) self.dispatchEvent(new MessageEvent('message', { data }))
