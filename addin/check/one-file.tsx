// The page as one file from disk: the same script is the page, and in a worker its thread.
import { render } from 'preact'
import { openWorkerThread, type Thread } from '../client/thread/index.ts'
import { listen } from '../client/thread/listen.ts'
import '../taskpane/styles/index.css'
import './styles/check.css'
import './styles/grid.css'
import { CheckPage } from './page/check-page.tsx'
import { createSession } from './page/session.ts'
import { threadInPage } from './page/thread-in-page.ts'

if (typeof document === 'undefined') listen()
else {
  const script = document.currentScript as HTMLScriptElement | null
  const workerThread = openWorkerThread(() => start(script?.src ?? ''))
  const root = document.getElementById('check') ?? document.body
  root.replaceChildren()
  render(<CheckPage session={createSession({ hasServer: false, workerThread })} />, root)
}

/** A browser that lets no page from disk have a thread works in the page itself. */
function start(address: string): Thread {
  try {
    return new Worker(address, { name: 'hanei' })
  } catch {
    return threadInPage()
  }
}
