import { pressReviewKey } from './review-keys.ts'

/** Items of every list of the product; the first heading link of an item is where it leads. */
const items = 'main :is(.threads > li, .due > li, .queue-list > li, .cards > *, .rows > tbody > tr)'

/**
 * Keys of every page, outside of texts: `/` goes to the search box, `j` and `k` to the next and the previous item of a
 * list, `?` shows all keys.
 */
export function listenToKeys(): void {
  const acts: Readonly<Record<string, () => boolean>> = {
    '/': goToSearch,
    j: () => goTo(1),
    k: () => goTo(-1),
    '?': showKeys,
  }
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return
    if (document.querySelector('dialog[open]') !== null) return
    if (pressReviewKey(event.key) || acts[event.key]?.() === true) event.preventDefault()
  })
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-keys], .shortcuts [data-close]') : null
    if (button?.closest('dialog') instanceof HTMLDialogElement) button.closest('dialog')?.close()
    else if (button !== null) showKeys()
  })
}

/** @returns whether there is anything to show */
export function showKeys(): boolean {
  const dialog = document.querySelector<HTMLDialogElement>('dialog.shortcuts')
  dialog?.showModal()
  return dialog !== null
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null
}

function goToSearch(): boolean {
  const box = [...document.querySelectorAll<HTMLInputElement>('input[name=q]')].find((one) => one.checkVisibility())
  box?.focus()
  box?.select()
  return box !== undefined
}

function goTo(step: 1 | -1): boolean {
  const links = [...document.querySelectorAll(items)].flatMap(
    (item) => item.querySelector<HTMLAnchorElement>(':is(h2, h3, th) a') ?? item.querySelector('a') ?? [],
  )
  const at = links.findIndex((link) => link.closest(items)?.contains(document.activeElement) === true)
  const link = links[at === -1 ? (step === 1 ? 0 : links.length - 1) : at + step]
  link?.focus()
  link?.scrollIntoView({ block: 'nearest' })
  return link !== undefined
}
