// Files that tests take in as text; vite reads `?raw` so.
declare module '*?raw' {
  const text: string
  export default text
}
