// The help's only script: the search field, which is not shown without it.
import { excerpt, indexOf, type Searched } from './search.ts'

const { own = './', noHits = '' } = document.documentElement.dataset
const form = document.querySelector<HTMLFormElement>('form[role=search]')
const field = document.querySelector<HTMLInputElement>('#words')
const hits = document.querySelector<HTMLElement>('#hits')

let index: Promise<ReturnType<typeof indexOf>> | null = null
const fetched = () => {
  index ??= fetch(`${own}search.json`)
    .then((answer) => answer.json() as Promise<Searched[]>)
    .then(indexOf)
  return index
}

async function show(words: string): Promise<void> {
  if (!hits) return
  if (words.trim() === '') {
    hits.replaceChildren()
    return
  }
  const found = (await fetched()).search(words).slice(0, 12)
  if (field?.value !== words) return
  if (found.length === 0) {
    hits.textContent = noHits
    return
  }
  const list = document.createElement('ol')
  for (const { id, title, text } of found) {
    const item = list.appendChild(document.createElement('li'))
    const link = item.appendChild(document.createElement('a'))
    link.href = `${own}${id}.html`
    link.textContent = String(title)
    item.appendChild(document.createElement('p')).textContent = excerpt(String(text), words)
  }
  hits.replaceChildren(list)
}

if (form && field) {
  form.hidden = false
  form.addEventListener('submit', (event) => event.preventDefault())
  field.addEventListener('focus', () => void fetched().catch(() => undefined))
  field.addEventListener('input', () => void show(field.value))
}
// What is wide scrolls by the keyboard too; what is not, is no stop on the way.
for (const wide of document.querySelectorAll<HTMLElement>('.wide')) {
  if (wide.scrollWidth <= wide.clientWidth) wide.removeAttribute('tabindex')
}
