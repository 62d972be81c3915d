// One assessment of a body from a file in a process of its own; prints how much memory it took.
import { readFileSync } from 'node:fs'
import { reportBytes } from '../pipeline.ts'

const body = new Uint8Array(readFileSync(process.argv[2] ?? ''))
const before = process.memoryUsage()
const report = reportBytes(body)
const after = process.memoryUsage()
console.log(
  JSON.stringify({
    body: body.length,
    report: report.length,
    resident: process.resourceUsage().maxRSS * 1_024,
    heapBefore: before.heapUsed,
    heapAfter: after.heapUsed,
  }),
)
