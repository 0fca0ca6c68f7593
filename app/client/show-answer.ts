import { Idiomorph } from 'idiomorph'
import { tellShown } from './page-shown.ts'

/**
 * Shows the page that a form was answered with. The same page (`main[data-page]`) is changed where it differs; another
 * one takes the place of this one, as if a link had been followed.
 */
export function showAnswer(html: string, at: URL, sent: HTMLFormElement): void {
  const next = new DOMParser().parseFromString(html, 'text/html')
  if (next.getElementById('main') === null) return location.assign(at)
  document.title = next.title
  if (pageOf(next) === pageOf(document)) {
    if (at.href !== location.href) history.replaceState(null, '', at)
    changePage(next, sent)
  } else {
    history.pushState(null, '', at)
    replacePage(next)
  }
  const target = at.hash === '' ? null : document.getElementById(decodeURIComponent(at.hash.slice(1)))
  target?.scrollIntoView()
  document.querySelector<HTMLElement>('[data-takes-focus]')?.focus()
  tellShown()
}

// What was left by pushState is another page: it is loaded when the reader goes back to it.
window.addEventListener('popstate', () => location.reload())

function pageOf(page: Document): string {
  return page.getElementById('main')?.dataset['page'] ?? ''
}

function replacePage(next: Document): void {
  const { lang, dataset } = next.documentElement
  document.documentElement.lang = lang
  if (dataset['theme'] === undefined) delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = dataset['theme']
  document.body.replaceWith(document.adoptNode(next.body))
  window.scrollTo(0, 0)
  document.getElementById('main')?.focus({ preventScroll: true })
}

function changePage(next: Document, sent: HTMLFormElement): void {
  // The form that was sent is taken anew, as the server shows it, with its editor; every other editor is left alone.
  const fresh = sent.id === '' ? null : next.getElementById(sent.id)
  if (fresh !== null) sent.replaceWith(document.importNode(fresh, true))
  Idiomorph.morph(document.body, next.body, {
    morphStyle: 'innerHTML',
    restoreFocus: true,
    callbacks: {
      beforeNodeMorphed(old: Node, other: Node): boolean {
        if (!(old instanceof HTMLElement) || sent.contains(old)) return true
        if (old.matches('[data-island], dialog[open]') || isTouched(old)) return false
        if (old instanceof HTMLDetailsElement && other instanceof HTMLDetailsElement) other.open = old.open
        return true
      },
    },
  })
}

/** Whether somebody typed or chose something in this control that the server has not seen. */
function isTouched(element: HTMLElement): boolean {
  if (element instanceof HTMLTextAreaElement) return element.value !== element.defaultValue
  if (element instanceof HTMLSelectElement)
    return [...element.options].some((option) => option.selected !== option.defaultSelected) && element.value !== ''
  if (!(element instanceof HTMLInputElement) || element.type === 'hidden') return false
  return element.type === 'checkbox' || element.type === 'radio'
    ? element.checked !== element.defaultChecked
    : element.value !== element.defaultValue
}
