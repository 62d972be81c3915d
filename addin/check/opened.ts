// What a page with a file open needs: fetched with the first file.
export { createBook } from './book/book.ts'
export { createBookPort } from './book/port.ts'
export { Workspace } from './page/workspace.tsx'
