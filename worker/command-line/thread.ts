// A thread that checks files beside the first one.
import { parentPort, workerData } from 'node:worker_threads'
import { takeBeside } from './check-files.ts'

takeBeside(workerData, (told) => parentPort?.postMessage(told))
