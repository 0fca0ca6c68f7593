import { own } from '#app/core/own.ts'

/** Milliseconds of quiet before what was typed is looked up. */
const similarAfterMs = 400
const tagsAfterMs = 200

/** The page where a question is asked: similar threads while the title is typed, tags completed, texts to begin with. */
export function startAskPage(): void {
  document.addEventListener('input', (event) => {
    if (!(event.target instanceof HTMLInputElement)) return
    if (event.target.dataset['similar'] !== undefined) later(event.target, similarAfterMs, showSimilar)
    if (event.target.dataset['tags'] !== undefined) later(event.target, tagsAfterMs, offerTags)
  })
  document.addEventListener('change', (event) => {
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) fillStart(event.target)
  })
}

const waiting = new WeakMap<HTMLInputElement, number>()

function later(field: HTMLInputElement, ms: number, work: (field: HTMLInputElement) => Promise<void>): void {
  window.clearTimeout(waiting.get(field))
  waiting.set(
    field,
    window.setTimeout(() => void work(field).catch(() => undefined), ms),
  )
}

/** The list below the title is that of the page for this title; what a reader without script gets by the button. */
async function showSimilar(field: HTMLInputElement): Promise<void> {
  const place = document.getElementById('similar-threads')
  const title = field.value.trim()
  if (place === null) return
  const answer = await fetch(`/threads/new?title=${encodeURIComponent(title)}`)
  if (!answer.ok || field.value.trim() !== title) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  place.replaceChildren(...(page.getElementById('similar-threads')?.childNodes ?? []))
  const signIn = document.querySelector('[data-sign-in]')
  const fresh = page.querySelector('[data-sign-in]')
  if (signIn !== null && fresh !== null) signIn.replaceWith(fresh)
}

/** Completes the last of the tags in the line; synonyms included. */
async function offerTags(field: HTMLInputElement): Promise<void> {
  const comma = field.value.lastIndexOf(',') + 1
  const begin = field.value.slice(comma).trim()
  if (begin === '' || field.list === null) return
  const answer = await fetch(`/tag-names?q=${encodeURIComponent(begin)}`)
  if (!answer.ok) return
  const { tags } = (await answer.json()) as { tags: { name: string }[] }
  const before = comma === 0 ? '' : `${field.value.slice(0, comma)} `
  field.list.replaceChildren(...tags.map(({ name }) => new Option(name, `${before}${name}`)))
}

type Start = { product: string | null; texts: Record<string, string> }
const filled = new WeakMap<HTMLFormElement, { body: string; product: string }>()

/** Fills text and product when category or kind changes, as long as they hold nothing of their own. */
function fillStart(field: HTMLInputElement | HTMLSelectElement): void {
  const { form } = field
  const starts = form?.querySelector<HTMLElement>('[data-starts]')?.dataset['starts']
  if (form === null || starts === undefined || (field.name !== 'category' && field.name !== 'kind')) return
  const known = JSON.parse(starts) as Record<string, Start>
  const data = new FormData(form)
  const start = own(known, String(data.get('category')))
  const next = { body: own(start?.texts ?? {}, String(data.get('kind'))) ?? '', product: start?.product ?? '' }
  const texts = Object.values(known).flatMap((one) => Object.values(one.texts))
  const before = filled.get(form)
  for (const name of ['body', 'product'] as const) {
    const control = form.elements.namedItem(name)
    if (!(control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement)) continue
    const own = control.value.trim() !== '' && control.value !== before?.[name]
    if (own && !(name === 'body' ? texts.includes(control.value) : control.value === defaultOf(control))) continue
    if (control.value === next[name]) continue
    control.value = next[name]
    control.dispatchEvent(new Event('input', { bubbles: true }))
  }
  filled.set(form, next)
}

function defaultOf(control: HTMLTextAreaElement | HTMLSelectElement): string {
  return control instanceof HTMLTextAreaElement
    ? control.defaultValue
    : ([...control.options].find(({ defaultSelected }) => defaultSelected)?.value ?? '')
}
