// The worker thread's script.
import { listen } from './listen.ts'

listen()
