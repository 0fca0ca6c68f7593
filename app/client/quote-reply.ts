import { quotation } from '#app/domain/threads/quote.ts'

/**
 * Quoting into the answer that is being written: a press on `a[data-quote]` (the handle of the author) quotes what is
 * selected in its post, else the whole text; while something is selected, a button below the selection does the same.
 * Without script the link shows the page with the quotation in the box.
 */
export function startQuoting(): void {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button small quote-selection'
  button.hidden = true
  document.addEventListener('selectionchange', () => offer(button))
  // The selection must outlive the press.
  button.addEventListener('pointerdown', (event) => event.preventDefault())
  button.addEventListener('click', () => {
    const post = selectedPost()
    if (post !== null) quote(post)
    button.hidden = true
  })
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-quote]') : null
    if (link === null || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    const post = link.closest('article')
    if (post !== null && quote(post)) event.preventDefault()
  })
}

function offer(button: HTMLButtonElement): void {
  const link = selectedPost()?.querySelector('a[data-quote]')
  const box = link ? getSelection()?.getRangeAt(0).getBoundingClientRect() : undefined
  button.hidden = box === undefined
  if (!link || box === undefined) return
  // The body is replaced with every page that is shown in place.
  if (!button.isConnected) document.body.append(button)
  button.textContent = link.textContent?.trim() ?? ''
  button.style.left = `${String(Math.max(8, box.left + scrollX))}px`
  button.style.top = `${String(box.bottom + scrollY + 8)}px`
}

/** The post whose text holds the whole selection; null when nothing is selected in one. */
function selectedPost(): Element | null {
  const selection = getSelection()
  if (selection === null || selection.isCollapsed || selection.toString().trim() === '') return null
  const [from, to] = [selection.anchorNode, selection.focusNode].map(
    (node) => (node instanceof Element ? node : node?.parentElement)?.closest('.post .prose') ?? null,
  )
  return from !== null && from === to ? (from?.closest('article') ?? null) : null
}

/** @returns false where no answer can be written on this page */
function quote(post: Element): boolean {
  const area = document.querySelector<HTMLTextAreaElement>('#write textarea')
  const handle = post.querySelector<HTMLElement>('a[data-quote]')?.dataset['quote']
  if (area === null || handle === undefined) return false
  const selected = selectedPost() === post ? getSelection()?.toString() : undefined
  const text = selected ?? post.querySelector<HTMLElement>('.prose')?.innerText ?? ''
  const before = area.value.trimEnd()
  area.value = `${before}${before === '' ? '' : '\n\n'}${quotation(text, handle === '' ? null : handle)}`
  area.dispatchEvent(new Event('input', { bubbles: true }))
  getSelection()?.removeAllRanges()
  area.focus()
  area.setSelectionRange(area.value.length, area.value.length)
  area.scrollIntoView({ block: 'center' })
  return true
}
