/**
 * Keys of a review item or a case, outside of texts. Of an item `d` presses the decision against it, `k` the one for it,
 * `s` goes to the sanctions, `n` opens leaving it to others; of a case `r` begins an answer, `m` a note, `t` opens the
 * templates, `n` goes on to the next case. Elements say which key is theirs (`data-review-key`).
 * @returns whether the page has an element with that key, so that nothing else takes it
 */
export function pressReviewKey(key: string): boolean {
  if (!/^[dkmnrst]$/.test(key)) return false
  const target = document.querySelector<HTMLElement>(`[data-review-key="${key}"]`)
  if (target === null) return false
  if (target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement) target.click()
  else if (target instanceof HTMLLabelElement) {
    target.click()
    target.closest('form')?.querySelector('textarea')?.focus()
  } else if (target.tagName === 'SUMMARY') {
    target.click()
    target.parentElement?.querySelector<HTMLElement>('input:not([type=hidden])')?.focus()
  } else target.querySelector<HTMLElement>('input')?.focus()
  return true
}
