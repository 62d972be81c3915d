// The page's beginning, as a server has it.
import { render } from 'preact'
import '../taskpane/styles/index.css'
import './styles/check.css'
import './styles/grid.css'
import { CheckPage } from './page/check-page.tsx'
import { createSession } from './page/session.ts'

const root = document.getElementById('check') ?? document.body
render(<CheckPage session={createSession({ hasServer: true })} />, root)
