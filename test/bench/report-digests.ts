// Digests of every report that speed must not change: `node test/bench/report-digests.ts > before.txt`,
// and the same after a change; `diff` says nothing where all reports are byte-identical.
import { assess, reportDigest } from '../../shared/assess.ts'
import { defaultPolicy } from '../../shared/schema/index.ts'
import { vectorInputs } from '../conformance/inputs.ts'
import { makeWorkload } from './workload.ts'

for (const { name, snapshot, plan, policy, mapping } of vectorInputs()) {
  const report = assess(snapshot, plan, policy, mapping ? { mapping } : {})
  console.log(`${reportDigest(report)}  ${name}`)
}
for (const lines of [100, 3_000, 20_000]) {
  for (const faults of [0, 0.01, 0.2]) {
    const { snapshot, plan } = makeWorkload({ lines, faults })
    for (const used of [plan, null]) {
      const name = `${lines} lines, ${faults * 100}% faults${used ? '' : ', no plan'}`
      console.log(`${reportDigest(assess(snapshot, used, defaultPolicy))}  ${name}`)
    }
  }
}
