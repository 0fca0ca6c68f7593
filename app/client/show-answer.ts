import { Idiomorph } from 'idiomorph'
import { tellShown } from './page-shown.ts'

/**
 * Shows the page that a form or a link was answered with. The same page (`main[data-page]`) is changed where it differs;
 * another page replaces this one, as if a link had been followed. Of the same page these stay as they are: what is being
 * typed, open menus and dialogs, editors, forms whose own answer is still on its way.
 * @param from the form that was sent, or the link that was pressed
 * @throws Error when the answer is a failure and no page of ours: from a proxy, say
 */
export function showAnswer({ html, at, ok }: { html: string; at: URL; ok: boolean }, from: HTMLElement): void {
  const next = new DOMParser().parseFromString(html, 'text/html')
  if (next.getElementById('main') === null) {
    if (!ok) throw new Error(`No page from ${at.href}`)
    return location.assign(at)
  }
  const name = decodeURIComponent(at.hash.slice(1))
  const known = name !== '' && document.getElementById(name) !== null
  const same = pageOf(next) === pageOf(document)
  document.title = next.title
  if (same) {
    if (at.href !== location.href) history.replaceState(null, '', at)
    changePage(next, from)
  } else {
    history.pushState(null, '', at)
    replacePage(next)
  }
  const target = name === '' ? null : document.getElementById(name)
  // A vote leads back to its post, which is in sight; a new answer may not be.
  if (!same || !known) target?.scrollIntoView()
  if (from instanceof HTMLAnchorElement) target?.querySelector('textarea')?.focus()
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

function changePage(next: Document, from: HTMLElement): void {
  // The form that was sent is replaced by the server's, with its editor; every other editor is left alone.
  const fresh = from.id === '' || !(from instanceof HTMLFormElement) ? null : next.getElementById(from.id)
  if (fresh !== null) from.replaceWith(document.importNode(fresh, true))
  // The children, because a node is taken for the one child: a body in the body.
  Idiomorph.morph(document.body, [...next.body.childNodes], {
    morphStyle: 'innerHTML',
    restoreFocus: true,
    callbacks: {
      beforeNodeMorphed(old: Node, other: Node): boolean {
        if (!(old instanceof HTMLElement) || from.contains(old)) return true
        if (old.matches('[data-island], dialog[open]') || isTouched(old) || isWaiting(old, from)) return false
        if (isOpenOnDemand(old, other) && !old.contains(from)) return false
        if (old instanceof HTMLDetailsElement && other instanceof HTMLDetailsElement) other.open = old.open
        return true
      },
      beforeNodeRemoved(old: Node): boolean {
        return !(old instanceof HTMLElement) || old.contains(from) || from.contains(old) || !holdsTyping(old)
      },
    },
  })
}

/** A form whose answer is still on its way: the page of an earlier answer shows an older state of it. */
function isWaiting(element: HTMLElement, from: HTMLElement): boolean {
  return element !== from && element instanceof HTMLFormElement && element.ariaBusy === 'true'
}

/** A form that was asked for (`[data-on-demand]`) and that the new page leaves out. */
function isOpenOnDemand(old: HTMLElement, next: Node): boolean {
  return (
    old.dataset['onDemand'] !== undefined &&
    old.querySelector('form') !== null &&
    next instanceof Element &&
    next.querySelector('form') === null
  )
}

function holdsTyping(element: HTMLElement): boolean {
  return [element, ...element.querySelectorAll<HTMLElement>('textarea, input, select')].some(isTouched)
}

/** Whether something was typed or chosen in this control that the server has not seen. */
function isTouched(element: HTMLElement): boolean {
  if (element instanceof HTMLTextAreaElement) return element.value !== element.defaultValue
  if (element instanceof HTMLSelectElement)
    return [...element.options].some((option) => option.selected !== option.defaultSelected) && element.value !== ''
  if (!(element instanceof HTMLInputElement) || element.type === 'hidden') return false
  return element.type === 'checkbox' || element.type === 'radio'
    ? element.checked !== element.defaultChecked
    : element.value !== element.defaultValue
}
