// Digests: what was checked, said in 64 hexadecimal digits.
export { canonicalJson } from './canonical.ts'
export { digestOf, digestOfText } from './digest.ts'
export { snapshotDigest } from './snapshot.ts'
