// Files that tests take in as text; vite reads `?raw` so.
declare module '*?raw' {
  const text: string
  export default text
}

interface ImportMeta {
  /** vite's: the files of the patterns, by path. */
  glob<T>(
    patterns: string[],
    options: { query: '?raw'; import: 'default'; eager: true },
  ): Record<string, T>
}
